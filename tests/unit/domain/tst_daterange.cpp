// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/daterange.h"

#include "core/errorcodes.h"

#include <QtTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

QString text(const DateRange &range)
{
    return range.zone.toIso(range.fromMs) + u'/' + range.zone.toIso(range.toMs);
}

/// "2026-10-01..2026-10-31" of the days, or nothing.
QString days(const DateRange &range)
{
    return range.days
        ? range.days->first.toString(Qt::ISODate) + u".."_s + range.days->last.toString(Qt::ISODate)
        : QString();
}

} // namespace

class TestDateRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void named_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("includeToday");
        QTest::addColumn<int>("weekStart");
        QTest::addColumn<QString>("expected");
        // Now is Saturday 2026-10-31 23:30 in Seoul, still the 31st there and in UTC.
        QTest::newRow("today") << u"today"_s << false << 1 << u"2026-10-31..2026-10-31"_s;
        QTest::newRow("yesterday") << u"yesterday"_s << false << 1 << u"2026-10-30..2026-10-30"_s;
        QTest::newRow("1 day") << u"last_1_days"_s << false << 1 << u"2026-10-30..2026-10-30"_s;
        QTest::newRow("7 days") << u"last_7_days"_s << false << 1 << u"2026-10-24..2026-10-30"_s;
        QTest::newRow("7 days with today") << u"last_7_days"_s << true << 1 << u"2026-10-25..2026-10-31"_s;
        QTest::newRow("3660 days") << u"last_3660_days"_s << false << 1 << u"2016-10-23..2026-10-30"_s;
        QTest::newRow("this week") << u"this_week"_s << false << 1 << u"2026-10-26..2026-11-01"_s;
        QTest::newRow("this week from Sunday") << u"this_week"_s << false << 7 << u"2026-10-25..2026-10-31"_s;
        QTest::newRow("last week from Saturday")
            << u"last_week"_s << false << 6 << u"2026-10-24..2026-10-30"_s;
        QTest::newRow("this month") << u"this_month"_s << false << 1 << u"2026-10-01..2026-10-31"_s;
        QTest::newRow("last month") << u"last_month"_s << false << 1 << u"2026-09-01..2026-09-30"_s;
        QTest::newRow("this quarter") << u"this_quarter"_s << false << 1 << u"2026-10-01..2026-12-31"_s;
        QTest::newRow("last quarter") << u"last_quarter"_s << false << 1 << u"2026-07-01..2026-09-30"_s;
        QTest::newRow("this year") << u"this_year"_s << false << 1 << u"2026-01-01..2026-12-31"_s;
        QTest::newRow("last year") << u"last_year"_s << false << 1 << u"2025-01-01..2025-12-31"_s;
        QTest::newRow("12 months") << u"last_12_months"_s << false << 1 << u"2025-10-01..2026-09-30"_s;
        QTest::newRow("all, without data") << u"all"_s << false << 1 << u"2026-10-31..2026-10-31"_s;
    }
    void named()
    {
        QFETCH(QString, name);
        QFETCH(bool, includeToday);
        QFETCH(int, weekStart);
        QVERIFY(isRangeName(name));
        const qint64 now = parseInstant(u"2026-10-31T14:30:00Z"_s, Zone()).value();
        const RangeSpec spec{name, {}, {}, u"Asia/Seoul"_s, includeToday};
        const Result<DateRange> range = resolveRange(spec, now, Qt::DayOfWeek(weekStart), std::nullopt);
        QVERIFY2(range, range ? "" : qPrintable(range.error().detail));
        QTEST(days(*range), "expected");
        QCOMPARE(range->zone.name(), u"Asia/Seoul"_s);
    }

    void todayIsTheZones()
    {
        const qint64 now = parseInstant(u"2026-10-31T16:00:00Z"_s, Zone()).value(); // 1 November in Seoul
        const auto today = [now](const QString &zone) {
            return days(
                resolveRange({u"today"_s, {}, {}, zone, false}, now, Qt::Monday, std::nullopt).value());
        };
        QCOMPARE(today(u"Asia/Seoul"_s), u"2026-11-01..2026-11-01"_s);
        QCOMPARE(today(u"UTC"_s), u"2026-10-31..2026-10-31"_s);
    }

    void allIsTheWholeDaysOfTheData()
    {
        const DataBounds bounds{parseInstant(u"2026-01-05T16:00:00Z"_s, Zone()).value(),
                                parseInstant(u"2026-03-07T14:59:59.999Z"_s, Zone()).value()};
        const RangeSpec spec{u"all"_s, {}, {}, u"Asia/Seoul"_s, false};
        QCOMPARE(days(resolveRange(spec, 0, Qt::Monday, bounds).value()), u"2026-01-06..2026-03-07"_s);
    }

    void explicitRanges_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("wholeDays");
        QTest::newRow("dates") << u"2026-10-01"_s << u"2026-11-01"_s << u"Asia/Seoul"_s
                               << u"2026-10-01T00:00:00+09:00/2026-11-01T00:00:00+09:00"_s
                               << u"2026-10-01..2026-10-31"_s;
        QTest::newRow("instants at midnights")
            << u"2026-09-30T15:00:00Z"_s << u"2026-10-01T15:00:00Z"_s << u"Asia/Seoul"_s
            << u"2026-10-01T00:00:00+09:00/2026-10-02T00:00:00+09:00"_s << u"2026-10-01..2026-10-01"_s;
        QTest::newRow("instants inside days")
            << u"2026-10-01T00:00:00Z"_s << u"2026-10-02"_s << u"Asia/Seoul"_s
            << u"2026-10-01T09:00:00+09:00/2026-10-02T00:00:00+09:00"_s << QString();
        QTest::newRow("over a change of clocks")
            << u"2026-03-08"_s << u"2026-03-09"_s << u"America/New_York"_s
            << u"2026-03-08T00:00:00-05:00/2026-03-09T00:00:00-04:00"_s << u"2026-03-08..2026-03-08"_s;
        QTest::newRow("no midnight") << u"2018-11-04"_s << u"2018-11-05"_s << u"America/Sao_Paulo"_s
                                     << u"2018-11-04T01:00:00-02:00/2018-11-05T00:00:00-02:00"_s
                                     << u"2018-11-04..2018-11-04"_s;
        QTest::newRow("skipped day inside")
            << u"2011-12-29"_s << u"2012-01-01"_s << u"Pacific/Apia"_s
            << u"2011-12-29T00:00:00-10:00/2012-01-01T00:00:00+14:00"_s << u"2011-12-29..2011-12-31"_s;
        QTest::newRow("skipped day at the end")
            << u"2011-12-28"_s << u"2011-12-31"_s << u"Pacific/Apia"_s
            << u"2011-12-28T00:00:00-10:00/2011-12-31T00:00:00+14:00"_s << u"2011-12-28..2011-12-29"_s;
    }
    void explicitRanges()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, zone);
        const Result<DateRange> range
            = resolveRange({{}, from, to, zone, false}, 0, Qt::Monday, std::nullopt);
        QVERIFY2(range, range ? "" : qPrintable(range.error().detail));
        QTEST(text(*range), "expected");
        QTEST(days(*range), "wholeDays");
        QVERIFY(range->contains(range->fromMs) && !range->contains(range->toMs));
        QVERIFY(*range == DateRange::ofInstants(range->fromMs, range->toMs, range->zone));
    }

    void refused_data()
    {
        QTest::addColumn<RangeSpec>("spec");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("place");
        const QString utc = u"UTC"_s;
        QTest::newRow("unknown name")
            << RangeSpec{u"last_fortnight"_s, {}, {}, utc, false} << codes::InvalidRange << u"range.name"_s;
        QTest::newRow("0 days") << RangeSpec{u"last_0_days"_s, {}, {}, utc, false} << codes::InvalidRange
                                << u"range.name"_s;
        QTest::newRow("too many days")
            << RangeSpec{u"last_3661_days"_s, {}, {}, utc, false} << codes::InvalidRange << u"range.name"_s;
        QTest::newRow("this day") << RangeSpec{u"this_day"_s, {}, {}, utc, false} << codes::InvalidRange
                                  << u"range.name"_s;
        QTest::newRow("name and ends")
            << RangeSpec{u"today"_s, u"2026-01-01"_s, {}, utc, false} << codes::InvalidRange << u"range"_s;
        QTest::newRow("nothing") << RangeSpec{{}, {}, {}, utc, false} << codes::InvalidRange
                                 << u"range.from"_s;
        QTest::newRow("bad from") << RangeSpec{{}, u"2026-02-30"_s, u"2026-03-01"_s, utc, false}
                                  << codes::InvalidRange << u"range.from"_s;
        QTest::newRow("bad to") << RangeSpec{{}, u"2026-02-01"_s, u"soon"_s, utc, false}
                                << codes::InvalidRange << u"range.to"_s;
        QTest::newRow("empty") << RangeSpec{{}, u"2026-02-01"_s, u"2026-02-01"_s, utc, false}
                               << codes::InvalidRange << u"range"_s;
        QTest::newRow("backwards") << RangeSpec{{}, u"2026-02-02"_s, u"2026-02-01"_s, utc, false}
                                   << codes::InvalidRange << u"range"_s;
        QTest::newRow("only a skipped day")
            << RangeSpec{{}, u"2011-12-30"_s, u"2011-12-31"_s, u"Pacific/Apia"_s, false}
            << codes::InvalidRange << u"range"_s;
        QTest::newRow("zone") << RangeSpec{u"today"_s, {}, {}, u"Mars/Olympus"_s, false}
                              << codes::InvalidTimeZone << u"range.zone"_s;
    }
    void refused()
    {
        QFETCH(RangeSpec, spec);
        const Result<DateRange> range = resolveRange(spec, 0, Qt::Monday, std::nullopt);
        QVERIFY(!range);
        QTEST(range.error().code, "code");
        QTEST(range.error().place, "place");
    }
};

QTEST_APPLESS_MAIN(TestDateRange)
#include "tst_daterange.moc"
