// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axislabels.h"

#include "chartsamples.h"

#include <QFontMetricsF>
#include <QTest>

#include "ui/theme/theme.h"

using namespace tally;
using namespace Qt::StringLiterals;

class TestAxisLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverOverlapNorStickOut_data();
    void neverOverlapNorStickOut();
    void repeatedCategoriesKeepTheirLabels();
    void standAtCalendarBoundaries_data();
    void standAtCalendarBoundaries();
    void followTheZone();
};

namespace {

QList<AxisLabel> labelsFor(const ChartData &data, double width, bool hasSlots, const QLocale &locale)
{
    ChartGeometry geometry;
    geometry.area = QRectF(0, 0, width, 300);
    geometry.plot = QRectF(50, 8, width - 58, 260);
    geometry.first = 0;
    geometry.last = data.size() - 1;
    geometry.hasSlots = hasSlots;
    const QFontMetricsF metrics(Theme::font(FontRole::Small));
    return axisLabels(
        data, geometry, locale, [&](const QString &text) { return metrics.horizontalAdvance(text); },
        [&](const QString &text, double room) { return metrics.elidedText(text, Qt::ElideRight, room); });
}

ChartData categories(const QStringList &names)
{
    ChartData data;
    data.categories = names;
    data.series.append({u"Views"_s, QList<double>(names.size(), 1.0), SeriesKind::Current, -1, {}});
    return data;
}

} // namespace

