// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/figures.h"
#include "ui/theme/format.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/systemappearance.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

const QLocale English(QLocale::English, QLocale::UnitedStates);
const QLocale Korean(QLocale::Korean, QLocale::SouthKorea);

} // namespace

/// How numbers and dates read, and that every text can be read on what it stands on.
class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compact_data();
    void compact();
    void change_data();
    void change();
    void duration_data();
    void duration();
    void unknownIsNeverZero_data();
    void unknownIsNeverZero();
    void money();
    void days_data();
    void days();
    void buckets_data();
    void buckets();
    void contrast_data();
    void contrast();
    void sheetHasNoWordLeft();
    void themeFollowsModes();
    void portalNumbers_data();
    void portalNumbers();
    void iconsAreTintedAndCrisp();
    void figuresLineUp();
};

void TestFormat::compact_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("korean");
    QTest::newRow("zero") << 0.0 << u"0"_s << u"0"_s;
    QTest::newRow("small") << 950.0 << u"950"_s << u"950"_s;
    QTest::newRow("below short") << 9'999.0 << u"9,999"_s << u"9,999"_s;
    QTest::newRow("ten thousand") << 12'345.0 << u"12.3k"_s << u"1.23만"_s;
    QTest::newRow("rounds up to a million") << 999'960.0 << u"1M"_s << u"100만"_s;
    QTest::newRow("48 million") << 48'213'004.0 << u"48.2M"_s << u"4,821만"_s;
    QTest::newRow("billion") << 3'456'000'000.0 << u"3.46B"_s << u"34.6억"_s;
    QTest::newRow("negative") << -48'213'004.0 << u"-48.2M"_s << u"-4,821만"_s;
    QTest::newRow("decimal") << 3.14159 << u"3.14"_s << u"3.14"_s;
}

void TestFormat::compact()
{
    QFETCH(double, number);
    QTEST(Format(English).compact(number), "english");
    QTEST(Format(Korean).compact(number), "korean");
}

void TestFormat::change_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("text");
    QTest::newRow("up") << 0.124 << u"+12.4%"_s;
    QTest::newRow("down") << -0.064 << u"−6.4%"_s;
    QTest::newRow("flat") << 0.0001 << u"0.0%"_s;
    QTest::newRow("huge") << 12.34 << u"+1,234%"_s;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << u"–"_s;
}

void TestFormat::change()
{
    QFETCH(double, rate);
    QTEST(Format(English).change(rate), "text");
}

void TestFormat::duration_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("korean");
    QTest::newRow("none") << 0.0 << u"0s"_s << u"0초"_s;
    QTest::newRow("seconds") << 12.5 << u"12.5s"_s << u"12.5초"_s;
    QTest::newRow("rounds to a minute") << 59.97 << u"1m 00s"_s << u"1분 0초"_s;
    QTest::newRow("minutes") << 250.0 << u"4m 10s"_s << u"4분 10초"_s;
    QTest::newRow("hours") << 3900.0 << u"1h 05m"_s << u"1시간 5분"_s;
    QTest::newRow("many hours") << 3600.0 * 48'213 << u"48.2kh"_s << u"4.82만시간"_s;
}

void TestFormat::duration()
{
    QFETCH(double, seconds);
    QTEST(Format(English).duration(seconds), "english");
    QTEST(Format(Korean).duration(seconds), "korean");
}

void TestFormat::unknownIsNeverZero_data()
{
    QTest::addColumn<Unit>("unit");
    QTest::newRow("count") << Unit::Count;
    QTest::newRow("seconds") << Unit::Seconds;
    QTest::newRow("share") << Unit::Share;
    QTest::newRow("ratio") << Unit::Ratio;
    QTest::newRow("money") << Unit::Money;
}

void TestFormat::unknownIsNeverZero()
{
    QFETCH(Unit, unit);
    for (const QLocale &locale : {English, Korean}) {
        QCOMPARE(Format(locale).exactValue(Value(), unit), u"–"_s);
        QCOMPARE(Format(locale).shortValue(Value(), unit), u"–"_s);
        QCOMPARE(Format(locale).shortValue(Value(std::numeric_limits<double>::quiet_NaN()), unit), u"–"_s);
    }
}

void TestFormat::money()
{
    QCOMPARE(Format(English).money(1204.5, u"USD"_s), u"$1,204.50"_s);
    QCOMPARE(Format(Korean).money(15000, u"KRW"_s), u"₩15,000"_s);
    QCOMPARE(Format(English).money(-3, u"EUR"_s), u"−€3.00"_s);
    QCOMPARE(Format(English).money(3, {}), u"3.00"_s);
    QCOMPARE(Format(English).shortValue(Value(48'213'004.25), Unit::Money, u"USD"_s), u"$48.2M"_s);
}

void TestFormat::days_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("korean");
    QTest::newRow("one") << QDate(2025, 6, 29) << QDate(2025, 6, 29) << u"29 Jun 2025"_s
                         << u"2025년 6월 29일"_s;
    QTest::newRow("month") << QDate(2025, 6, 1) << QDate(2025, 6, 30) << u"1 – 30 Jun 2025"_s
                           << u"2025년 6월 1일 – 6월 30일"_s;
    QTest::newRow("year") << QDate(2025, 4, 1) << QDate(2025, 6, 29) << u"1 Apr – 29 Jun 2025"_s
                          << u"2025년 4월 1일 – 6월 29일"_s;
    QTest::newRow("years") << QDate(2024, 12, 1) << QDate(2025, 1, 2) << u"1 Dec 2024 – 2 Jan 2025"_s
                           << u"2024년 12월 1일 – 2025년 1월 2일"_s;
}

