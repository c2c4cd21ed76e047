// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/activitywindows.h"

#include <QtTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

Zone zone(const QString &name)
{
    return Zone::find(name).value_or(Zone());
}

qint64 at(const QString &text, const Zone &zone)
{
    return parseInstant(text, zone).value_or(0);
}

} // namespace

class TestActivityWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void last_data()
    {
        QTest::addColumn<QString>("zoneName");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<QString>("end"); // empty: no complete day
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("month");
        const auto row = [](const char *name, const char *zoneName, const char *from, const char *until,
                            const char *end, const char *day, const char *month) {
            const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
            QTest::newRow(name) << text(zoneName) << text(from) << text(until) << text(end) << text(day)
                                << text(month);
        };
        row("one day", "Asia/Seoul", "2026-10-05", "2026-10-06", "2026-10-06", "2026-10-05", "2026-09-08");
        row("at noon", "Asia/Seoul", "2026-10-01", "2026-10-06T12:00", "2026-10-06", "2026-10-05",
            "2026-09-08");
        row("still the first day", "Asia/Seoul", "2026-10-05", "2026-10-05T23:59", "", "", "");
        row("not even begun", "Asia/Seoul", "2026-10-05", "2026-10-03T12:00", "", "", "");
        row("starts at noon, over midnight", "Asia/Seoul", "2026-10-05T12:00", "2026-10-06T01:00",
            "2026-10-06", "2026-10-05", "2026-09-08");
        // 28 dates, not 28 × 24 hours: the clocks go forward on 8 March.
        row("over a change of clocks", "America/New_York", "2026-03-08", "2026-03-09", "2026-03-09",
            "2026-03-08", "2026-02-09");
        // Samoa had no 30 December 2011: it is a day of no length before the 31st.
        row("over a day that does not exist", "Pacific/Apia", "2011-12-31", "2012-01-01", "2012-01-01",
            "2011-12-31", "2011-12-04");
        // St. John's set its clocks back at one minute past midnight: the 29th began before that, on the 28th
        // too.
        row("midnight twice", "America/St_Johns", "2006-10-28", "2006-10-29T02:31:00Z",
            "2006-10-29T02:30:00Z", "2006-10-28", "2006-10-01");
    }
    void last()
    {
        QFETCH(QString, zoneName);
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(QString, end);
        const Zone local = zone(zoneName);
        const QList<ActivityWindow> windows = lastWindows({{at(from, local), at(until, local)}}, local);
        QCOMPARE(windows.size(), end.isEmpty() ? 0 : 1);
        if (end.isEmpty())
            return;
        QFETCH(QString, day);
        QFETCH(QString, month);
        QCOMPARE(local.toIso(windows[0].endMs), local.toIso(at(end, local)));
        QCOMPARE(local.toIso(windows[0].dayMs), local.toIso(at(day, local)));
        QCOMPARE(local.toIso(windows[0].monthMs), local.toIso(at(month, local)));
    }

    void daysInsideARow()
    {
        const Zone local = zone(u"Asia/Seoul"_s);
        const DataBounds data{at(u"2026-01-01"_s, local), at(u"2026-12-31"_s, local)};
        const QList<RowSpan> rows = {{at(u"2026-10-01T12:00"_s, local), at(u"2026-10-04T12:00"_s, local)},
                                     {at(u"2026-10-05"_s, local), at(u"2026-10-05"_s, local)}};
        const QList<ActivityWindow> windows = dailyWindows(rows, local, data);
        QCOMPARE(windows.size(), 2); // the 2nd and the 3rd: the 1st and the 4th are not whole
        QCOMPARE(windows[0].dayMs, at(u"2026-10-02"_s, local));
        QCOMPARE(windows[1].endMs, at(u"2026-10-04"_s, local));
        QCOMPARE(windows[1].row, 0);
    }

    void aSkippedDayIsNoDay()
    {
        const Zone local = zone(u"Pacific/Apia"_s);
        const DataBounds data{at(u"2011-01-01"_s, local), at(u"2012-12-31"_s, local)};
        const QList<ActivityWindow> windows
            = dailyWindows({{at(u"2011-12-29"_s, local), at(u"2012-01-01"_s, local)}}, local, data);
        QCOMPARE(windows.size(), 2);
        QCOMPARE(windows[0].dayMs, at(u"2011-12-29"_s, local));
        QCOMPARE(windows[1].dayMs, at(u"2011-12-31"_s, local));
    }

    void aLongRangeIsCutToTheData()
    {
        const Zone local;
        const DataBounds data{at(u"2026-03-01"_s, local), at(u"2026-03-02"_s, local)};
        const QList<ActivityWindow> windows
            = dailyWindows({{at(u"1000-01-01"_s, local), at(u"3000-01-01"_s, local)}}, local, data);
        QVERIFY(windows.size() >= 29 && windows.size() < 40);
    }

    void rowsEndByNow()
    {
        const DateRange range = DateRange::ofDays(QDate(2026, 10, 1), QDate(2026, 10, 31), Zone());
        QCOMPARE(rowSpan(range, range.fromMs + 5).untilMs, range.fromMs + 5);
        QCOMPARE(rowSpan(range, range.toMs + 5).untilMs, range.toMs);
        const QList<RowSpan> rows
            = rowSpans(buckets(range, TimeUnit::Week, Qt::Monday).value_or(QList<Bucket>()), range.toMs);
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows.front().fromMs, range.fromMs);
        QCOMPARE(rows.back().untilMs, range.toMs);
    }
};

QTEST_APPLESS_MAIN(TestActivityWindows)
#include "tst_activitywindows.moc"
