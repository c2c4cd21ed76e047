// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "sources/sharing/batchbytes.h"
#include "sources/sharing/frames.h"
#include "sources/sharing/hostsession.h"
#include "sources/sharing/sharedstore.h"
#include "sources/sharing/storehost.h"
#include "sources/sharing/storeopening.h"
#include "sources/sharing/storesocket.h"

#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tally;

/// A store that one process has open and another asks. Here both are this program: the socket is the same.
class TestSharing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void answersAreTheHosts_data();
    void answersAreTheHosts();
    void errorsComeThrough();
    void exportIsTheSame();
    void exportStopsWhenToldTo();
    void importThroughTheHost();
    void importGoesOnWhenTheHostEnds();
    void questionsGoOnWhenTheHostEnds();
    void qualityIsTheHosts();
    void upkeepThroughTheHost();
    void changesAreTold();
    void cancelledQuestion();
    void rubbishHurtsNobody_data();
    void rubbishHurtsNobody();
    void anotherVersionIsRefused();
    void nobodyAnswers();
    void batchesAsBytes();
    void brokenBatches_data();
    void brokenBatches();
    void socketIsTheUsersAlone();

private:
    QString path() const { return m_folder->filePath(u"s.tally"_s); }
    void fill(Store &store, int from, int to);
    std::unique_ptr<SharedStore> join();
    static EventBatch batch(int from, int to);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FixedClock> m_clock = std::make_shared<FixedClock>(1'798'761'600'000);
    std::unique_ptr<EmbeddedSource> m_store;
    std::unique_ptr<StoreHost> m_host;
};

namespace {

constexpr qint64 Start = 1'790'000'000'000;
constexpr qint64 DayLong = 86'400'000;

Query queryOf(const QByteArray &json)
{
    const Result<Query> query = parseQuery(json);
    if (!query)
        qFatal("bad query: %s", qPrintable(query.error().detail));
    return *query;
}

nlohmann::ordered_json comparable(const Result<ResultTable> &table)
{
    if (!table)
        return {{"error", table.error().code.toStdString()}};
    auto json = resultToJson(*table);
    json.erase("took_ms");
    return json;
}

qint64 total(const QList<LedgerEntry> &ledger, qint64 LedgerEntry::*part)
{
    qint64 sum = 0;
    for (const LedgerEntry &entry : ledger)
        sum += entry.*part;
    return sum;
}

qint64 events(Store &store)
{
    const Result<SourceInfo> info = store.info({}).result();
    return info ? info->events : -1;
}

} // namespace

EventBatch TestSharing::batch(int from, int to)
{
    EventBatch batch;
    for (int i = from; i < to; ++i) {
        batch.setInteger(Field::Time, Start + i * DayLong / 40);
        batch.setText(Field::EventId, "e" + std::to_string(i));
        batch.setText(Field::Action, i % 3 == 0 ? "purchase" : "view");
        batch.setText(Field::Viewer, "viewer \xed\x95\x9c " + std::to_string(i % 17));
        if (i % 3 == 0)
            batch.setDecimal(Field::Amount, 0.1 * i);
        if (i % 5 != 0)
            batch.setText(Field::Country, i % 2 == 0 ? "KR" : "US");
        batch.endRow();
    }
    return batch;
}

void TestSharing::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = EmbeddedSource::open(path(), m_clock);
    QVERIFY(opened);
    m_store = std::move(*opened);
    fill(*m_store, 0, 400);
    m_host = StoreHost::start(*m_store);
    QVERIFY(m_host);
}

void TestSharing::cleanup()
{
    m_host.reset();
    m_store.reset();
}

void TestSharing::fill(Store &store, int from, int to)
{
    const auto sink = store.makeSink();
    QVERIFY(sink->begin({u"first"_s, u"tally"_s, 1}));
    QVERIFY(sink->write(batch(from, to), {}));
    QVERIFY(sink->finish());
}

std::unique_ptr<SharedStore> TestSharing::join()
{
    auto joined = SharedStore::join(path(), [this] { return openOrJoin(path(), m_clock); });
    if (!joined)
        qFatal("cannot join: %s", qPrintable(joined.error().detail));
    return std::move(*joined);
}