void TestAxisLabels::neverOverlapNorStickOut_data()
{
    QTest::addColumn<ChartData>("data");
    QTest::addColumn<bool>("hasSlots");
    ChartData minutes = samples::hours(0);
    minutes.unit = TimeUnit::Minute;
    for (int i = 0; i < 180; ++i)
        minutes.instants.append(samples::utcMs(2025, 5, 17, 13) + i * 60'000);
    ChartData weeks = samples::days(0, false);
    weeks.unit = TimeUnit::Week;
    for (int i = 0; i < 53; ++i)
        weeks.instants.append(samples::utcMs(2025, 1, 6) + i * 7 * 86'400'000LL);
    ChartData years = samples::days(0, false);
    years.unit = TimeUnit::Year;
    for (int i = 0; i < 40; ++i)
        years.instants.append(samples::utcMs(1990 + i, 1, 1));
    ChartData quarters = samples::days(0, false);
    quarters.unit = TimeUnit::Quarter;
    for (int i = 0; i < 9; ++i)
        quarters.instants.append(samples::utcMs(2024 + i / 4, 1 + 3 * (i % 4), 1));
    QTest::newRow("1 day") << samples::days(1) << false;
    QTest::newRow("2 days") << samples::days(2) << false;
    QTest::newRow("7 days") << samples::days(7) << false;
    QTest::newRow("28 days") << samples::days(28) << true;
    QTest::newRow("90 days") << samples::days(90) << false;
    QTest::newRow("3 years of days") << samples::days(1'100) << false;
    QTest::newRow("24 hours") << samples::hours(24) << true;
    QTest::newRow("10 days of hours") << samples::hours(240) << false;
    QTest::newRow("180 minutes") << minutes << false;
    QTest::newRow("53 weeks") << weeks << false;
    QTest::newRow("12 months") << samples::months(12) << true;
    QTest::newRow("quarters") << quarters << true;
    QTest::newRow("40 years") << years << false;
    QTest::newRow("a million days") << samples::days(100'000, false) << false;
    QTest::newRow("types") << samples::byType() << true;
    QTest::newRow("long Korean names")
        << categories(QStringList(6, u"아주 긴 이름을 가진 콘텐츠 카테고리 하나"_s)) << true;
    QTest::newRow("one long name") << categories({QString(400, u'W')}) << true;
    QTest::newRow("many names") << categories(QStringList(500, u"category"_s)) << true;
    QTest::newRow("empty names") << categories({QString(), QString()}) << true;
    QTest::newRow("nothing") << ChartData() << false;
}

void TestAxisLabels::neverOverlapNorStickOut()
{
    QFETCH(ChartData, data);
    QFETCH(bool, hasSlots);
    for (const auto &name : {u"en_US"_s, u"en_GB"_s, u"ko_KR"_s, u"de_DE"_s, u"C"_s}) {
        for (int width = 300; width <= 2000; width += 85) {
            const QList<AxisLabel> labels = labelsFor(data, width, hasSlots, QLocale(name));
            const auto where = QStringLiteral("%1 at %2 px").arg(name).arg(width).toUtf8();
            if (data.size() > 0)
                QVERIFY2(!labels.isEmpty(), where.constData());
            if (data.size() > 1 && data.isTime() && width >= 500)
                QVERIFY2(labels.size() >= 2, where.constData());
            for (qsizetype i = 0; i < labels.size(); ++i) {
                QVERIFY2(labels.at(i).left >= 0 && labels.at(i).right <= width, where.constData());
                QVERIFY2(i == 0 || labels.at(i).left >= labels.at(i - 1).right + 2, where.constData());
            }
        }
    }
}

void TestAxisLabels::repeatedCategoriesKeepTheirLabels()
{
    const QStringList names{u"same"_s, u"same"_s, u"other"_s, u"same"_s};
    const QList<AxisLabel> labels = labelsFor(categories(names), 600, true, QLocale(u"en"_s));
    QCOMPARE(labels.size(), 4);
    for (qsizetype i = 0; i < 4; ++i) {
        QCOMPARE(labels.at(i).index, i);
        QCOMPARE(labels.at(i).text, names.at(i));
    }
}

void TestAxisLabels::standAtCalendarBoundaries_data()
{
    QTest::addColumn<ChartData>("data");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("90 days, Mondays")
        << samples::days(90) << 650 << u"en_GB"_s
        << QStringList{u"14 Apr"_s, u"28 Apr"_s, u"12 May"_s, u"26 May"_s, u"9 Jun"_s, u"23 Jun"_s};
    QTest::newRow("90 days, narrow: months")
        << samples::days(90) << 300 << u"en_GB"_s << QStringList{u"Apr 2025"_s, u"May"_s, u"Jun"_s};
    QTest::newRow("90 days in Korean, narrow")
        << samples::days(90) << 300 << u"ko_KR"_s << QStringList{u"2025년 4월"_s, u"5월"_s, u"6월"_s};
    QTest::newRow("hours") << samples::hours(24) << 500 << u"en_GB"_s
                           << QStringList{u"17 May"_s, u"03:00"_s, u"06:00"_s, u"09:00"_s,
                                          u"12:00"_s,  u"15:00"_s, u"18:00"_s, u"21:00"_s};
}

void TestAxisLabels::standAtCalendarBoundaries()
{
    QFETCH(ChartData, data);
    QFETCH(int, width);
    QFETCH(QString, locale);
    QFETCH(QStringList, texts);
    QStringList actual;
    for (const AxisLabel &label : labelsFor(data, width, false, QLocale(locale)))
        actual.append(label.text);
    QCOMPARE(actual, texts);
}

void TestAxisLabels::followTheZone()
{
    // The clocks go forward on 30 March in Lisbon: 00:00, then 02:00; every label still is a round local
    // hour.
    ChartData data = samples::hours(0);
    data.zone = Zone::find(u"Europe/Lisbon"_s).value();
    const qint64 midnight = data.zone.startOfDay(QDate(2025, 3, 30));
    for (int i = 0; i < 23; ++i)
        data.instants.append(midnight + i * 3'600'000);
    const QList<AxisLabel> labels = labelsFor(data, 500, false, QLocale(u"en_GB"_s));
    QVERIFY(labels.size() >= 4);
    QCOMPARE(labels.first().text, u"30 Mar"_s);
    for (qsizetype i = 1; i < labels.size(); ++i) {
        const QTime time = data.zone.localTime(data.instants.at(labels.at(i).index));
        QCOMPARE(labels.at(i).text, time.toString(u"HH:mm"_s));
        QCOMPARE(time.hour() % 2 == 0 || time.hour() % 3 == 0, true);
    }
}

QTEST_MAIN(TestAxisLabels)
#include "tst_axislabels.moc"
