// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/connectionpool.h"
#include "sources/embedded/dictionary.h"
#include "storefixture.h"

#include <QtConcurrent>

#include <limits>

using namespace Qt::StringLiterals;
using namespace tally;

/// Statements, their values, their errors, and how they are stopped.
class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void values_data();
    void values();
    void lists();
    void wideNumbersSaturate();
    void errors_data();
    void errors();
    void runningStatementStops();
    void readingStops();
    void cancelledBeforeItStarts();
    void poolStops();
    void transactionRollsBack();
    void dictionaryBeyondItsMemory();
    void dictionaryNameSpaces();
    void sourceGoesWhileQueriesRun();
    void statementsCanBeFalsified();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Connection> m_connection;
};

void TestConnection::init()
{
    m_connection.reset();
    m_database.reset();
    m_database = std::move(
        *Database::open(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())), {}));
    m_connection = std::move(*m_database->connect());
}

void TestConnection::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"abc"_s;
    QTest::newRow("nul") << QString(u"a\0b"_s);
    QTest::newRow("quote") << u"'; DROP TABLE x"_s;
    QTest::newRow("korean") << u"통계"_s;
    QTest::newRow("long") << QString(u"y"_s).repeated(1'000'000);
    QTest::newRow("empty") << QString(u""_s);
}

void TestConnection::values()
{
    QFETCH(QString, text);
    Result<RowReader> rows = m_connection->run("SELECT $1::VARCHAR, $2::BIGINT, $3::DOUBLE, $4::VARCHAR",
                                               {text.toStdString(), qint64(-5), 0.1, std::monostate()});
    QVERIFY(rows);
    QVERIFY(rows->next());
    QCOMPARE(rows->string(0), text);
    QCOMPARE(rows->integer(1), -5);
    QCOMPARE(rows->decimal(2), 0.1);
    QVERIFY(rows->isNull(3));
    QVERIFY(!rows->next());
}

void TestConnection::lists()
{
    Result<RowReader> rows = m_connection->run("SELECT unnest($1::BIGINT[]), unnest($2::VARCHAR[])",
                                               {IntegerList{1, std::nullopt}, TextList{std::nullopt, "x"}});
    QVERIFY(rows);
    QVERIFY(rows->next());
    QCOMPARE(rows->integer(0), 1);
    QVERIFY(rows->isNull(1));
    QVERIFY(rows->next());
    QVERIFY(rows->isNull(0));
    QCOMPARE(rows->string(1), u"x"_s);
    QVERIFY(!rows->next());
    QVERIFY(!m_connection->run("SELECT unnest($1::BIGINT[])", {IntegerList{}})->next());
}

void TestConnection::wideNumbersSaturate()
{
    Result<RowReader> wide = m_connection->run("SELECT 1000000000000000000000000::HUGEINT, "
                                               "-1000000000000000000000000::HUGEINT, -7::HUGEINT, true");
    QVERIFY(wide && wide->next());
    QCOMPARE(wide->integer(2), -7);
    QVERIFY(wide->boolean(3));
    QCOMPARE(wide->integer(0), std::numeric_limits<qint64>::max());
    QCOMPARE(wide->integer(1), std::numeric_limits<qint64>::min());
}

void TestConnection::errors_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("code");
    QTest::newRow("stopped") << u"INTERRUPT Error: Interrupted!"_s << u"cancelled"_s;
    QTest::newRow("full") << u"IO Error: Could not write file \"x\": No space left on device"_s
                          << u"disk_full"_s;
    QTest::newRow("quota") << u"IO Error: Could not write file \"x\": Disk quota exceeded"_s
                           << u"disk_full"_s;
    QTest::newRow("checksum") << u"IO Error: Corrupt database file: computed checksum 1 does not match"_s
                              << u"store_damaged"_s;
    QTest::newRow("read only")
        << u"Cannot write to database \"x\" - transaction is launched in read-only mode"_s
        << u"store_read_only"_s;
    QTest::newRow("other") << u"IO Error: something else"_s << u"io_error"_s;
    QTest::newRow("ours") << u"Binder Error: no such column"_s << u"internal_error"_s;
}

void TestConnection::errors()
{
    QFETCH(QString, message);
    const Error error = storeError(message);
    QTEST(error.code, "code");
    QCOMPARE(error.detail, message);
}

void TestConnection::runningStatementStops()
{
    CancelToken cancel;
    auto answer = QtConcurrent::run([this, cancel] {
        return m_connection->run(
            "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range <> b.range", {}, cancel);
    });
    QTest::qSleep(50); // so that it has most likely begun; it is right either way
    cancel.cancel();
    const Result<RowReader> rows = answer.takeResult();
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, u"cancelled"_s);
    // The connection is as good as before.
    Result<RowReader> again = m_connection->run("SELECT 1");
    QVERIFY(again && again->next());
}

