// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Against a server that answers as told; what real engines do is tested with real ones.
#include "core/errorcodes.h"
#include "sources/elasticsearch/fieldconflicts.h"
#include "sources/elasticsearch/searchfacts.h"
#include "sources/elasticsearch/searchsource.h"
#include "support/eventmaker.h"
#include "support/fakehttpserver.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

FakeReply told(int status, const QByteArray &body)
{
    FakeReply reply = FakeReply::json(body);
    reply.status = status;
    return reply;
}

std::shared_ptr<EngineClient> clientOf(const FakeHttpServer &server)
{
    HttpSettings settings;
    settings.nodes = {server.url()};
    settings.attempts = 2;
    settings.maxWaitMs = 20;
    return std::make_shared<EngineClient>(
        std::shared_ptr<HttpClient>(std::move(*HttpClient::open(settings))));
}

QString errorOf(const Error &error)
{
    return error.code + u": "_s + error.detail;
}

QByteArray items(const QList<QByteArray> &all)
{
    return "{\"items\":[" + all.join(',') + "]}";
}

QByteArray item(int status, const QByteArray &error = {})
{
    return "{\"create\":{\"status\":" + QByteArray::number(status)
        + (error.isEmpty() ? error : ",\"error\":" + error) + "}}";
}

const QByteArray Template
    = R"({"template":{"mappings":{"properties":{"event":{"properties":{"id":{"type":"keyword"}}}}}}})";

} // namespace

class TestSearchSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void engines_data();
    void engines();
    void refusals_data();
    void refusals();
    void partialAnswersAreErrors_data();
    void partialAnswersAreErrors();
    void versionFollowsTheIndices();
    void lostPageIsNoticed();
    void fieldTypes_data();
    void fieldTypes();
    void containsExpressions();
    void sinkReadsEachItem();
    void sinkErrors_data();
    void sinkErrors();
    void equalEventsGoOneAfterTheOther();
};

void TestSearchSource::engines_data()
{
    QTest::addColumn<int>("nodesStatus");
    QTest::addColumn<QByteArray>("nodes");
    QTest::addColumn<int>("rootStatus");
    QTest::addColumn<QByteArray>("root");
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("kind");
    using Kind = EngineInfo::Kind;
    const auto row = [](const char *name, int nodesStatus, const QByteArray &nodes, int rootStatus,
                        const QByteArray &root, const QString &version, Kind kind) {
        QTest::newRow(name) << nodesStatus << nodes << rootStatus << root << version << int(kind);
    };
    row("OpenSearch by its node", 200, R"({"nodes":{"n":{"version":"2.19.6"}}})", 405, "{}", u"2.19.6"_s,
        Kind::OpenSearch);
    row("Elasticsearch without a greeting", 200, R"({"nodes":{"n":{"version":"9.5.3"}}})", 405, "{}",
        u"9.5.3"_s, Kind::Elasticsearch);
    row("by its greeting", 403, "{}", 200, R"({"version":{"number":"7.10.2","distribution":"opensearch"}})",
        u"7.10.2"_s, Kind::OpenSearch);
    row("neither", 403, "{}", 405, "{}", QString(), Kind::Unknown);
    row("rubbish", 200, R"({"nodes":[1,2]})", 200, "[]", QString(), Kind::Unknown);
}

void TestSearchSource::engines()
{
    QFETCH(const int, nodesStatus);
    QFETCH(const QByteArray, nodes);
    QFETCH(const int, rootStatus);
    QFETCH(const QByteArray, root);
    FakeHttpServer server([=](const FakeRequest &request) {
        return request.target == "/" ? told(rootStatus, root) : told(nodesStatus, nodes);
    });
    const auto info = clientOf(server)->engine(CancelToken());
    QVERIFY(info);
    QTEST(info->version, "version");
    QTEST(int(info->kind), "kind");
}

