// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/timeformat.h"

#include <QDateTime>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tally;

class TestTimeFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data();
    void read();
    void unreadable_data();
    void unreadable();
    void numbers_data();
    void numbers();
    void badFormats_data();
    void badFormats();
    void agreesWithZoneAllYear_data();
    void agreesWithZoneAllYear();
};

namespace {

QString iso(std::optional<qint64> ms)
{
    return ms ? QDateTime::fromMSecsSinceEpoch(*ms, Qt::UTC).toString(Qt::ISODateWithMs) : u"nothing"_s;
}

TimeFormat format(const QString &pattern, const QString &zone)
{
    return TimeFormat::compile(pattern, Zone::find(zone).value()).value();
}

} // namespace

void TestTimeFormat::read_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *pattern, const char *zone, const char *text,
                        const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(zone)
                            << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("Z", "iso8601", "Asia/Seoul", "2026-10-01T10:00:00Z", "2026-10-01T10:00:00.000Z");
    row("lower case", "iso8601", "UTC", "2026-10-01t10:00:00z", "2026-10-01T10:00:00.000Z");
    row("offset", "iso8601", "UTC", "2026-10-01T10:00:00.5+09:00", "2026-10-01T01:00:00.500Z");
    row("offset without colon", "iso8601", "UTC", "2026-10-01T10:00:00-0330", "2026-10-01T13:30:00.000Z");
    row("offset of hours", "iso8601", "UTC", "2026-10-01 10:00:00 +09", "2026-10-01T01:00:00.000Z");
    row("local", "iso8601", "Asia/Seoul", "2026-10-01T10:00:00", "2026-10-01T01:00:00.000Z");
    row("no seconds", "iso8601", "UTC", "2026-10-01T10:07", "2026-10-01T10:07:00.000Z");
    row("date", "iso8601", "Asia/Seoul", "2026-10-01", "2026-09-30T15:00:00.000Z");
    row("nanoseconds", "iso8601", "UTC", "2026-10-01T10:00:00.123456789Z", "2026-10-01T10:00:00.123Z");
    row("comma", "iso8601", "UTC", "2026-10-01T10:00:00,25Z", "2026-10-01T10:00:00.250Z");
    row("spaces around", "iso8601", "UTC", " 2026-10-01T10:00:00Z ", "2026-10-01T10:00:00.000Z");
    row("24:00", "iso8601", "UTC", "2026-12-31T24:00:00Z", "2027-01-01T00:00:00.000Z");
    row("leap second", "iso8601", "UTC", "2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z");
    row("leap day", "iso8601", "UTC", "2024-02-29", "2024-02-29T00:00:00.000Z");
    // 2026-03-08 02:30 does not exist in New York: the instant of the jump. 2026-11-01 01:30 comes twice: the
    // first.
    row("skipped", "iso8601", "America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:00:00.000Z");
    row("repeated", "iso8601", "America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00.000Z");
    row("before the jump", "iso8601", "America/New_York", "2026-03-08T01:59:59.999",
        "2026-03-08T06:59:59.999Z");
    row("day that Apia skipped", "iso8601", "Pacific/Apia", "2011-12-30T12:00:00",
        "2011-12-30T10:00:00.000Z");
    row("Kathmandu", "iso8601", "Asia/Kathmandu", "2026-10-01T05:45:00", "2026-10-01T00:00:00.000Z");
    row("pattern", "yyyy-MM-dd HH:mm:ss", "UTC", "2024-03-13 10:21:14", "2024-03-13T10:21:14.000Z");
    row("pattern, local", "yyyy/M/d H:mm", "Asia/Seoul", "2024/3/3 9:05", "2024-03-03T00:05:00.000Z");
    row("web server", "dd/MMM/yyyy:HH:mm:ss Z", "UTC", "10/Oct/2000:13:55:36 -0700",
        "2000-10-10T20:55:36.000Z");
    row("half days", "MM/dd/yyyy hh:mm:ss a", "UTC", "12/31/2026 12:00:01 AM", "2026-12-31T00:00:01.000Z");
    row("noon", "MM/dd/yyyy hh:mm a", "UTC", "12/31/2026 12:30 pm", "2026-12-31T12:30:00.000Z");
    row("milliseconds", "yyyyMMdd'T'HHmmss.SSS", "UTC", "20261001T100000.042", "2026-10-01T10:00:00.042Z");
    row("two-digit year", "yy-MM-dd", "UTC", "69-01-02", "2069-01-02T00:00:00.000Z");
    row("quote in quotes", "yyyy''MM''dd", "UTC", "2026'10'01", "2026-10-01T00:00:00.000Z");
    row("epoch_s", "epoch_s", "UTC", "1700000000", "2023-11-14T22:13:20.000Z");
    row("epoch_s, decimals", "epoch_s", "UTC", "1700000000.123", "2023-11-14T22:13:20.123Z");
    row("epoch_ms", "epoch_ms", "UTC", "1700000000123", "2023-11-14T22:13:20.123Z");
}

void TestTimeFormat::read()
{
    QFETCH(QString, pattern);
    QFETCH(QString, zone);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(iso(format(pattern, zone).read(text.toStdString())), expected);
}