void TestSharing::answersAreTheHosts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("counts") << QByteArray(
        R"({"metrics":["views","unique_viewers","revenue"],"dimensions":["time:day"],"range":"all",
            "compare":{"mode":"previous_period"},"include":["totals","empty_buckets"]})");
    QTest::newRow("nulls and other") << QByteArray(
        R"({"metrics":["events"],"dimensions":["country"],"range":"all","page":{"limit":1},
            "include":["totals","other"]})");
    QTest::newRow("retention") << QByteArray(
        R"({"metrics":["retention"],"dimensions":["cohort:week","period"],"range":"all"})");
    QTest::newRow("a range of nothing") << QByteArray(
        R"({"metrics":["views","avg_view_duration"],"range":{"from":"2001-01-01","to":"2001-01-03","zone":"Asia/Seoul"}})");
    QTest::newRow("wrong") << QByteArray(R"({"metrics":["viewz"],"range":"all"})");
}

void TestSharing::answersAreTheHosts()
{
    QFETCH(QByteArray, json);
    const auto shared = join();
    const Query query = queryOf(json);
    const auto expected = comparable(m_store->query(query, {}).result());
    QCOMPARE(comparable(shared->query(query, {}).result()), expected);
    QVERIFY(shared->isElsewhere());
    const Result<SourceInfo> own = m_store->info({}).result();
    const Result<SourceInfo> told = shared->info({}).result();
    QVERIFY(own && told);
    QCOMPARE(told->events, own->events);
    QCOMPARE(told->fields, own->fields);
    QCOMPARE(told->dataVersion, own->dataVersion);
    const auto values = shared->values(u"country"_s, u"k"_s, 5, {}).result();
    QVERIFY(values);
    QCOMPARE(values->size(), 1);
    QCOMPARE(values->first().value, u"KR"_s);
}

void TestSharing::errorsComeThrough()
{
    const auto shared = join();
    const auto wrong = shared->query(queryOf(R"({"metrics":["viewz"],"range":"all"})"), {}).result();
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, u"unknown_metric"_s);
    QVERIFY(wrong.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(wrong.error().detail,
             m_store->query(queryOf(R"({"metrics":["viewz"],"range":"all"})"), {}).result().error().detail);
}

void TestSharing::exportIsTheSame()
{
    const auto rows = [](Store &store, const EventSelection &selection) {
        QByteArray all;
        const Result<void> done = store.exportEvents(selection,
                                                     [&all](const EventBatch &part) -> Result<void> {
                                                         all += batchToBytes(part);
                                                         return {};
                                                     },
                                                     {});
        return done ? all : QByteArray("failed");
    };
    const auto shared = join();
    EventSelection selection;
    QVERIFY(rows(*m_store, selection).size() > 1000);
    QCOMPARE(rows(*shared, selection), rows(*m_store, selection));
    selection.range = RangeSpec{{}, u"2026-09-22"_s, u"2026-09-25"_s, u"Asia/Seoul"_s, false};
    selection.filters = {*parseFilterText(u"country is KR"_s)};
    QVERIFY(rows(*m_store, selection).size() > 100);
    QCOMPARE(rows(*shared, selection), rows(*m_store, selection));
}

void TestSharing::exportStopsWhenToldTo()
{
    const auto shared = join();
    const Result<void> stopped = shared->exportEvents(
        {},
        [](const EventBatch &) -> Result<void> { return failure(ErrorKind::Io, u"enough"_s, u"enough"_s); },
        {});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, u"enough"_s);
    QCOMPARE(events(*shared), 400); // and the host answers on
}

void TestSharing::importThroughTheHost()
{
    const auto shared = join();
    const auto sink = shared->makeSink();
    QVERIFY(sink->begin({u"second"_s, u"tally"_s, 2}));
    QVERIFY(sink->write(batch(390, 450), {}));
    sink->addRejected(u"2026-09-22"_s, 3);
    sink->addRejected({}, 2);
    QVERIFY(sink->write(batch(450, 500), {}));
    const Result<QList<LedgerEntry>> ledger = sink->finish();
    QVERIFY(ledger);
    QCOMPARE(total(*ledger, &LedgerEntry::stored), 100);
    QCOMPARE(total(*ledger, &LedgerEntry::duplicates), 10);
    QCOMPARE(total(*ledger, &LedgerEntry::rejected), 5);
    QCOMPARE(total(*ledger, &LedgerEntry::received), 115);
    QCOMPARE(events(*m_store), 500);
}

