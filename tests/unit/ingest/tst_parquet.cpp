// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "ingest/importer.h"
#include "ingest/parquetbytes.h"
#include "support/collectingsink.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <duckdb.h>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

/// Writes what a SELECT says as a Parquet file.
QString makeParquet(const QTemporaryDir &folder, const QString &name, const QString &select)
{
    const QString path = folder.filePath(name);
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    duckdb_open(nullptr, &database);
    duckdb_connect(database, &connection);
    const QString sql = u"COPY (%1) TO '%2' (FORMAT parquet)"_s.arg(select, path);
    duckdb_result result;
    if (duckdb_query(connection, sql.toUtf8().constData(), &result) == DuckDBError)
        qFatal("%s", duckdb_result_error(&result));
    duckdb_destroy_result(&result);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
    return path;
}

Result<ImportResult> import(const QString &file, CollectingSink &sink, const QString &map = {},
                            const CancelToken &cancel = {})
{
    ImportOptions options;
    options.fieldMap = map;
    options.nowMs = 1;
    return Importer().run({file}, options, sink, {}, cancel);
}

} // namespace

/// Parquet takes the way of every other log: field maps, labels, ids, rejected rows.
class TestParquet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsAndStructs();
    void instantsOfEveryKind_data();
    void instantsOfEveryKind();
    void numbersKeepTheMapsFormat();
    void badRowsAreSetAside();
    void twiceIsOnce();
    void manyRowsInOrder();
    void whatIsNone();
    void cancelled();
};

void TestParquet::columnsAndStructs()
{
    const QTemporaryDir folder;
    const QString file = makeParquet(
        folder, u"a.parquet"_s,
        u"SELECT TIMESTAMP '2026-10-01 10:00:00.25' AS \"@timestamp\", {'id': 'e1', 'action': 'view'} AS "
        u"event, "
        "{'id': 'u1'} AS \"user\", {'content': {'id': 'c\"1', 'tags': ['b', 'a']}, 'watched_ms': "
        "1500::UBIGINT} AS "
        "community, 'x' AS plan, 0.5::DECIMAL(5,2) AS score, 'NaN'::DOUBLE AS nothing, true AS flag, "
        "DATE '2026-10-01' AS day, NULL::INTEGER AS absent, 'bytes'::BLOB AS raw"_s);
    CollectingSink sink;
    const auto result = import(file, sink, u"ecs"_s);
    QVERIFY(result);
    QVERIFY2(!result->hasErrors(),
             qPrintable(result->files[0].error ? result->files[0].error->detail : QString()));
    const QString row = sink.row(0);
    for (const auto &part :
         {u"event_id=e1"_s, u"action=view"_s, u"viewer=u1"_s, u"content=c\"1"_s, u"tags=[\"a\",\"b\"]"_s,
          u"watched_ms=1500"_s, u"\"plan\":\"x\""_s, u"\"score\":0.5"_s, u"\"flag\":true"_s,
          u"\"day\":\"2026-10-01\""_s, u"\"raw\":\"bytes\""_s})
        QVERIFY2(row.contains(part), qPrintable(part + u" in "_s + row));
    QVERIFY(!row.contains(u"nothing"_s) && !row.contains(u"absent"_s));
    QCOMPARE(sink.events().integer(Field::Time, 0), 1'790'848'800'250);
}

void TestParquet::instantsOfEveryKind_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<qint64>("ms");
    constexpr qint64 ten = 1'790'848'800'000; // 2026-10-01T10:00:00Z
    QTest::newRow("local") << u"TIMESTAMP '2026-10-01 10:00:00'"_s << u"UTC"_s << ten;
    QTest::newRow("local in Seoul") << u"TIMESTAMP '2026-10-01 19:00:00'"_s << u"Asia/Seoul"_s << ten;
    QTest::newRow("with a zone") << u"make_timestamp(1790848800000000)::TIMESTAMPTZ AT TIME ZONE 'UTC'"_s
                                 << u"UTC"_s << ten;
    QTest::newRow("nanoseconds") << u"TIMESTAMP_NS '2026-10-01 10:00:00.001999999'"_s << u"UTC"_s << ten + 1;
    QTest::newRow("seconds") << u"TIMESTAMP_S '2026-10-01 10:00:00'"_s << u"UTC"_s << ten;
    QTest::newRow("text") << u"'2026-10-01T10:00:00Z'"_s << u"UTC"_s << ten;
    QTest::newRow("day") << u"DATE '2026-10-01'"_s << u"UTC"_s << ten - 36'000'000;
}

void TestParquet::instantsOfEveryKind()
{
    QFETCH(QString, value);
    QFETCH(QString, zone);
    QFETCH(qint64, ms);
    const QTemporaryDir folder;
    qputenv("TZ", "America/New_York"); // the system's zone takes no part
    const QString file = makeParquet(folder, u"a.parquet"_s, u"SELECT %1 AS t, 'view' AS a"_s.arg(value));
    QFile map(folder.filePath(u"map.json"_s));
    QVERIFY(map.open(QIODevice::WriteOnly));
    const QString time = value.startsWith(u'\'') || value.startsWith(u"DATE"_s)
        ? u"iso8601"_s
        : u"yyyy-MM-dd HH:mm"_s; // of texts: an instant needs none
    map.write(uR"({"name":"m","fields":{"time":"t","action":"a"},"time":{"format":"%1","zone":"%2"}})"_s
                  .arg(time, zone)
                  .toUtf8());
    map.close();
    CollectingSink sink;
    const auto result = import(file, sink, map.fileName());
    QVERIFY(result);
    QCOMPARE(result->total.stored, 1);
    QCOMPARE(sink.events().integer(Field::Time, 0), ms);
}

