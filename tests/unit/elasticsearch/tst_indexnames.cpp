// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/indexnames.h"

#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

const QString Base = u"community-events"_s;

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

/// `D 2026-10-01/2026-10-02`: the style's letter and the span that the name tells.
QString told(const IndexName &index)
{
    static const QString letters = u"DMW?NSO"_s;
    const QString style = letters.at(int(index.style));
    if (!index.fromMs || !index.toMs)
        return style;
    const Zone utc;
    return u"%1 %2/%3"_s.arg(style, utc.localDate(*index.fromMs).toString(Qt::ISODate),
                             utc.localDate(*index.toMs).toString(Qt::ISODate));
}

qint64 at(const QString &text)
{
    return parseInstant(text, {}).value();
}

} // namespace

class TestIndexNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void needsNeighbours();
    void writes_data();
    void writes();
    void touched_data();
    void touched();
    void touchedByBounds();
    void missing_data();
    void missing();
    void patterns_data();
    void patterns();
};

void TestIndexNames::reads_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a day") << u"community-events-2026.10.01"_s << u"D 2026-10-01/2026-10-02"_s;
    QTest::newRow("dashes") << u"community-events-2026-10-01"_s << u"D 2026-10-01/2026-10-02"_s;
    QTest::newRow("a rolled day") << u"community-events-2026.10.01-000002"_s << u"D 2026-10-01/2026-10-02"_s;
    QTest::newRow("29 February") << u"community-events-2028.02.29"_s << u"D 2028-02-29/2028-03-01"_s;
    QTest::newRow("no 29 February") << u"community-events-2026.02.29"_s << u"O"_s;
    QTest::newRow("no month 13") << u"community-events-2026.13.01"_s << u"O"_s;
    QTest::newRow("day 00") << u"community-events-2026.10.00"_s << u"O"_s;
    QTest::newRow("year 0") << u"community-events-0000.10.01"_s << u"O"_s;
    QTest::newRow("month or week") << u"community-events-2026.10"_s << u"? 2026-03-02/2026-11-01"_s;
    QTest::newRow("a week by number") << u"community-events-2026.40"_s << u"W 2026-09-28/2026-10-05"_s;
    QTest::newRow("a week by letter") << u"community-events-2026.w10"_s << u"W 2026-03-02/2026-03-09"_s;
    QTest::newRow("week 53") << u"community-events-2026.53"_s << u"W 2026-12-28/2027-01-04"_s;
    QTest::newRow("no week 53") << u"community-events-2025.53"_s << u"O"_s;
    QTest::newRow("week 00") << u"community-events-2026.00"_s << u"O"_s;
    QTest::newRow("numbered") << u"community-events-000001"_s << u"N"_s;
    QTest::newRow("a data stream's") << u".ds-community-events-2026.10.01-000001"_s << u"S"_s;
    QTest::newRow("another base") << u"community-eventsx-2026.10.01"_s << u"O"_s;
    QTest::newRow("a longer base") << u"community-events-eu-2026.10.01"_s << u"O"_s;
    QTest::newRow("random") << u"community-events-zq8h"_s << u"O"_s;
    QTest::newRow("empty suffix") << u"community-events-"_s << u"O"_s;
    QTest::newRow("empty") << u""_s << u"O"_s;
    QTest::newRow("a line end behind") << u"community-events-2026.10.01\n"_s << u"O"_s;
    QTest::newRow("other digits") << u"community-events-２０２６.10.01"_s << u"O"_s;
    QTest::newRow("huge") << u"community-events-"_s + QString(100'000, u'9') << u"N"_s;
}

void TestIndexNames::reads()
{
    QFETCH(QString, name);
    const QList<IndexName> read = readIndexNames(Base, {name});
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().name, name);
    QTEST(told(read.first()), "expected");
}

void TestIndexNames::needsNeighbours()
{
    const QList<IndexName> weeks = readIndexNames(Base, {Base + u"-2026.10"_s, Base + u"-2026.13"_s});
    QCOMPARE(told(weeks.first()), u"W 2026-03-02/2026-03-09"_s);
    QStringList year{Base + u"-2027.01"_s};
    for (int month = 1; month <= 12; ++month)
        year += Base + u"-2026.%1"_s.arg(month, 2, 10, QChar(u'0'));
    QCOMPARE(told(readIndexNames(Base, year).at(10)), u"M 2026-10-01/2026-11-01"_s);
}

void TestIndexNames::writes_data()
{
    QTest::addColumn<int>("style");
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("expected");
    const auto row = [](IndexStyle style, const QString &instant, const QString &expected) {
        QTest::newRow(qPrintable(expected + u' ' + instant)) << int(style) << instant << expected;
    };
    row(IndexStyle::Day, u"2026-10-01T23:59:59.999Z"_s, u"community-events-2026.10.01"_s);
    row(IndexStyle::Day, u"2026-10-01T08:00:00+09:00"_s, u"community-events-2026.09.30"_s);
    row(IndexStyle::Day, u"1969-12-31T23:59:59.999Z"_s, u"community-events-1969.12.31"_s);
    row(IndexStyle::Month, u"2026-10-01T00:00:00Z"_s, u"community-events-2026.10"_s);
    row(IndexStyle::Week, u"2027-01-03T23:00:00Z"_s, u"community-events-2026.53"_s);
    row(IndexStyle::Other, u"2026-10-01T00:00:00Z"_s, u"community-events-2026.10.01"_s);
}