void TestSharing::importGoesOnWhenTheHostEnds()
{
    const auto shared = join();
    const auto sink = shared->makeSink();
    QVERIFY(sink->begin({u"second"_s, u"tally"_s, 2}));
    QVERIFY(sink->write(batch(390, 450), {}));
    sink->addRejected({}, 2);
    cleanup();
    QVERIFY(sink->write(batch(450, 500), {}));
    const Result<QList<LedgerEntry>> ledger = sink->finish();
    QVERIFY(ledger);
    QCOMPARE(total(*ledger, &LedgerEntry::stored), 100);
    QCOMPARE(total(*ledger, &LedgerEntry::duplicates), 10);
    QCOMPARE(total(*ledger, &LedgerEntry::rejected), 2);
    QVERIFY(!shared->isElsewhere());
    const Result<StoreFacts> facts = shared->facts(10, {});
    QVERIFY(facts);
    QCOMPARE(facts->importCount, 2); // one record for both halves
    QVERIFY(facts->imports.first().finishedMs);
}

void TestSharing::questionsGoOnWhenTheHostEnds()
{
    const auto shared = join();
    const auto second = join();
    cleanup();
    QCOMPARE(events(*shared), 400);
    QCOMPARE(events(*second), 400); // through the first, which has the store now
    QVERIFY(!shared->isElsewhere());
    QVERIFY(second->isElsewhere());
}

void TestSharing::qualityIsTheHosts()
{
    const auto shared = join();
    QualityQuestion question;
    question.range = RangeSpec{u"all"_s, {}, {}, u"UTC"_s, false};
    const Result<QualityReport> own = m_store->quality(question, {}).result();
    const Result<QualityReport> told = shared->quality(question, {}).result();
    QVERIFY(own && told);
    QVERIFY(own->days.size() > 5);
    QCOMPARE(told->days.size(), own->days.size());
    QCOMPARE(told->toMs, own->toMs);
    QCOMPARE(told->total.ledger.received, own->total.ledger.received);
    QVERIFY(own->total.figure(QualityFigure::Completeness).failed > 0);
    for (qsizetype i = 0; i < own->days.size(); ++i) {
        QCOMPARE(told->days[i].day, own->days[i].day);
        QVERIFY(told->days[i].figures == own->days[i].figures);
        QVERIFY(told->days[i].problems == own->days[i].problems);
    }
    const auto rows = shared->qualityRows(question, QualityFigure::Completeness, 3, {}).result();
    const auto ownRows = m_store->qualityRows(question, QualityFigure::Completeness, 3, {}).result();
    QVERIFY(rows && ownRows);
    QCOMPARE(rows->count, ownRows->count);
    QCOMPARE(rows->rows.size(), 3);
    QCOMPARE(rows->rows.first().eventId, ownRows->rows.first().eventId);
    QVERIFY(rows->rows.first().problem == ownRows->rows.first().problem);
}

void TestSharing::upkeepThroughTheHost()
{
    const auto shared = join();
    PruneOptions prune;
    prune.keepDays = 3;
    prune.dryRun = true;
    const Result<PruneReport> dry = shared->prune(prune, {});
    const Result<PruneReport> own = m_store->prune(prune, {});
    QVERIFY(dry && own);
    QVERIFY(dry->events > 0);
    QCOMPARE(dry->events, own->events);
    QCOMPARE(dry->beforeDay, own->beforeDay);
    ErasureOptions erasure;
    erasure.viewer = u"viewer 한 3"_s;
    const Result<ErasureReport> erased = shared->erase(erasure, {});
    QVERIFY(erased);
    QVERIFY(erased->known);
    QVERIFY(erased->events > 20);
    QVERIFY(!shared->erase(erasure, {})->known);
    const QString copy = m_folder->filePath(u"copy.tally"_s);
    qint64 told = 0;
    const Result<BackupReport> backup
        = shared->backUp(copy, [&told](qint64 done, qint64) { told = done; }, {});
    QVERIFY(backup);
    QCOMPARE(backup->events, 400);
    QVERIFY(told > 0);
    QVERIFY(QFile::exists(copy));
}

void TestSharing::changesAreTold()
{
    const auto shared = join();
    QSignalSpy changed(shared.get(), &Source::dataChanged);
    fill(*m_store, 400, 410);
    QTRY_VERIFY(changed.count() > 0);
    const auto before = changed.count();
    cleanup(); // the watcher takes the store over
    QTRY_VERIFY(!shared->isElsewhere());
    fill(*shared, 410, 420);
    QTRY_VERIFY(changed.count() > before);
    QCOMPARE(events(*shared), 420);
}

void TestSharing::cancelledQuestion()
{
    const auto shared = join();
    CancelToken cancel;
    cancel.cancel();
    const auto answer = shared->query(queryOf(R"({"metrics":["views"],"range":"all"})"), cancel).result();
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, u"cancelled"_s);
}