void TestFormat::days()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QTEST(Format(English).days(first, last), "english");
    QTEST(Format(Korean).days(first, last), "korean");
}

void TestFormat::buckets_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<TimeUnit>("unit");
    QTest::addColumn<QString>("text");
    QTest::newRow("day") << u"2025-06-29"_s << TimeUnit::Day << u"29 Jun 2025"_s;
    QTest::newRow("hour keeps the zone's clock")
        << u"2025-06-29T13:00:00+09:00"_s << TimeUnit::Hour << u"29 Jun 13:00"_s;
    QTest::newRow("quarter") << u"2025-04-01"_s << TimeUnit::Quarter << u"Q2 2025"_s;
    QTest::newRow("year") << u"2025-01-01"_s << TimeUnit::Year << u"2025"_s;
    QTest::newRow("rubbish stays") << u"not a date"_s << TimeUnit::Month << u"not a date"_s;
}

void TestFormat::buckets()
{
    QFETCH(QString, label);
    QFETCH(TimeUnit, unit);
    QTEST(Format(English).bucket(label, unit), "text");
}

void TestFormat::contrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("back");
    for (const Tokens *t : {&lightTokens(), &darkTokens()}) {
        const char *mode = t->dark ? "dark" : "light";
        const auto row = [mode](const char *name, const QColor &text, const QColor &back) {
            QTest::addRow("%s: %s", mode, name) << text << back;
        };
        const QList<std::pair<const char *, QColor>> backs{
            {"window", t->window}, {"surface", t->surface}, {"raised", t->raised}, {"hover", t->hover}};
        for (const auto &back : backs) {
            row(back.first, t->text, back.second);
            QTest::addRow("%s: muted on %s", mode, back.first) << t->muted << back.second;
        }
        row("text on selection", t->text, t->accentSoft);
        row("accent text on surface", t->accentText, t->surface);
        row("accent text on selection", t->accentText, t->accentSoft);
        row("on accent", t->onAccent, t->accent);
        row("good on surface", t->goodText, t->surface);
        row("good on pill", t->goodText, t->goodSoft);
        row("bad on surface", t->badText, t->surface);
        row("bad on pill", t->badText, t->badSoft);
        row("warning", t->warnText, t->warnSoft);
    }
}

void TestFormat::contrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, back);
    const double ratio = contrastRatio(text, back);
    QVERIFY2(ratio >= 4.5, qPrintable(u"%1 on %2: %3"_s.arg(text.name(), back.name()).arg(ratio)));
}

void TestFormat::sheetHasNoWordLeft()
{
    for (const Tokens *tokens : {&lightTokens(), &darkTokens()}) {
        const auto left = QRegularExpression(u"@\\w+"_s).match(styleSheetFor(*tokens));
        QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
    }
}

void TestFormat::themeFollowsModes()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Light);
    changed.clear();
    theme.setMode(Theme::Mode::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(changed.size(), 1);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.size(), 1);
    theme.applyTo(qApp);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().window);
    theme.setMode(Theme::Mode::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightTokens().window);
    QCOMPARE(QApplication::font().families(), (QStringList{u"Inter"_s, u"Noto Sans CJK KR"_s}));
}

void TestFormat::portalNumbers_data()
{
    QTest::addColumn<uint>("number");
    QTest::addColumn<int>("dark");
    QTest::newRow("no preference") << 0U << -1;
    QTest::newRow("dark") << 1U << 1;
    QTest::newRow("light") << 2U << 0;
    QTest::newRow("unheard of") << 77U << -1;
}

void TestFormat::portalNumbers()
{
    QFETCH(uint, number);
    const auto dark = SystemAppearance::darkFromPortal(number);
    QTEST(dark ? int(*dark) : -1, "dark");
}

void TestFormat::iconsAreTintedAndCrisp()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() > 30);
    for (const QString &file : files) {
        const QImage image = theme.icon(file.chopped(4)).pixmap(QSize(20, 20), 2.0).toImage();
        QCOMPARE(image.size(), QSize(40, 40)); // device pixels, not a blown-up small one
        int inked = 0;
        for (int i = 0; i < 1600; ++i)
            inked += qAlpha(image.pixel(i % 40, i / 40)) > 200 ? 1 : 0;
        QVERIFY2(inked > 20, qPrintable(file));
    }
    const QIcon icon = theme.icon(u"logo"_s, IconTone::Accent);
    const auto middle = [&] { return QColor(icon.pixmap(QSize(20, 20)).toImage().pixel(10, 10)); };
    QCOMPARE(middle(), lightTokens().accentText);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(middle(), darkTokens().accentText); // the same icon follows
    QVERIFY(theme.icon(u"no such icon"_s).isNull());
}

void TestFormat::figuresLineUp()
{
    const QFont font = Theme::font(FontRole::Body);
    QCOMPARE(figuresWidth(font, u"111,111"_s), figuresWidth(font, u"888,888"_s));
    QImage image(60, 20, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    drawFigures(painter, QRectF(30, 0, 30, 20), u"123,456,789,000"_s);
    painter.end();
    for (int x = 0; x < 28; ++x) {
        for (int y = 0; y < 20; ++y)
            QCOMPARE(image.pixel(x, y), qRgb(255, 255, 255)); // elided, not spilled over the neighbour
    }
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