void TestConnection::readingStops()
{
    CancelToken cancel;
    Result<RowReader> rows = m_connection->stream("SELECT range FROM range(1000000000000)", {}, cancel);
    QVERIFY(rows);
    for (int i = 0; i < 5'000; ++i)
        QVERIFY(rows->next());
    cancel.cancel();
    qint64 more = 0;
    while (rows->next() && more < 100'000'000)
        ++more;
    QVERIFY(more < 100'000'000);
}

void TestConnection::cancelledBeforeItStarts()
{
    CancelToken cancel;
    cancel.cancel();
    QCOMPARE(m_connection->run("SELECT 1", {}, cancel).error().code, u"cancelled"_s);
}

void TestConnection::poolStops()
{
    ConnectionPool pool(*m_database);
    {
        Result<ConnectionPool::Lease> lease = pool.take({});
        QVERIFY(lease);
        QVERIFY(!lease->cancel().isCancelled());
        pool.stop();
        QVERIFY(lease->cancel().isCancelled());
    }
    QCOMPARE(pool.take({}).error().code, u"cancelled"_s);
}

void TestConnection::transactionRollsBack()
{
    QVERIFY(m_connection->execute("CREATE TABLE t (a INTEGER)"));
    {
        const auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
        QVERIFY(transaction);
        QVERIFY(m_connection->execute("INSERT INTO t VALUES (1)"));
    }
    Result<RowReader> rows = m_connection->run("SELECT count(*) FROM t");
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->integer(0), 0);
    const auto reading = Transaction::begin(*m_connection, Transaction::Mode::Read);
    QCOMPARE(m_connection->execute("INSERT INTO t VALUES (1)").error().code, u"store_read_only"_s);
}

void TestConnection::dictionaryBeyondItsMemory()
{
    QVERIFY(m_connection->execute("CREATE TABLE d_x (id INTEGER, value VARCHAR)"));
    constexpr std::size_t kept = 10;
    Dictionary dictionary("d_x", std::make_shared<int32_t>(0), {}, kept);
    QVERIFY(dictionary.load(*m_connection));
    QHash<int, int32_t> ids;
    for (const int start : {0, 20, 5, 60, 0, 30}) {
        std::vector<int32_t> given;
        for (int i = start; i < start + 35; ++i)
            given.push_back(dictionary.idOf("value " + std::to_string(i)));
        QVERIFY(dictionary.settle(*m_connection));
        for (int i = 0; i < 35; ++i) {
            const int32_t id = dictionary.settled(given[std::size_t(i)]);
            QVERIFY(id > 0);
            QCOMPARE(ids.value(start + i, id), id); // the same value, the same id
            ids.insert(start + i, id);
        }
        dictionary.endBatch();
    }
    Result<RowReader> rows
        = m_connection->run("SELECT count(*), count(DISTINCT id), count(DISTINCT value) FROM d_x");
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->integer(0), qint64(ids.size()));
    QCOMPARE(rows->integer(1), qint64(ids.size()));
    QCOMPARE(rows->integer(2), qint64(ids.size()));
}

void TestConnection::dictionaryNameSpaces()
{
    QVERIFY(m_connection->execute("CREATE TABLE d_viewer (id INTEGER, value VARCHAR, anonymous BOOLEAN)"));
    const auto lastId = std::make_shared<int32_t>(0);
    Dictionary users("d_viewer", lastId, false);
    Dictionary visitors("d_viewer", lastId, true);
    QVERIFY(users.load(*m_connection) && visitors.load(*m_connection));
    const int32_t user = users.idOf("x");
    const int32_t visitor = visitors.idOf("x");
    QVERIFY(users.settle(*m_connection) && visitors.settle(*m_connection));
    QVERIFY(users.settled(user) != visitors.settled(visitor));
    // Texts that are no UTF-8 are one value when they read the same.
    const int32_t broken = users.idOf("\xff");
    QCOMPARE(users.idOf("\xfe"), broken);
}

void TestConnection::sourceGoesWhileQueriesRun()
{
    StoreFixture store;
    for (int i = 0; i < 20'000; ++i)
        store.add({{"time", qint64(1'770'000'000'000) + i}, {"action", "view"}, {"viewer", u"v%1"_s.arg(i)}});
    store.store();
    const Result<Query> query
        = parseQuery(R"({"metrics":["visitors"],"dimensions":["viewer"],"range":"all"})");
    QList<QFuture<Result<ResultTable>>> answers;
    for (int i = 0; i < 8; ++i)
        answers.append(store.source->query(*query, {}));
    store.source.reset();
    for (QFuture<Result<ResultTable>> &answer : answers) {
        const Result<ResultTable> table = answer.takeResult();
        QVERIFY(table ? table->rows.size() == Query::DefaultLimit : table.error().code == u"cancelled"_s);
    }
}

void TestConnection::statementsCanBeFalsified()
{
    EmbeddedSource::Options options;
    options.useTables = false;
    options.rewriteSql = [](std::string sql) {
        const std::size_t found = sql.find("count(*) AS events");
        return found == std::string::npos ? sql : sql.replace(found, 18, "count(*) + 1 AS events");
    };
    StoreFixture store(1'798'761'600'000, options);
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}});
    store.store();
    QCOMPARE(store.rows(R"({"metrics":["events","views"],"range":"all"})"), u"2 1"_s);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