void TestIndexNames::writes()
{
    QFETCH(int, style);
    QFETCH(QString, instant);
    const qint64 ms = at(instant);
    const QString name = indexOfInstant(Base, IndexStyle(style), ms);
    QTEST(name, "expected");
    const IndexName read = readIndexNames(Base, {name}).first();
    QVERIFY(read.fromMs <= ms && ms < read.toMs);
}

void TestIndexNames::touched_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a Seoul day lies in two UTC days")
        << u"Asia/Seoul"_s << u"2026-10-02"_s << u"2026-10-02"_s << u"01 02"_s;
    QTest::newRow("a UTC day") << u"UTC"_s << u"2026-10-02"_s << u"2026-10-02"_s << u"02"_s;
    QTest::newRow("west of it") << u"America/New_York"_s << u"2026-10-02"_s << u"2026-10-02"_s << u"02 03"_s;
    QTest::newRow("several") << u"UTC"_s << u"2026-10-02"_s << u"2026-10-03"_s << u"02 03"_s;
    QTest::newRow("before all") << u"UTC"_s << u"2025-10-02"_s << u"2025-10-03"_s << QString();
}

void TestIndexNames::touched()
{
    QFETCH(QString, zone);
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(QString, expected);
    const DateRange range = DateRange::ofDays(QDate::fromString(first, Qt::ISODate),
                                              QDate::fromString(last, Qt::ISODate), Zone::find(zone).value());
    QStringList names;
    for (int day = 1; day <= 4; ++day)
        names += Base + u"-2026.10.0%1"_s.arg(day);
    QStringList wanted;
    for (const QString &day : words(expected))
        wanted += Base + u"-2026.10."_s + day;
    QCOMPARE(indicesTouched(readIndexNames(Base, names), range), wanted);
}

void TestIndexNames::touchedByBounds()
{
    const QList<IndexName> indices
        = readIndexNames(Base, {Base + u"-000001"_s, Base + u"-000002"_s, Base + u"-000003"_s});
    const QHash<QString, DataBounds> bounds{
        {Base + u"-000001"_s, {at(u"2026-10-01T00:00:00Z"_s), at(u"2026-10-02T00:00:00Z"_s)}},
        {Base + u"-000002"_s, {at(u"2026-10-02T00:00:00.001Z"_s), at(u"2026-10-09T00:00:00Z"_s)}}};
    const DateRange range = DateRange::ofDays(QDate(2026, 10, 2), QDate(2026, 10, 2), Zone());
    // The third one's events are unknown: it must be asked.
    QCOMPARE(indicesTouched(indices, range, bounds),
             QStringList({Base + u"-000001"_s, Base + u"-000002"_s, Base + u"-000003"_s}));
    const DateRange later = DateRange::ofDays(QDate(2026, 10, 3), QDate(2026, 10, 3), Zone());
    QCOMPARE(indicesTouched(indices, later, bounds), QStringList({Base + u"-000002"_s, Base + u"-000003"_s}));
}

void TestIndexNames::missing_data()
{
    QTest::addColumn<QString>("suffixes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("days") << u"2026.02.27 2026.03.02"_s << u"2026.02.28 2026.03.01"_s;
    QTest::newRow("in any order") << u"2026.03.02 2026.02.28"_s << u"2026.03.01"_s;
    QTest::newRow("before 1970") << u"1969.12.30 1970.01.01"_s << u"1969.12.31"_s;
    QTest::newRow("weeks") << u"2026.51 2027.01"_s << u"2026.52 2026.53"_s;
    QTest::newRow("none") << u"2026.02.27 2026.02.28"_s << QString();
    QTest::newRow("foreign ones do not count") << u"2026.02.27 x 2026.03.01"_s << u"2026.02.28"_s;
    QTest::newRow("no time") << u"000001 000003"_s << QString();
}

void TestIndexNames::missing()
{
    QFETCH(QString, suffixes);
    QFETCH(QString, expected);
    QStringList names;
    for (const QString &suffix : words(suffixes))
        names += Base + u'-' + suffix;
    QStringList wanted;
    for (const QString &suffix : words(expected))
        wanted += Base + u'-' + suffix;
    QCOMPARE(missingIndices(Base, readIndexNames(Base, names)), wanted);
    const QStringList far{Base + u"-0001.01.01"_s, Base + u"-9999.12.31"_s};
    QCOMPARE(missingIndices(Base, readIndexNames(Base, far)).size(), 4000);
}

void TestIndexNames::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");
    QTest::newRow("inside") << u"a-*"_s << u"a-1"_s << true;
    QTest::newRow("outside") << u"a-*"_s << u"repair.1.a-1"_s << false;
    QTest::newRow("all") << u"*"_s << u"x"_s << true;
    QTest::newRow("several") << u"a-*, b-*"_s << u"b-2"_s << true;
    QTest::newRow("a dot is a dot") << u"a.b"_s << u"axb"_s << false;
    QTest::newRow("none") << QString() << u"a"_s << false;
}

void TestIndexNames::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QTEST(matchesIndexPattern(pattern, name), "expected");
}

QTEST_GUILESS_MAIN(TestIndexNames)
#include "tst_indexnames.moc"
