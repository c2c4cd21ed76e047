// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/buckets.h"

#include "core/errorcodes.h"

#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 HourMs = 3'600'000;

Zone zoneOf(const QString &name)
{
    return Zone::find(name).value();
}

DateRange rangeOf(const QString &from, const QString &to, const Zone &zone)
{
    return DateRange::ofInstants(parseInstant(from, zone).value(), parseInstant(to, zone).value(), zone);
}

QList<Bucket> bucketsOf(const QString &zone, const QString &from, const QString &to, TimeUnit unit,
                        Qt::DayOfWeek weekStart = Qt::Monday)
{
    return buckets(rangeOf(from, to, zoneOf(zone)), unit, weekStart).value();
}

/// What must hold for any range: in order, without gap or overlap, filling the range, each label once.
void verifyFill(const QList<Bucket> &found, const DateRange &range)
{
    QVERIFY(!found.isEmpty());
    qint64 at = range.fromMs;
    QSet<QString> labels;
    for (const Bucket &bucket : found) {
        const bool inside = bucket.wholeFromMs <= bucket.fromMs && bucket.wholeToMs >= bucket.toMs;
        if (bucket.fromMs != at || bucket.toMs <= bucket.fromMs || !inside)
            QFAIL(qPrintable(bucket.label));
        at = bucket.toMs;
        labels.insert(bucket.label);
    }
    QCOMPARE(at, range.toMs);
    QCOMPARE(labels.size(), found.size());
    for (qsizetype i = 1; i + 1 < found.size(); ++i)
        QVERIFY(found[i].wholeFromMs == found[i].fromMs && found[i].wholeToMs == found[i].toMs);
}

} // namespace

class TestBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitNames()
    {
        for (const char *name : {"minute", "hour", "day", "week", "month", "quarter", "year"})
            QCOMPARE(timeUnitName(timeUnitByName(QString::fromLatin1(name)).value()),
                     QString::fromLatin1(name));
        QVERIFY(!timeUnitByName(u"decade"_s));
        QVERIFY(!timeUnitByName(u"Day"_s));
    }

    void labels_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<TimeUnit>("unit");
        QTest::addColumn<int>("weekStart");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *zone, const char *from, const char *to,
                            TimeUnit unit, const char *expected, int weekStart = 1) {
            QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(from)
                                << QString::fromLatin1(to) << unit << weekStart
                                << QString::fromLatin1(expected).split(u' ');
        };
        using enum TimeUnit;
        row("days", "Asia/Seoul", "2026-02-27", "2026-03-02", Day, "2026-02-27 2026-02-28 2026-03-01");
        row("leap day", "Asia/Seoul", "2024-02-28", "2024-03-01", Day, "2024-02-28 2024-02-29");
        row("a skipped day", "Pacific/Apia", "2011-12-29", "2012-01-01", Day, "2011-12-29 2011-12-31");
        row("cut days keep their label", "Asia/Seoul", "2026-10-01T13:00", "2026-10-02T01:00", Day,
            "2026-10-01 2026-10-02");
        row("weeks from Monday", "Asia/Seoul", "2026-10-01", "2026-10-13", Week,
            "2026-09-28 2026-10-05 2026-10-12");
        row("weeks from Sunday", "Asia/Seoul", "2026-10-01", "2026-10-12", Week,
            "2026-09-27 2026-10-04 2026-10-11", 7);
        row("weeks from Saturday", "Asia/Seoul", "2026-10-01", "2026-10-04", Week, "2026-09-26 2026-10-03",
            6);
        row("months", "America/New_York", "2026-01-31", "2026-03-02", Month,
            "2026-01-01 2026-02-01 2026-03-01");
        row("quarters", "UTC", "2025-12-31", "2026-04-02", Quarter, "2025-10-01 2026-01-01 2026-04-01");
        row("years", "UTC", "2023-06-01", "2025-01-01", Year, "2023-01-01 2024-01-01");
        row("hours", "Asia/Kathmandu", "2026-10-01T00:30", "2026-10-01T02:00", Hour,
            "2026-10-01T00:00:00+05:45 2026-10-01T01:00:00+05:45");
        row("an hour is missing", "America/New_York", "2026-03-08T01:00", "2026-03-08T04:00", Hour,
            "2026-03-08T01:00:00-05:00 2026-03-08T03:00:00-04:00");
        row("an hour comes twice", "America/New_York", "2026-11-01T01:00", "2026-11-01T03:00", Hour,
            "2026-11-01T01:00:00-04:00 2026-11-01T01:00:00-05:00 2026-11-01T02:00:00-05:00");
        row("half an hour is missing", "Australia/Lord_Howe", "2026-10-04T01:00", "2026-10-04T04:00", Hour,
            "2026-10-04T01:00:00+10:30 2026-10-04T02:30:00+11:00 2026-10-04T03:00:00+11:00");
        row("half an hour comes twice", "Australia/Lord_Howe", "2026-04-05T01:00", "2026-04-05T03:00", Hour,
            "2026-04-05T01:00:00+11:00 2026-04-05T01:30:00+10:30 2026-04-05T02:00:00+10:30");
        row("starts in the repeated hour", "America/New_York", "2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z",
            Hour, "2026-11-01T01:00:00-05:00 2026-11-01T02:00:00-05:00");
        row("starts after half an hour came twice", "Australia/Lord_Howe", "2026-04-04T15:10:00Z",
            "2026-04-04T15:40:00Z", Hour, "2026-04-05T01:30:00+10:30 2026-04-05T02:00:00+10:30");
        row("no midnight", "America/Sao_Paulo", "2018-11-03T23:00", "2018-11-04T02:00", Hour,
            "2018-11-03T23:00:00-03:00 2018-11-04T01:00:00-02:00");
        row("minutes", "UTC", "2026-01-01T00:00:30", "2026-01-01T00:02", Minute,
            "2026-01-01T00:00:00+00:00 2026-01-01T00:01:00+00:00");
        row("one millisecond", "UTC", "2026-01-01T00:59:59.999", "2026-01-01T01:00", Hour,
            "2026-01-01T00:00:00+00:00");
    }
    void labels()
    {
        QFETCH(QString, zone);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(TimeUnit, unit);
        QFETCH(int, weekStart);
        const QList<Bucket> found = bucketsOf(zone, from, to, unit, Qt::DayOfWeek(weekStart));
        QStringList names;
        for (const Bucket &bucket : found)
            names.append(bucket.label);
        QTEST(names, "expected");
        verifyFill(found, rangeOf(from, to, zoneOf(zone)));
    }

    void lengthsOfDays()
    {
        const auto hours = [](const Bucket &bucket) { return double(bucket.toMs - bucket.fromMs) / HourMs; };
        const auto spring = bucketsOf(u"America/New_York"_s, u"2026-03-07"_s, u"2026-03-10"_s, TimeUnit::Day);
        QCOMPARE(hours(spring[0]), 24.0);
        QCOMPARE(hours(spring[1]), 23.0);
        QCOMPARE(hours(spring[2]), 24.0);
        const auto autumn = bucketsOf(u"Europe/Lisbon"_s, u"2026-10-24"_s, u"2026-10-27"_s, TimeUnit::Day);
        QCOMPARE(hours(autumn[1]), 25.0);
        const auto howe
            = bucketsOf(u"Australia/Lord_Howe"_s, u"2026-04-05"_s, u"2026-04-06"_s, TimeUnit::Day);
        QCOMPARE(hours(howe[0]), 24.5);
        const auto hoursOfDay
            = bucketsOf(u"America/New_York"_s, u"2026-11-01"_s, u"2026-11-02"_s, TimeUnit::Hour);
        QCOMPARE(hoursOfDay.size(), 25);
    }

    void cutBucketsKnowTheirWhole()
    {
        const auto found = bucketsOf(u"Asia/Seoul"_s, u"2026-10-15"_s, u"2026-11-10"_s, TimeUnit::Month);
        const Zone seoul = zoneOf(u"Asia/Seoul"_s);
        QCOMPARE(found.size(), 2);
        QCOMPARE(seoul.toIso(found[0].wholeFromMs), u"2026-10-01T00:00:00+09:00"_s);
        QCOMPARE(seoul.toIso(found[0].fromMs), u"2026-10-15T00:00:00+09:00"_s);
        QCOMPARE(seoul.toIso(found[1].toMs), u"2026-11-10T00:00:00+09:00"_s);
        QCOMPARE(seoul.toIso(found[1].wholeToMs), u"2026-12-01T00:00:00+09:00"_s);
    }

    void randomRangesAreFilled_data()
    {
        QTest::addColumn<QString>("zone");
        for (const char *name :
             {"UTC", "Asia/Seoul", "America/New_York", "Europe/Lisbon", "Pacific/Apia", "Asia/Kathmandu",
              "Australia/Lord_Howe", "America/Sao_Paulo", "America/St_Johns"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void randomRangesAreFilled()
    {
        QFETCH(QString, zone);
        const Zone found = zoneOf(zone);
        QRandomGenerator random(7);
        for (int round = 0; round < 60; ++round) {
            // Half of them around a change of clocks.
            const qint64 begin = parseInstant(u"1986-01-01"_s, Zone()).value();
            qint64 from = begin + random.bounded(qint64(50) * 366 * 24) * HourMs + random.bounded(3'600'000);
            const QList<qint64> changes = found.transitions(from, from + 400LL * 24 * HourMs);
            if (!changes.isEmpty() && round % 2 == 0)
                from = changes.front() - random.bounded(qint64(40) * HourMs);
            for (const TimeUnit unit : {TimeUnit::Minute, TimeUnit::Hour, TimeUnit::Day, TimeUnit::Week,
                                        TimeUnit::Month, TimeUnit::Quarter, TimeUnit::Year}) {
                const qint64 days = unit == TimeUnit::Minute ? 1 : unit == TimeUnit::Hour ? 45 : 900;
                const qint64 reach = days * 24 * HourMs;
                const DateRange range = DateRange::ofInstants(from, from + 1 + random.bounded(reach), found);
                const auto weekStart = Qt::DayOfWeek(1 + random.bounded(7));
                const auto result = buckets(range, unit, weekStart);
                QVERIFY(result);
                verifyFill(*result, range);
                for (const Bucket &bucket : *result) {
                    if (unit >= TimeUnit::Day)
                        QCOMPARE(bucket.label.size(), 10);
                    if (unit == TimeUnit::Week)
                        QCOMPARE(QDate::fromString(bucket.label, Qt::ISODate).dayOfWeek(), int(weekStart));
                }
            }
        }
    }

    void tooMany()
    {
        const Zone utc;
        const qint64 minute = 60'000;
        const auto most
            = buckets(DateRange::ofInstants(0, MaxBuckets * minute, utc), TimeUnit::Minute, Qt::Monday);
        QVERIFY(most);
        QCOMPARE(most->size(), MaxBuckets);
        for (const qint64 to : {MaxBuckets * minute + 1, qint64(250'000'000'000'000)}) {
            const auto more = buckets(DateRange::ofInstants(0, to, utc), TimeUnit::Minute, Qt::Monday);
            QVERIFY(!more);
            QCOMPARE(more.error().code, codes::TooManyBuckets);
        }
    }

    void spansOfOneOffset()
    {
        const DateRange range = rangeOf(u"2026-01-01"_s, u"2027-01-01"_s, zoneOf(u"America/New_York"_s));
        const QList<OffsetSpan> spans = offsetSpans(range);
        QCOMPARE(spans.size(), 3);
        QCOMPARE(spans[0].fromMs, range.fromMs);
        QCOMPARE(spans[2].toMs, range.toMs);
        for (qsizetype i = 0; i < spans.size(); ++i) {
            QCOMPARE(spans[i].offsetMs, (i == 1 ? -4 : -5) * HourMs);
            if (i > 0)
                QCOMPARE(spans[i].fromMs, spans[i - 1].toMs);
        }
        QCOMPARE(offsetSpans(DateRange::ofInstants(0, 1, Zone())).size(), 1);
        QVERIFY(offsetSpans(DateRange::ofInstants(1, 1, Zone())).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestBuckets)
#include "tst_buckets.moc"