void TestParquet::numbersKeepTheMapsFormat()
{
    const QTemporaryDir folder;
    const QString file = makeParquet(folder, u"a.parquet"_s, u"SELECT 1790848800 AS t, 'view' AS a"_s);
    QFile map(folder.filePath(u"a.fieldmap.json"_s)); // found beside the data
    QVERIFY(map.open(QIODevice::WriteOnly));
    map.write(R"({"name":"m","fields":{"time":"t","action":"a"},"time":{"format":"epoch_s"}})");
    map.close();
    CollectingSink sink;
    QVERIFY(import(file, sink));
    QCOMPARE(sink.events().integer(Field::Time, 0), 1'790'848'800'000);
}

void TestParquet::badRowsAreSetAside()
{
    const QTemporaryDir folder;
    const QString file = makeParquet(folder, u"a.parquet"_s,
                                     u"SELECT CASE WHEN i <> 3 THEN TIMESTAMP '2026-10-01 10:00:00' + "
                                     u"INTERVAL (i) SECOND END AS \"@timestamp\", "
                                     "'view' AS \"event.action\" FROM range(1, 6) t(i) ORDER BY i"_s);
    ImportOptions options;
    options.nowMs = 1;
    options.deadLetterDir = folder.filePath(u"rejected"_s);
    CollectingSink sink;
    const auto result = Importer().run({file}, options, sink, {}, {});
    QCOMPARE(result->total.stored, 4);
    QCOMPARE(result->total.rejected, 1);
    QFile letters(result->deadLetters);
    QVERIFY(letters.open(QIODevice::ReadOnly));
    const QByteArray letter = letters.readAll();
    QVERIFY2(letter.contains("\"line\":3,\"reason\":\"missing_time\""), letter.constData());
}

void TestParquet::twiceIsOnce()
{
    const QTemporaryDir folder;
    const QString file = makeParquet(folder, u"a.parquet"_s,
                                     u"SELECT TIMESTAMP '2026-10-01 10:00:00' AS \"@timestamp\", 'view' AS "
                                     "\"event.action\" FROM range(3)"_s);
    CollectingSink sink;
    QCOMPARE(import(file, sink)->total.stored, 3); // equal rows are that many events
    const auto again = import(file, sink);
    QCOMPARE(again->total.stored, 0);
    QCOMPARE(again->total.duplicates, 3);
}

void TestParquet::manyRowsInOrder()
{
    const QTemporaryDir folder;
    const QString file
        = makeParquet(folder, u"a.parquet"_s,
                      u"SELECT make_timestamp(1790000000000000 + i * 1000) AS \"@timestamp\", 'e' || i "
                      "AS \"event.id\", 'view' AS \"event.action\" FROM range(300000) t(i)"_s);
    CollectingSink sink;
    ImportOptions options;
    qint64 last = 0;
    qint64 all = 0;
    const auto result = Importer().run({file}, options, sink,
                                       [&](qint64 done, qint64 total, qint64) {
                                           last = done;
                                           all = total;
                                       },
                                       {});
    QCOMPARE(result->total.stored, 300'000);
    QCOMPARE(last, all);
    for (qsizetype i = 1; i < sink.events().size(); ++i)
        QVERIFY(sink.events().integer(Field::Time, i) > sink.events().integer(Field::Time, i - 1));
}

void TestParquet::whatIsNone()
{
    const QTemporaryDir folder;
    const QString good = makeParquet(folder, u"a.parquet"_s, u"SELECT 1 AS x FROM range(1000)"_s);
    QFile file(good);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QFile cut(folder.filePath(u"cut.parquet"_s));
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(bytes.left(bytes.size() / 2));
    cut.close();
    CollectingSink sink;
    const auto result = import(cut.fileName(), sink);
    QVERIFY(result);
    QCOMPARE(result->files[0].error->code, codes::InvalidFile);
    QVERIFY(isParquet(good));
    QVERIFY(!isParquet(folder.path()));
    QVERIFY(!isParquet(folder.filePath(u"none"_s)));
    const QString empty = makeParquet(folder, u"empty.parquet"_s, u"SELECT 1 AS x LIMIT 0"_s);
    const auto nothing = import(empty, sink);
    QVERIFY(nothing);
    QVERIFY2(!nothing->hasErrors(),
             qPrintable(nothing->files[0].error ? nothing->files[0].error->detail : QString()));
    QVERIFY(sink.events().isEmpty());
}

void TestParquet::cancelled()
{
    const QTemporaryDir folder;
    const QString file = makeParquet(folder, u"a.parquet"_s, u"SELECT 1 AS x FROM range(1000)"_s);
    CancelToken cancel;
    cancel.cancel();
    CollectingSink sink;
    const auto result = import(file, sink, {}, cancel);
    QVERIFY(result);
    QVERIFY(result->cancelled);
}

QTEST_GUILESS_MAIN(TestParquet)
#include "tst_parquet.moc"