void TestSearchSource::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    const QByteArray shards
        = R"("failed_shards":[{"index":"d-2","reason":{"type":"x","reason":"no node"}},{"index":"d-1"}])";
    QTest::newRow("shards are not there")
        << 503 << QByteArray(R"({"error":{"type":"search_phase_execution_exception",)" + shards + "}}")
        << u"partial_result: d-1, d-2: no node"_s;
    QTest::newRow("shards can't") << 400
                                  << QByteArray(R"({"error":{"type":"search_phase_execution_exception",)"
                                                + shards + "}}")
                                  << u"partial_result: d-1, d-2: no node"_s;
    QTest::newRow("own reason")
        << 400 << QByteArray(R"({"error":{"type":"parsing_exception","reason":"bad"},"status":400})")
        << u"engine_refused: parsing_exception: bad"_s;
    QTest::newRow("text for a reason") << 405 << QByteArray(R"({"error":"Incorrect HTTP method"})")
                                       << u"engine_refused: Incorrect HTTP method"_s;
    QTest::newRow("no reason") << 404 << QByteArray("not found") << u"engine_refused: HTTP status 404"_s;
    QTest::newRow("busy") << 429 << QByteArray("{}") << u"rate_limited: asked to slow down"_s;
    QTest::newRow("no JSON") << 200 << QByteArray("<html>")
                             << u"upstream_unavailable: the answer is no JSON"_s;
}

void TestSearchSource::refusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    FakeHttpServer server([=](const FakeRequest &) { return told(status, body); });
    const auto answer = clientOf(server)->search(u"d-*"_s, Json::object(), CancelToken());
    QVERIFY(!answer);
    QTEST(errorOf(answer.error()), "error");
}

void TestSearchSource::partialAnswersAreErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::newRow("a shard failed") << QByteArray(
        R"({"timed_out":false,"_shards":{"total":3,"failed":1,"failures":[{"index":"d-2026.10.02",)"
        R"("reason":{"reason":"text fields are not optimised"}}]},"hits":{"hits":[]}})")
                                    << u"partial_result: d-2026.10.02: text fields are not optimised"_s;
    QTest::newRow("it does not say which")
        << QByteArray(R"({"_shards":{"failed":2}})") << u"partial_result: 2 shards failed"_s;
    QTest::newRow("out of time") << QByteArray(R"({"timed_out":true,"_shards":{"failed":0}})")
                                 << u"partial_result: the engine ran out of time"_s;
    QTest::newRow("whole") << QByteArray(R"({"timed_out":false,"_shards":{"failed":0}})") << QString();
}

void TestSearchSource::partialAnswersAreErrors()
{
    QFETCH(const QByteArray, body);
    FakeHttpServer server([=](const FakeRequest &) { return told(200, body); });
    const auto answer = clientOf(server)->search(u"d-*"_s, Json::object(), CancelToken());
    QTEST(answer ? QString() : errorOf(answer.error()), "error");
    QVERIFY(server.requests().front().target.contains("allow_partial_search_results=false"));
}

void TestSearchSource::versionFollowsTheIndices()
{
    QByteArray count = "10";
    FakeHttpServer server([&count](const FakeRequest &) {
        return told(
            200,
            R"({"_shards":{"failed":0},"indices":{"d-2":{"uuid":"b","primaries":{"docs":{"count":1}}},)"
            R"("d-1":{"uuid":"a","primaries":{"docs":{"count":)"
                + count + R"(},"store":{"size_in_bytes":7}}}}})");
    });
    const auto client = clientOf(server);
    const auto first = client->indices(u"d"_s, CancelToken());
    QVERIFY(first);
    QCOMPARE(first->names(), QStringList({u"d-1"_s, u"d-2"_s}));
    QCOMPARE(first->indices.front().documents, 10);
    QCOMPARE(first->indices.front().bytes, 7);
    QCOMPARE(client->indices(u"d"_s, CancelToken())->version, first->version);
    count = "11";
    QVERIFY(client->indices(u"d"_s, CancelToken())->version != first->version);
}