void TestSharing::rubbishHurtsNobody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto frame = [](char kind, quint32 length, const QByteArray &payload) {
        QByteArray head(5, kind);
        qToBigEndian(length, head.data() + 1);
        return head + payload;
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("endless length") << frame('J', 0xFFFFFFFFu, "{}");
    QTest::newRow("cut off") << frame('J', 1000, "{\"do\":");
    QTest::newRow("no JSON") << frame('J', 4, "oops");
    QTest::newRow("an array") << frame('J', 2, "[]");
    QTest::newRow("deep") << frame('J', 200'000, QByteArray(100'000, '[') + QByteArray(100'000, ']'));
    QTest::newRow("unknown") << frame('J', 14, R"({"do":"dance"})");
    QTest::newRow("wrong types") << frame('J', 38, R"({"do":"import","info":7,"resume":"x"} )");
    QTest::newRow("a batch first") << frame('B', 3, "abc");
    QTest::newRow("a query of nothing") << frame('J', 25, R"({"do":"query","query":[]})");
}

void TestSharing::rubbishHurtsNobody()
{
    QFETCH(QByteArray, bytes);
    QLocalSocket socket;
    socket.connectToServer(*storeSocket(path()));
    QVERIFY(socket.waitForConnected(5'000));
    socket.write(bytes);
    socket.flush();
    socket.waitForBytesWritten(1'000);
    socket.disconnectFromServer();
    QCOMPARE(events(*join()), 400);
}

void TestSharing::anotherVersionIsRefused()
{
    cleanup();
    const QString other = m_folder->filePath(u"other.tally"_s);
    QLocalServer server;
    QLocalServer::removeServer(*storeSocket(other));
    QVERIFY(server.listen(*storeSocket(other)));
    const QFuture<Result<QString>> joined = QtConcurrent::run([other]() -> Result<QString> {
        const auto store = SharedStore::join(other, {});
        return store ? Result<QString>(u"joined"_s) : Unexpected(store.error());
    });
    QTRY_VERIFY(server.hasPendingConnections());
    QLocalSocket *socket = server.nextPendingConnection();
    QVERIFY(Frames(*socket).send({{"tallyroom", "99.0"}, {"protocol", 9}}));
    QTRY_VERIFY(joined.isFinished());
    QVERIFY(!joined.result());
    QCOMPARE(joined.result().error().code, u"store_in_use"_s);
    QVERIFY(!joined.result().error().retryable);
}

void TestSharing::nobodyAnswers()
{
    m_host.reset(); // the store stays open, by a process that answers nobody
    const auto opened = openOrJoin(path(), m_clock, {}, 100);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"store_in_use"_s);
}

void TestSharing::batchesAsBytes()
{
    const EventBatch original = batch(0, 50);
    const Result<EventBatch> copy = batchFromBytes(batchToBytes(original));
    QVERIFY(copy);
    QCOMPARE(copy->size(), original.size());
    for (qsizetype row = 0; row < original.size(); ++row) {
        for (const FieldInfo &info : fields())
            QCOMPARE(copy->has(info.field, row), original.has(info.field, row));
        QCOMPARE(copy->integer(Field::Time, row), original.integer(Field::Time, row));
        QCOMPARE(copy->text(Field::Viewer, row), original.text(Field::Viewer, row));
        QCOMPARE(copy->decimal(Field::Amount, row), original.decimal(Field::Amount, row));
    }
    QCOMPARE(batchFromBytes(batchToBytes({}))->size(), 0);
}

void TestSharing::brokenBatches_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = batchToBytes(batch(0, 5));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut in the head") << good.left(3);
    QTest::newRow("cut in a column") << good.left(good.size() / 2);
    QTest::newRow("cut at the end") << good.chopped(1);
    QTest::newRow("too many rows") << QByteArray("\x7f\xff\xff\xff", 4) + good.mid(4);
    QTest::newRow("one row more") << QByteArray("\0\0\0\6", 4) + good.mid(4);
    QByteArray renamed = good;
    renamed.replace("action", "acti0n");
    QTest::newRow("an unknown field") << renamed;
}

void TestSharing::brokenBatches()
{
    QFETCH(QByteArray, bytes);
    const Result<EventBatch> read = batchFromBytes(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"io_error"_s);
}

void TestSharing::socketIsTheUsersAlone()
{
    const QFileInfo socket(*storeSocket(path()));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(socket.path()).permissions() & others));
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    QVERIFY(storeSocket(path()));
    QVERIFY(
        QFile::setPermissions(runtime.filePath(u"tallyroom"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther));
    const Result<QString> refused = storeSocket(path());
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(!refused);
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
