// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/zone.h"

#include "core/errorcodes.h"

#include <QtTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 HourMs = 3'600'000;
constexpr qint64 DayMs = 24 * HourMs;

qint64 utc(const QString &iso)
{
    return parseInstant(iso, Zone()).value();
}

Zone zoneOf(const QString &name)
{
    return Zone::find(name).value();
}

} // namespace

class TestZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offsets_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("instant");
        QTest::addColumn<QString>("local");
        QTest::newRow("utc") << u"UTC"_s << u"2026-10-01T00:00:00Z"_s << u"2026-10-01T00:00:00+00:00"_s;
        QTest::newRow("seoul") << u"Asia/Seoul"_s << u"2026-10-01T00:00:00Z"_s
                               << u"2026-10-01T09:00:00+09:00"_s;
        QTest::newRow("seoul, summer 1988")
            << u"Asia/Seoul"_s << u"1988-07-01T00:00:00Z"_s << u"1988-07-01T10:00:00+10:00"_s;
        QTest::newRow("new york, winter")
            << u"America/New_York"_s << u"2026-01-01T00:00:00Z"_s << u"2025-12-31T19:00:00-05:00"_s;
        QTest::newRow("new york, far future summer")
            << u"America/New_York"_s << u"2150-07-01T00:00:00Z"_s << u"2150-06-30T20:00:00-04:00"_s;
        QTest::newRow("beyond a cycle of the calendar")
            << u"America/New_York"_s << u"9990-07-01T00:00:00Z"_s << u"9990-06-30T20:00:00-04:00"_s;
        QTest::newRow("santiago, where tables end")
            << u"America/Santiago"_s << u"2038-06-01T00:00:00Z"_s << u"2038-05-31T20:00:00-04:00"_s;
        QTest::newRow("kathmandu") << u"Asia/Kathmandu"_s << u"2026-10-01T00:00:00Z"_s
                                   << u"2026-10-01T05:45:00+05:45"_s;
        QTest::newRow("lord howe, summer")
            << u"Australia/Lord_Howe"_s << u"2026-01-01T00:00:00Z"_s << u"2026-01-01T11:00:00+11:00"_s;
        QTest::newRow("apia before the jump")
            << u"Pacific/Apia"_s << u"2011-12-30T09:59:59.999Z"_s << u"2011-12-29T23:59:59.999-10:00"_s;
        QTest::newRow("apia after the jump")
            << u"Pacific/Apia"_s << u"2011-12-30T10:00:00Z"_s << u"2011-12-31T00:00:00+14:00"_s;
        QTest::newRow("milliseconds")
            << u"UTC"_s << u"1969-12-31T23:59:59.001Z"_s << u"1969-12-31T23:59:59.001+00:00"_s;
        // Local mean time was +08:27:52; to the minute it is written, the instant stays.
        QTest::newRow("local mean time")
            << u"Asia/Seoul"_s << u"1900-01-01T00:00:00Z"_s << u"1900-01-01T08:28:00+08:28"_s;
    }
    void offsets()
    {
        QFETCH(QString, zone);
        QFETCH(QString, instant);
        QFETCH(QString, local);
        const Zone found = zoneOf(zone);
        QCOMPARE(found.toIso(utc(instant)), local);
        QCOMPARE(parseInstant(local, Zone()).value(), utc(instant));
        QCOMPARE(found.localDate(utc(instant)), QDate::fromString(local.left(10), Qt::ISODate));
    }

    void dayLengths_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("minutes");
        const QString ny = u"America/New_York"_s;
        QTest::newRow("new york, spring") << ny << QDate(2026, 3, 8) << u"2026-03-08T05:00:00Z"_s << 23 * 60;
        QTest::newRow("new york, autumn") << ny << QDate(2026, 11, 1) << u"2026-11-01T04:00:00Z"_s << 25 * 60;
        QTest::newRow("new york, 2400") << ny << QDate(2400, 3, 12) << u"2400-03-12T05:00:00Z"_s << 23 * 60;
        QTest::newRow("seoul, spring 1987")
            << u"Asia/Seoul"_s << QDate(1987, 5, 10) << u"1987-05-09T15:00:00Z"_s << 23 * 60;
        QTest::newRow("seoul, autumn 1988")
            << u"Asia/Seoul"_s << QDate(1988, 10, 9) << u"1988-10-08T14:00:00Z"_s << 25 * 60;
        QTest::newRow("lord howe") << u"Australia/Lord_Howe"_s << QDate(2026, 4, 5)
                                   << u"2026-04-04T13:00:00Z"_s << 24 * 60 + 30;
        QTest::newRow("sao paulo has no midnight")
            << u"America/Sao_Paulo"_s << QDate(2018, 11, 4) << u"2018-11-04T03:00:00Z"_s << 23 * 60;
        QTest::newRow("sao paulo repeats 23:00")
            << u"America/Sao_Paulo"_s << QDate(2018, 2, 17) << u"2018-02-17T02:00:00Z"_s << 25 * 60;
        QTest::newRow("havana has no midnight")
            << u"America/Havana"_s << QDate(2026, 3, 8) << u"2026-03-08T05:00:00Z"_s << 23 * 60;
        QTest::newRow("havana repeats midnight")
            << u"America/Havana"_s << QDate(2026, 11, 1) << u"2026-11-01T04:00:00Z"_s << 25 * 60;
        QTest::newRow("apia skipped a day")
            << u"Pacific/Apia"_s << QDate(2011, 12, 30) << u"2011-12-30T10:00:00Z"_s << 0;
        QTest::newRow("apia, the day before")
            << u"Pacific/Apia"_s << QDate(2011, 12, 29) << u"2011-12-29T10:00:00Z"_s << 24 * 60;
        QTest::newRow("lisbon") << u"Europe/Lisbon"_s << QDate(2026, 3, 29) << u"2026-03-29T00:00:00Z"_s
                                << 23 * 60;
        QTest::newRow("kathmandu changed by 15 minutes")
            << u"Asia/Kathmandu"_s << QDate(1986, 1, 1) << u"1985-12-31T18:30:00Z"_s << 23 * 60 + 45;
    }
    void dayLengths()
    {
        QFETCH(QString, zone);
        QFETCH(QDate, day);
        QFETCH(QString, start);
        QFETCH(int, minutes);
        const Zone found = zoneOf(zone);
        QCOMPARE(found.toIso(found.startOfDay(day)), found.toIso(utc(start)));
        QCOMPARE((found.startOfDay(day.addDays(1)) - found.startOfDay(day)) / 60'000, minutes);
    }

    void clockTimes_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("instant");
        QTest::newRow("skipped: the jump")
            << u"America/New_York"_s << u"2026-03-08T02:30"_s << u"2026-03-08T07:00:00Z"_s;
        QTest::newRow("twice: the earlier")
            << u"America/New_York"_s << u"2026-11-01T01:30"_s << u"2026-11-01T05:30:00Z"_s;
        QTest::newRow("no midnight") << u"America/Sao_Paulo"_s << u"2018-11-04T00:00"_s
                                     << u"2018-11-04T03:00:00Z"_s;
        QTest::newRow("half an hour skipped")
            << u"Australia/Lord_Howe"_s << u"2026-10-04T02:15"_s << u"2026-10-03T15:30:00Z"_s;
        QTest::newRow("a skipped day")
            << u"Pacific/Apia"_s << u"2011-12-30T12:00"_s << u"2011-12-30T10:00:00Z"_s;
        QTest::newRow("plain") << u"Asia/Seoul"_s << u"2026-10-01 12:34:56.789"_s
                               << u"2026-10-01T03:34:56.789Z"_s;
    }
    void clockTimes()
    {
        QFETCH(QString, zone);
        QFETCH(QString, local);
        QFETCH(QString, instant);
        QCOMPARE(Zone().toIso(parseInstant(local, zoneOf(zone)).value()), Zone().toIso(utc(instant)));
    }

    void transitionsOfSeoul()
    {
        // Summer time of the Olympics; before and after there was none for decades.
        const QList<qint64> expected = {utc(u"1987-05-09T17:00:00Z"_s), utc(u"1987-10-10T17:00:00Z"_s),
                                        utc(u"1988-05-07T17:00:00Z"_s), utc(u"1988-10-08T17:00:00Z"_s)};
        const Zone seoul = zoneOf(u"Asia/Seoul"_s);
        QCOMPARE(seoul.transitions(utc(u"1970-01-01"_s), utc(u"2500-01-01"_s)), expected);
        QCOMPARE(seoul.transitions(expected[0], expected[3]), expected.mid(1, 2)); // both ends are out
    }

    void transitionsThatChangeNothingAreNone()
    {
        const Zone lisbon = zoneOf(u"Europe/Lisbon"_s);
        for (const qint64 at : lisbon.transitions(utc(u"1990-01-01"_s), utc(u"1998-01-01"_s)))
            QVERIFY(lisbon.offsetAt(at - 1) != lisbon.offsetAt(at));
    }

    void futureGoesOnAsTheCalendarDoes()
    {
        const Zone newYork = zoneOf(u"America/New_York"_s);
        QCOMPARE(newYork.transitions(utc(u"2026-01-01"_s), utc(u"9000-01-01"_s)).size(), (9000 - 2026) * 2);
        QCOMPARE(newYork.toIso(newYork.startOfDay(QDate(9999, 7, 1))), u"9999-07-01T00:00:00-04:00"_s);
        for (int year = 2490; year < 2510; ++year) // where the table folds
            QCOMPARE(
                newYork.transitions(utc(u"%1-01-01"_s.arg(year)), utc(u"%1-01-01"_s.arg(year + 1))).size(),
                2);
    }

    void daysAreContiguous_data()
    {
        QTest::addColumn<QString>("zone");
        for (const char *name :
             {"UTC", "Asia/Seoul", "America/New_York", "Europe/Lisbon", "Pacific/Apia", "Asia/Kathmandu",
              "Australia/Lord_Howe", "America/Sao_Paulo", "America/Havana", "America/St_Johns",
              "Africa/Casablanca", "Europe/Dublin", "Pacific/Kwajalein"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void daysAreContiguous()
    {
        QFETCH(QString, zone);
        const Zone found = zoneOf(zone);
        qint64 before = found.startOfDay(QDate(1985, 12, 31));
        for (QDate day(1986, 1, 1); day < QDate(2040, 1, 1); day = day.addDays(1)) {
            const qint64 start = found.startOfDay(day);
            QVERIFY(start >= before && start - before <= 26 * HourMs);
            QVERIFY(found.localDate(start) >= day);
            QVERIFY(found.localDate(start - 1) < day);
            before = start;
        }
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("known");
        for (const char *name :
             {"UTC", "Asia/Seoul", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Japan",
              "America/Port-au-Prince", "Asia/Calcutta", "Zulu", "GMT", "W-SU", "EST5EDT", "local"})
            QTest::newRow(name) << QString::fromLatin1(name) << true;
        for (const char *name : {"",
                                 "Asia/Soul",
                                 "asia/seoul",
                                 "GMT+5",
                                 "UTC+9",
                                 "UTC+09:00",
                                 "+09:00",
                                 "EST5",
                                 "KST-9",
                                 "../UTC",
                                 "Asia/../UTC",
                                 "/etc/localtime",
                                 "posix/UTC",
                                 "right/UTC",
                                 "Asia",
                                 "Asia/Seoul ",
                                 "Asia/Seoul\n",
                                 "<-03>3",
                                 ":Asia/Seoul",
                                 "Asia//Seoul"})
            QTest::newRow(name) << QString::fromLatin1(name) << false;
        QTest::newRow("null inside") << u"UTC\0"_s << false;
        QTest::newRow("not ASCII") << u"Asia/서울"_s << false;
        QTest::newRow("huge") << QString(100'000, u'A') << false;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, known);
        const Result<Zone> zone = Zone::find(name);
        QCOMPARE(zone.has_value(), known);
        if (!known) {
            QCOMPARE(zone.error().code, codes::InvalidTimeZone);
            QVERIFY(zone.error().detail.size() < 200);
        }
    }

    void equality()
    {
        QVERIFY(Zone() == zoneOf(u"UTC"_s));
        QVERIFY(zoneOf(u"Asia/Seoul"_s) == zoneOf(u"Asia/Seoul"_s));
        QVERIFY(!(zoneOf(u"Asia/Seoul"_s) == zoneOf(u"Asia/Tokyo"_s)));
        QCOMPARE(zoneOf(u"Asia/Seoul"_s).name(), u"Asia/Seoul"_s);
    }

    void manyThreads()
    {
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&wrong] {
                for (const char *name : {"Europe/Paris", "Asia/Tokyo", "America/Chicago", "Africa/Cairo"}) {
                    const Zone zone = Zone::find(QString::fromLatin1(name)).value();
                    if (zone.startOfDay(QDate(2026, 1, 2)) - zone.startOfDay(QDate(2026, 1, 1)) != DayMs)
                        ++wrong;
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void readable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("instant");
        QTest::newRow("date") << u"2026-10-01"_s << u"2026-09-30T15:00:00+00:00"_s;
        QTest::newRow("minutes") << u"2026-10-01T09:30"_s << u"2026-10-01T00:30:00+00:00"_s;
        QTest::newRow("zulu") << u"2026-10-01T09:30:00Z"_s << u"2026-10-01T09:30:00+00:00"_s;
        QTest::newRow("hours only") << u"2026-10-01T09:30:00-08"_s << u"2026-10-01T17:30:00+00:00"_s;
        QTest::newRow("no colon") << u"2026-10-01T09:30:00+0530"_s << u"2026-10-01T04:00:00+00:00"_s;
        QTest::newRow("farthest offset") << u"2026-10-01T00:00:00+18:00"_s << u"2026-09-30T06:00:00+00:00"_s;
        QTest::newRow("nanoseconds") << u"2026-10-01T09:30:00.123456789Z"_s
                                     << u"2026-10-01T09:30:00.123+00:00"_s;
        QTest::newRow("comma") << u"2026-10-01T09:30:00,5Z"_s << u"2026-10-01T09:30:00.500+00:00"_s;
        QTest::newRow("first year") << u"0001-01-01T00:00:00Z"_s << u"0001-01-01T00:00:00+00:00"_s;
        QTest::newRow("last year") << u"9999-12-31T23:59:59.999Z"_s << u"9999-12-31T23:59:59.999+00:00"_s;
        QTest::newRow("leap day") << u"2000-02-29T00:00:00Z"_s << u"2000-02-29T00:00:00+00:00"_s;
    }
    void readable()
    {
        QFETCH(QString, text);
        QFETCH(QString, instant);
        const Result<qint64> found = parseInstant(text, zoneOf(u"Asia/Seoul"_s));
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(Zone().toIso(*found), instant);
    }

    void unreadable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const QString date = u"neither"_s;
        const QString time = u"time of day"_s;
        QTest::newRow("empty") << QString() << date;
        QTest::newRow("word") << u"yesterday"_s << date;
        QTest::newRow("slashes") << u"2026/10/01"_s << date;
        QTest::newRow("two digits") << u"26-10-01"_s << date;
        QTest::newRow("spaces") << u" 2026-10-01"_s << date;
        QTest::newRow("other digits") << u"２０２６-10-01"_s << date;
        QTest::newRow("month 13") << u"2026-13-01"_s << u"no such date"_s;
        QTest::newRow("29 February") << u"2026-02-29"_s << u"no such date"_s;
        QTest::newRow("1900 had none") << u"1900-02-29"_s << u"no such date"_s;
        QTest::newRow("year 0") << u"0000-01-01"_s << u"no such date"_s;
        QTest::newRow("no time") << u"2026-10-01T"_s << time;
        QTest::newRow("hour only") << u"2026-10-01T09"_s << time;
        QTest::newRow("hour 24") << u"2026-10-01T24:00:00"_s << u"no such time"_s;
        QTest::newRow("minute 60") << u"2026-10-01T09:60"_s << u"no such time"_s;
        QTest::newRow("leap second") << u"2016-12-31T23:59:60Z"_s << u"leap second"_s;
        QTest::newRow("no fraction") << u"2026-10-01T09:00:00."_s << time;
        QTest::newRow("ten digits") << u"2026-10-01T09:00:00.1234567890Z"_s << u"offset"_s;
        QTest::newRow("far offset") << u"2026-10-01T09:00:00+18:01"_s << u"18 hours"_s;
        QTest::newRow("offset minute 60") << u"2026-10-01T09:00:00+09:60"_s << u"offset"_s;
        QTest::newRow("half an offset") << u"2026-10-01T09:00:00+09:"_s << u"offset"_s;
        QTest::newRow("more") << u"2026-10-01T09:00:00Z!"_s << u"offset"_s;
        QTest::newRow("zone name") << u"2026-10-01T09:00:00[Asia/Seoul]"_s << u"offset"_s;
        QTest::newRow("huge") << QString(1'000'000, u'2') << date;
    }
    void unreadable()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const Result<qint64> found = parseInstant(text, Zone());
        QVERIFY(!found);
        QVERIFY2(found.error().detail.contains(reason), qPrintable(found.error().detail));
        QVERIFY(found.error().detail.size() < 200);
    }
};

QTEST_APPLESS_MAIN(TestZone)
#include "tst_zone.moc"
