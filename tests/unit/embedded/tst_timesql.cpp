// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/connection.h"
#include "sources/embedded/database.h"
#include "sources/embedded/textsql.h"
#include "sources/embedded/timesql.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tally;

/// Calendar arithmetic as SQL against the domain's own buckets and zones.
class TestTimeSql : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void buckets_data();
    void buckets();
    void localClock_data();
    void localClock();
    void globs_data();
    void globs();

private:
    qint64 evaluate(const std::string &sql);
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Connection> m_connection;
};

void TestTimeSql::initTestCase()
{
    m_database = std::move(*Database::open(m_folder.filePath(u"x.db"_s), {}));
    m_connection = std::move(*m_database->connect());
}

qint64 TestTimeSql::evaluate(const std::string &sql)
{
    Result<RowReader> rows = m_connection->run(sql);
    if (!rows || !rows->next())
        return -1;
    return rows->integer(0);
}

void TestTimeSql::buckets_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("unit");
    const struct
    {
        const char *zone;
        QDate first;
        QDate last;
    } spans[] = {{"America/New_York", {2026, 3, 1}, {2026, 3, 20}},
                 {"America/New_York", {2026, 10, 20}, {2026, 11, 9}},
                 {"Europe/Lisbon", {1992, 9, 20}, {1992, 10, 3}},
                 {"Pacific/Apia", {2011, 12, 20}, {2012, 1, 10}},
                 {"Asia/Kathmandu", {1985, 12, 20}, {1986, 1, 10}},
                 {"Australia/Lord_Howe", {2026, 4, 1}, {2026, 4, 9}},
                 {"Asia/Seoul", {1988, 5, 1}, {1988, 5, 20}},
                 {"UTC", {2024, 1, 1}, {2025, 12, 31}}};
    for (const auto &span : spans) {
        for (int unit = int(TimeUnit::Hour); unit <= int(TimeUnit::Year); ++unit)
            QTest::addRow("%s %s %s", span.zone, qPrintable(span.first.toString(Qt::ISODate)),
                          qPrintable(timeUnitName(TimeUnit(unit))))
                << QString::fromLatin1(span.zone) << span.first << span.last << unit;
    }
}

void TestTimeSql::buckets()
{
    QFETCH(QString, zone);
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(int, unit);
    const DateRange range = DateRange::ofDays(first, last, *Zone::find(zone));
    const Result<QList<Bucket>> list = tally::buckets(range, TimeUnit(unit), Qt::Sunday);
    QVERIFY(list);
    // Every edge from both sides, all in one statement.
    std::string values;
    QList<qint64> expected;
    for (qsizetype i = 0; i < list->size(); ++i) {
        for (const qint64 instant : {list->at(i).fromMs, list->at(i).toMs - 1}) {
            values += (values.empty() ? "(" : ", (") + std::to_string(instant) + ')';
            expected.append(i);
        }
    }
    Result<RowReader> rows
        = m_connection->run("SELECT " + bucketOrdinalSql("t", *list) + " FROM (VALUES " + values + ") v(t)");
    QVERIFY(rows);
    QList<qint64> got;
    while (rows->next())
        got.append(rows->integer(0));
    std::sort(got.begin(), got.end());
    QCOMPARE(got, expected);
}

void TestTimeSql::localClock_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *zone :
         {"America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "UTC"})
        QTest::newRow(zone) << QString::fromLatin1(zone);
}

void TestTimeSql::localClock()
{
    QFETCH(QString, zone);
    const Zone local = *Zone::find(zone);
    const DateRange range = DateRange::ofDays({2011, 11, 1}, {2012, 4, 30}, local);
    const QList<OffsetSpan> spans = offsetSpans(range);
    QRandomGenerator random(7);
    for (int i = 0; i < 60; ++i) {
        const qint64 instant
            = range.fromMs + qint64(random.generate64() % quint64(range.toMs - range.fromMs));
        const std::string text = std::to_string(instant);
        QCOMPARE(evaluate("SELECT " + hourOfDaySql(text, spans)), local.localTime(instant).hour());
        QCOMPARE(evaluate("SELECT " + dayOfWeekSql(text, spans)), local.localDate(instant).dayOfWeek());
    }
    // West of Greenwich the first hours of 1970 are still 1969.
    const DateRange start = DateRange::ofInstants(0, 86'400'000, *Zone::find(u"America/New_York"_s));
    QCOMPARE(evaluate("SELECT " + hourOfDaySql("0", offsetSpans(start))), 19);
    QCOMPARE(evaluate("SELECT " + dayOfWeekSql("0", offsetSpans(start))), 3);
}

void TestTimeSql::globs_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *glob, const char *text, bool matches) {
        QTest::addRow("%s ~ %s", glob, text) << QString::fromUtf8(glob) << QString::fromUtf8(text) << matches;
    };
    row("/watch/*", "/watch/a/b", true);
    row("/watch/*", "/Watch/a", false);
    row("?", "한", true);
    row("?", "ab", false);
    row("", "", true);
    row("*", "", true);
    row("100%", "100%", true);
    row("100%", "1000", false);
    row("a_b", "axb", false);
    row("a\\*b", "a*b", true);
    row("a\\*b", "axb", false);
    row("a\\\\b", "a\\b", true);
    row("a\\", "a\\", true);
    row("a\\%", "a%", true);
    row("*\\?", "why?", true);
}

void TestTimeSql::globs()
{
    QFETCH(QString, glob);
    QFETCH(QString, text);
    QFETCH(bool, matches);
    Bindings bindings;
    const std::string column = bindings.bind(text.toStdString()) + "::VARCHAR";
    const std::string condition = textConditionSql(column, Filter::Op::Matches, {Value(glob)}, bindings);
    Result<RowReader> rows = m_connection->run("SELECT " + condition, bindings.values());
    QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
    QVERIFY(rows->next());
    QCOMPARE(rows->boolean(0), matches);
}

QTEST_GUILESS_MAIN(TestTimeSql)
#include "tst_timesql.moc"
