// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/daterange.h"

#include "core/errorcodes.h"

#include <QtTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

Zone zoneOf(const QString &name)
{
    return Zone::find(name).value();
}

DateRange rangeOf(const QString &from, const QString &to, const Zone &zone)
{
    return DateRange::ofInstants(parseInstant(from, zone).value(), parseInstant(to, zone).value(), zone);
}

/// The local clock at both ends, dates alone where they are midnights:
/// "2026-09-01/2026-10-01T12:00:00+09:00".
QString text(const DateRange &range)
{
    const auto end = [&range](qint64 ms) {
        const QDate date = range.zone.localDate(ms);
        return range.zone.startOfDay(date) == ms ? date.toString(Qt::ISODate) : range.zone.toIso(ms);
    };
    return end(range.fromMs) + u'/' + end(range.toMs);
}

CompareSpec spec(CompareMode mode, CompareAlign align = CompareAlign::Date)
{
    CompareSpec compare;
    compare.mode = mode;
    compare.align = align;
    return compare;
}

} // namespace

class TestComparedRanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<CompareSpec>("compare");
        QTest::addColumn<int>("weekStart");
        QTest::addColumn<QString>("expected");
        const auto period = spec(CompareMode::PreviousPeriod);
        const auto year = spec(CompareMode::PreviousYear);
        const auto weekday = spec(CompareMode::PreviousPeriod, CompareAlign::Weekday);
        const auto yearWeekday = spec(CompareMode::PreviousYear, CompareAlign::Weekday);
        const QString seoul = u"Asia/Seoul"_s;
        const QString ny = u"America/New_York"_s;
        const auto row = [&](const char *name, const QString &zone, const char *from, const char *to,
                             const CompareSpec &compare, const char *expected, int weekStart = 1) {
            QTest::newRow(name) << zone << QString::fromLatin1(from) << QString::fromLatin1(to) << compare
                                << weekStart << QString::fromLatin1(expected);
        };
        row("a month", seoul, "2026-03-01", "2026-04-01", period, "2026-02-01/2026-03-01");
        row("a leap February", seoul, "2024-02-01", "2024-03-01", period, "2024-01-01/2024-02-01");
        row("after a leap February", seoul, "2024-03-01", "2024-04-01", period, "2024-02-01/2024-03-01");
        row("two months", seoul, "2026-03-01", "2026-05-01", period, "2026-01-01/2026-03-01");
        row("a quarter", seoul, "2026-01-01", "2026-04-01", period, "2025-10-01/2026-01-01");
        row("half a year", seoul, "2026-01-01", "2026-07-01", period, "2025-07-01/2026-01-01");
        row("a leap year", seoul, "2024-01-01", "2025-01-01", period, "2023-01-01/2024-01-01");
        row("a week", seoul, "2026-10-05", "2026-10-12", period, "2026-09-28/2026-10-05");
        row("four weeks", seoul, "2026-10-05", "2026-11-02", period, "2026-09-07/2026-10-05");
        row("a week from Sunday", seoul, "2026-10-04", "2026-10-11", period, "2026-09-27/2026-10-04", 7);
        row("28 days that are a February", seoul, "2026-02-01", "2026-03-01", period,
            "2026-01-01/2026-02-01");
        row("a day", seoul, "2026-10-01", "2026-10-02", period, "2026-09-30/2026-10-01");
        row("ten days", seoul, "2026-10-03", "2026-10-13", period, "2026-09-23/2026-10-03");
        row("a day of 23 hours", ny, "2026-03-08", "2026-03-09", period, "2026-03-07/2026-03-08");
        row("days over a change", ny, "2026-03-07", "2026-03-10", period, "2026-03-04/2026-03-07");
        row("hours have the same length", ny, "2026-03-08T00:00", "2026-03-08T12:00", period,
            "2026-03-07T13:00:00-05:00/2026-03-08");
        row("a day into a skipped one", u"Pacific/Apia"_s, "2011-12-31", "2012-01-01", period,
            "2011-12-31/2011-12-31");

        row("a month a year ago", seoul, "2026-10-01", "2026-11-01", year, "2025-10-01/2025-11-01");
        row("leap day meets the 28th", seoul, "2024-02-29", "2024-03-01", year, "2023-02-28/2023-03-01");
        row("28 February of a leap year alone", seoul, "2024-02-28", "2024-02-29", year,
            "2023-02-28/2023-03-01");
        row("a February against a leap one", seoul, "2025-02-01", "2025-03-01", year,
            "2024-02-01/2024-02-29");
        row("instants a year ago", seoul, "2024-02-29T10:00", "2024-03-01T11:00", year,
            "2023-02-28T10:00:00+09:00/2023-03-01T11:00:00+09:00");
        row("a year ago over a change", ny, "2026-03-08", "2026-03-09", year, "2025-03-08/2025-03-09");

        row("a day by weekday", seoul, "2026-10-01", "2026-10-02", weekday, "2026-09-24/2026-09-25");
        row("seven days by weekday", seoul, "2026-10-01", "2026-10-08", weekday, "2026-09-24/2026-10-01");
        row("eight days by weekday", seoul, "2026-10-01", "2026-10-09", weekday, "2026-09-17/2026-09-25");
        row("a month by weekday", seoul, "2026-10-01", "2026-11-01", weekday, "2026-08-27/2026-09-27");
        row("hours by weekday", ny, "2026-03-08T12:00", "2026-03-08T18:00", weekday,
            "2026-03-01T12:00:00-05:00/2026-03-01T18:00:00-05:00");
        row("a year by weekday", seoul, "2026-10-01", "2026-10-02", yearWeekday, "2025-10-02/2025-10-03");

        CompareSpec custom = spec(CompareMode::Custom);
        custom.custom = {{}, u"2025-01-01"_s, u"2025-01-15"_s, seoul, false};
        row("custom", seoul, "2026-10-01", "2026-11-01", custom, "2025-01-01/2025-01-15");
        row("none", seoul, "2026-10-01", "2026-11-01", CompareSpec(), "2026-10-01/2026-11-01");
    }
    void whole()
    {
        QFETCH(QString, zone);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(CompareSpec, compare);
        QFETCH(int, weekStart);
        const DateRange range = rangeOf(from, to, zoneOf(zone));
        const Result<ComparedRanges> ranges
            = comparedRanges(range, compare, range.toMs, Qt::DayOfWeek(weekStart), range.toMs);
        QVERIFY2(ranges, ranges ? "" : qPrintable(ranges.error().detail));
        QVERIFY(!ranges->cut);
        QVERIFY(ranges->current == range);
        QTEST(text(ranges->compared), "expected");
        QVERIFY(ranges->comparedWhole == ranges->compared);
    }

    void running_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("through");
        QTest::addColumn<CompareMode>("mode");
        QTest::addColumn<QString>("current");
        QTest::addColumn<QString>("compared");
        const QString seoul = u"Asia/Seoul"_s;
        const QString ny = u"America/New_York"_s;
        const auto row
            = [&](const char *name, const QString &zone, const char *from, const char *to,
                  const char *through, CompareMode mode, const char *current, const char *compared) {
                  QTest::newRow(name) << zone << QString::fromLatin1(from) << QString::fromLatin1(to)
                                      << QString::fromLatin1(through) << mode << QString::fromLatin1(current)
                                      << QString::fromLatin1(compared);
              };
        const auto period = CompareMode::PreviousPeriod;
        row("a running month", seoul, "2026-10-01", "2026-11-01", "2026-10-15T12:00", period,
            "2026-10-01/2026-10-15T12:00:00+09:00", "2026-09-01/2026-09-15T12:00:00+09:00");
        row("clamped at the month's end", seoul, "2026-03-01", "2026-04-01", "2026-03-30T12:00", period,
            "2026-03-01/2026-03-30T12:00:00+09:00", "2026-02-01/2026-03-01");
        row("a running day", seoul, "2026-10-01", "2026-10-02", "2026-10-01T08:15", period,
            "2026-10-01/2026-10-01T08:15:00+09:00", "2026-09-30/2026-09-30T08:15:00+09:00");
        row("the same clock on a day of 23 hours", ny, "2026-03-09", "2026-03-10", "2026-03-09T12:00", period,
            "2026-03-09/2026-03-09T12:00:00-04:00", "2026-03-08/2026-03-08T12:00:00-04:00");
        row("a clock time that was skipped", ny, "2026-03-09", "2026-03-10", "2026-03-09T02:30", period,
            "2026-03-09/2026-03-09T02:30:00-04:00", "2026-03-08/2026-03-08T03:00:00-04:00");
        row("a running leap year", seoul, "2024-01-01", "2025-01-01", "2024-03-01T12:00",
            CompareMode::PreviousYear, "2024-01-01/2024-03-01T12:00:00+09:00",
            "2023-01-01/2023-03-02T12:00:00+09:00");
        row("just begun", seoul, "2026-10-01", "2026-11-01", "2026-10-01T00:00:00.001", period,
            "2026-10-01/2026-10-01T00:00:00.001+09:00", "2026-09-01/2026-09-01T00:00:00.001+09:00");
        row("not begun", seoul, "2026-10-01", "2026-11-01", "2026-10-01", period, "2026-10-01/2026-11-01",
            "2026-09-01/2026-10-01");
        row("over", seoul, "2026-10-01", "2026-11-01", "2026-11-01", period, "2026-10-01/2026-11-01",
            "2026-09-01/2026-10-01");
    }
    void running()
    {
        QFETCH(QString, zone);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, through);
        QFETCH(CompareMode, mode);
        QFETCH(QString, current);
        const Zone found = zoneOf(zone);
        const DateRange range = rangeOf(from, to, found);
        const qint64 throughMs = parseInstant(through, found).value();
        const Result<ComparedRanges> ranges
            = comparedRanges(range, spec(mode), throughMs, Qt::Monday, throughMs);
        QVERIFY(ranges);
        QCOMPARE(text(ranges->current), current);
        QTEST(text(ranges->compared), "compared");
        QCOMPARE(ranges->cut, throughMs > range.fromMs && throughMs < range.toMs);

        CompareSpec full = spec(mode);
        full.elapsed = CompareElapsed::Full;
        const Result<ComparedRanges> uncut = comparedRanges(range, full, throughMs, Qt::Monday, throughMs);
        QVERIFY(uncut && !uncut->cut && uncut->current == range);
        QVERIFY(uncut->compared == ranges->comparedWhole);
    }

    void refused()
    {
        const Zone seoul = zoneOf(u"Asia/Seoul"_s);
        const DateRange range = rangeOf(u"2026-10-01"_s, u"2026-11-01"_s, seoul);
        CompareSpec custom = spec(CompareMode::Custom);
        custom.custom = {{}, u"2026-02-01"_s, u"2026-01-01"_s, u"UTC"_s, false};
        QCOMPARE(comparedRanges(range, custom, 0, Qt::Monday, 0).error().code, codes::InvalidRange);
        QCOMPARE(comparedRanges(range, custom, 0, Qt::Monday, 0).error().place, u"compare.range"_s);
        custom.custom.zone = u"Mars/Olympus"_s;
        QCOMPARE(comparedRanges(range, custom, 0, Qt::Monday, 0).error().code, codes::InvalidTimeZone);
        custom.custom = {u"all"_s, {}, {}, u"UTC"_s, false};
        QCOMPARE(comparedRanges(range, custom, 0, Qt::Monday, 0).error().code, codes::InvalidRange);
        const DateRange first = rangeOf(u"0001-01-01"_s, u"0002-01-01"_s, Zone());
        const Result<ComparedRanges> before
            = comparedRanges(first, spec(CompareMode::PreviousYear), 0, Qt::Monday, 0);
        QCOMPARE(before.error().code, codes::InvalidRange);
    }
};

QTEST_APPLESS_MAIN(TestComparedRanges)
#include "tst_comparedranges.moc"