void TestSearchSource::lostPageIsNoticed()
{
    std::atomic<int> page = 0;
    FakeHttpServer server([&page](const FakeRequest &request) {
        const QByteArray hit = R"({"_id":"x","_source":{"@timestamp":1,"event.action":"view"}})";
        if (request.verb == "DELETE")
            return told(200, "{}");
        return told(
            200,
            R"({"_scroll_id":"s","_shards":{"failed":0},"timed_out":false,"hits":{"total":{"value":3},"hits":[)"
                + (page++ < 2 ? hit : QByteArray()) + "]}}");
    });
    const auto client = clientOf(server);
    qsizetype taken = 0;
    const auto read = readEvents(
        *client, {u"d-*"_s, Json::object()},
        [&taken](EventBatch &batch) -> Result<void> {
            taken += batch.size();
            return {};
        },
        CancelToken());
    QCOMPARE(taken, 2);
    QVERIFY(!read);
    QCOMPARE(errorOf(read.error()), u"upstream_unavailable: 2 of 3 events came"_s);
    QTRY_COMPARE(server.requests().back().verb, QByteArray("DELETE"));
}

void TestSearchSource::fieldTypes_data()
{
    QTest::addColumn<QByteArray>("caps");
    QTest::addColumn<QString>("result");
    QTest::newRow("one type") << QByteArray(R"({"fields":{"labels.a":{"keyword":{"type":"keyword"}}}})")
                              << QString();
    QTest::newRow("same words") << QByteArray(
        R"({"fields":{"labels.a":{"keyword":{"indices":["d-1"]},"boolean":{"indices":["d-2"]}}}})")
                                << u"labels.a"_s;
    QTest::newRow("three types")
        << QByteArray(R"({"fields":{"labels.a":{"keyword":{"indices":["d-2"]},"boolean":{"indices":["d-1"]},)"
                      R"("text":{"indices":["d-3","d-4","d-5","d-6"]}}}})")
        << u"mapping_conflict: labels.a: keyword in d-2; boolean in d-1; text in d-3, d-4, d-5 and 1 more"_s;
    QTest::newRow("no fields") << QByteArray("{}") << QString();
}

void TestSearchSource::fieldTypes()
{
    QFETCH(const QByteArray, caps);
    FakeHttpServer server([=](const FakeRequest &) { return told(200, caps); });
    const auto checked = checkFieldTypes(*clientOf(server), u"d-*"_s, {u"labels.a"_s}, CancelToken());
    QTEST(checked ? checked->join(u',') : errorOf(checked.error()), "result");
}

void TestSearchSource::containsExpressions()
{
    QCOMPARE(containsExpression(u"aB1"_s), u".*[aA][bB]1.*"_s);
    QCOMPARE(containsExpression(u"한.*\"#@"_s), u".*한\\.\\*\\\"\\#\\@.*"_s);
}

void TestSearchSource::sinkReadsEachItem()
{
    std::atomic<int> bulks = 0;
    FakeHttpServer server([&bulks](const FakeRequest &request) {
        if (!request.target.startsWith("/_bulk"))
            return told(200, Template);
        const QByteArray malformed = R"({"type":"mapper_parsing_exception","reason":"object mapping"})";
        // new, known, put off, refused for its labels, refused for good
        if (bulks++ == 0)
            return told(
                200,
                items({item(201), item(409, R"({"type":"version_conflict_engine_exception"})"),
                       item(429, R"({"type":"rejected"})"), item(400, malformed), item(400, malformed)}));
        return told(200, items({item(201), item(201)}));
    });
    QStringList refused;
    SearchSink sink(clientOf(server), u"d"_s,
                    [&refused](const std::string &document, const QString &reason) {
                        refused += QString::fromStdString(document) + u" | "_s + reason;
                    },
                    {});
    QVERIFY(sink.begin({}));
    EventBatch batch;
    for (const char *id : {"a", "b", "c", "d", "e"}) {
        if (*id == 'd')
            addEvent(batch,
                     {{"time", u"2026-10-01T10:00:00Z"_s},
                      {"event_id", QString::fromLatin1(id)},
                      {"action", u"view"_s},
                      {"labels", uR"({"a":1,"a.b":2})"_s}});
        else
            addEvent(batch,
                     {{"time", u"2026-10-01T10:00:00Z"_s},
                      {"event_id", QString::fromLatin1(id)},
                      {"action", u"view"_s}});
    }
    const Result<void> written = sink.write(batch, CancelToken());
    QVERIFY2(written, written ? "" : qPrintable(errorOf(written.error())));
    sink.addRejected({}, 2);
    const auto ledger = sink.finish();
    QVERIFY(ledger);
    QCOMPARE(ledger->size(), 2);
    QCOMPARE(ledger->at(0).rejected, 2);
    const LedgerEntry day = ledger->at(1);
    QCOMPARE(day.day, u"2026-10-01"_s);
    QCOMPARE(day.stored, 3);
    QCOMPARE(day.duplicates, 1);
    QCOMPARE(day.rejected, 1);
    QCOMPARE(day.received, 5);
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.front().contains(u"\"event.id\":\"e\""_s)
            && refused.front().contains(u"object mapping"_s));
    const QList<FakeRequest> requests = server.requests();
    const QByteArray first = requests.at(1).body.left(requests.at(1).body.indexOf('\n'));
    QCOMPARE(first, QByteArray(R"({"create":{"_index":"d-2026.10.01","_id":"a"}})"));
    QVERIFY(requests.at(2).body.contains("labels_kept"));
    QVERIFY(requests.at(3).target.endsWith("_refresh"));
}