void TestTimeFormat::unreadable_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const QStringList iso{u""_s,
                          u"yesterday"_s,
                          u"2026"_s,
                          u"2026-02-30"_s,
                          u"2025-02-29"_s,
                          u"2026-13-01"_s,
                          u"2026-00-10"_s,
                          u"2026-10-01T24:00:01Z"_s,
                          u"2026-10-01T25:00:00Z"_s,
                          u"2026-10-01T10:60:00Z"_s,
                          u"2026-10-01T10:00:61Z"_s,
                          u"2026-10-01T10:00:00+25:00"_s,
                          u"2026-10-01T10:00:00ZZ"_s,
                          u"2026-10-01T10:00:00."_s,
                          u"2026-10-01T"_s,
                          u"20261001"_s,
                          u"1700000000000"_s,
                          u"-001-10-01"_s,
                          u"２０２６-10-01"_s,
                          u"2026-10-01T10:00:00+0"_s,
                          u"2026-10-01\0T10"_s};
    for (const QString &text : iso)
        QTest::newRow(qPrintable(u"iso "_s + text)) << u"iso8601"_s << text;
    QTest::newRow("pattern, more") << u"yyyy-MM-dd"_s << u"2026-10-01 10:00"_s;
    QTest::newRow("pattern, less") << u"yyyy-MM-dd HH"_s << u"2026-10-01"_s;
    QTest::newRow("month name") << u"dd MMM yyyy"_s << u"01 Okt 2026"_s;
    QTest::newRow("13 o'clock pm") << u"yyyy-MM-dd hh a"_s << u"2026-10-01 13 PM"_s;
    QTest::newRow("epoch words") << u"epoch_s"_s << u"now"_s;
    QTest::newRow("epoch inf") << u"epoch_s"_s << u"inf"_s;
    QTest::newRow("epoch huge") << u"epoch_ms"_s << u"1e300"_s;
}

void TestTimeFormat::unreadable()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QCOMPARE(iso(format(pattern, u"UTC"_s).read(text.toStdString())), u"nothing"_s);
}

void TestTimeFormat::numbers_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("expected");
    QTest::newRow("iso takes ms") << u"iso8601"_s << u"1700000000123"_s << u"2023-11-14T22:13:20.123Z"_s;
    QTest::newRow("decimals are cut")
        << u"iso8601"_s << u"1700000000123.9"_s << u"2023-11-14T22:13:20.123Z"_s;
    QTest::newRow("exponent") << u"iso8601"_s << u"1.7e12"_s << u"2023-11-14T22:13:20.000Z"_s;
    QTest::newRow("seconds") << u"epoch_s"_s << u"1700000000.5"_s << u"2023-11-14T22:13:20.500Z"_s;
    QTest::newRow("before 1970") << u"iso8601"_s << u"-1"_s << u"1969-12-31T23:59:59.999Z"_s;
    QTest::newRow("huge") << u"iso8601"_s << u"1e400"_s << u"nothing"_s;
}

void TestTimeFormat::numbers()
{
    QFETCH(QString, pattern);
    QFETCH(QString, number);
    QFETCH(QString, expected);
    QCOMPARE(iso(format(pattern, u"Asia/Seoul"_s).readNumber(number.toStdString())), expected);
}

void TestTimeFormat::badFormats_data()
{
    QTest::addColumn<QString>("pattern");
    for (const QString &pattern : {u""_s, u"yyyy"_s, u"HH:mm"_s, u"yyyy-MM-dd'T"_s, u"yyyy-MM-dd q"_s,
                                   u"epoch"_s, u"yyyyyyyyyyyy-MM-dd"_s})
        QTest::newRow(qPrintable(pattern + u' ')) << pattern;
}

void TestTimeFormat::badFormats()
{
    QFETCH(QString, pattern);
    QVERIFY(!TimeFormat::compile(pattern, Zone()));
}

void TestTimeFormat::agreesWithZoneAllYear_data()
{
    QTest::addColumn<QString>("zone");
    for (const QString &zone : {u"America/New_York"_s, u"Europe/Lisbon"_s, u"Asia/Kathmandu"_s,
                                u"Pacific/Apia"_s, u"Australia/Lord_Howe"_s})
        QTest::newRow(qPrintable(zone)) << zone;
}

void TestTimeFormat::agreesWithZoneAllYear()
{
    QFETCH(QString, zone);
    const Zone calendar = Zone::find(zone).value();
    TimeFormat reader = format(u"iso8601"_s, zone);
    for (QDate date(2011, 1, 1); date.year() == 2011; date = date.addDays(1)) {
        for (int half = 0; half < 48; ++half) {
            const QTime time = QTime::fromMSecsSinceStartOfDay(half * 1'800'000);
            const QString text = date.toString(Qt::ISODate) + u'T' + time.toString(u"HH:mm:ss"_s);
            QCOMPARE(reader.read(text.toStdString()), std::optional(calendar.instant(date, time)));
        }
    }
}

QTEST_GUILESS_MAIN(TestTimeFormat)
#include "tst_timeformat.moc"