void TestSearchSource::sinkErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("bulk");
    QTest::addColumn<QString>("code");
    QTest::newRow("fewer items") << 200 << items({}) << codes::UpstreamUnavailable;
    QTest::newRow("more items") << 200 << items({item(201), item(201)}) << codes::UpstreamUnavailable;
    QTest::newRow("no items") << 200 << QByteArray("{}") << codes::UpstreamUnavailable;
    QTest::newRow("rubbish") << 200 << QByteArray("{\"items\":[{\"create\":{\"status\":")
                             << codes::UpstreamUnavailable;
    QTest::newRow("always put off") << 200 << items({item(429)}) << codes::RateLimited;
    QTest::newRow("all put off") << 429 << QByteArray("{}") << codes::RateLimited;
    QTest::newRow("no right") << 200 << items({item(403, R"({"type":"security_exception","reason":"no"})")})
                              << codes::Forbidden;
    QTest::newRow("refused whole") << 400
                                   << QByteArray(
                                          R"({"error":{"type":"illegal_argument_exception","reason":"x"}})")
                                   << codes::EngineRefused;
}

void TestSearchSource::sinkErrors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, bulk);
    FakeHttpServer server([=](const FakeRequest &) { return told(status, bulk); });
    SearchSink::Limits limits;
    limits.attempts = 3;
    limits.firstPauseMs = 1;
    SearchSink sink(clientOf(server), u"d"_s, {}, {}, limits);
    EventBatch batch;
    addEvent(batch, {{"time", u"2026-10-01T10:00:00Z"_s}, {"event_id", u"a"_s}, {"action", u"view"_s}});
    const Result<void> written = sink.write(batch, CancelToken());
    QVERIFY(!written);
    QTEST(written.error().code, "code");
    const auto ledger = sink.finish();
    QVERIFY(ledger);
    for (const LedgerEntry &day : *ledger)
        QCOMPARE(day.stored, 0);
}

void TestSearchSource::equalEventsGoOneAfterTheOther()
{
    std::atomic<int> underWay = 0;
    FakeHttpServer server([&underWay](const FakeRequest &request) {
        const auto count = request.body.count("\"create\"");
        QList<QByteArray> all;
        for (qsizetype i = 0; i < count; ++i)
            all += item(underWay == 0 ? 201 : 409);
        ++underWay;
        return told(200, items(all));
    });
    SearchSink::Limits limits;
    limits.bulkBytes = 1; // each event a request of its own
    SearchSink sink(clientOf(server), u"d"_s, {}, {}, limits);
    EventBatch batch;
    for (int i = 0; i < 3; ++i)
        addEvent(
            batch,
            {{"time", u"2026-10-01T10:00:00Z"_s}, {"event_id", u"a"_s}, {"action", u"view"_s}, {"page", i}});
    QVERIFY(sink.write(batch, CancelToken()));
    QCOMPARE(server.requests().size(), 3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(server.requests().at(i).body.contains("\"url.path\":\"" + QByteArray::number(i) + '"'));
    QCOMPARE(sink.finish()->front().stored, 1);
}

QTEST_GUILESS_MAIN(TestSearchSource)
#include "tst_searchsource.moc"
