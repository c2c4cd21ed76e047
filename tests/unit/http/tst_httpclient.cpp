// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "sources/http/httpclient.h"
#include "support/eventmaker.h"
#include "support/fakehttpserver.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

using Manner = FakeReply::Manner;

HttpSettings settingsFor(const QList<QUrl> &nodes)
{
    HttpSettings settings;
    settings.nodes = nodes;
    settings.connectMs = 2000;
    settings.idleMs = 2000;
    settings.totalMs = 10'000;
    settings.attempts = 3;
    return settings;
}

std::unique_ptr<HttpClient> clientOf(const HttpSettings &settings)
{
    auto client = HttpClient::open(settings);
    return client ? std::move(*client) : nullptr;
}

Result<HttpAnswer> get(HttpClient &client, const QString &path = u"/x"_s)
{
    return client.ask({"GET", path, {}}, CancelToken());
}

/// A port that nothing listens at.
QUrl deadUrl()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatItIsTold();
    void unpacksGzip();
    void keepsConnections();
    void statuses_data();
    void statuses();
    void anyStatusIsAnAnswer();
    void misbehaviour_data();
    void misbehaviour();
    void takesAnotherNode();
    void doesNotRepeatWhatMustNotBe();
    void waitsAsLongAsRetryAfterSays();
    void longestPauseIsBounded();
    void cancelReachesTheServer();
    void cancelledBefore();
    void redirects_data();
    void redirects();
    void endsWithWorkUnderWay();
    void manyThreads();
    void addresses_data();
    void addresses();
};

void TestHttpClient::sendsWhatItIsTold()
{
    FakeHttpServer server([](const FakeRequest &) { return FakeReply::json(R"({"a":1})"); });
    HttpSettings settings = settingsFor({server.url()});
    settings.credentials = {HttpCredentials::Kind::Basic, u"admin"_s, u"pässword"_s};
    const auto client = clientOf(settings);
    HttpRequest request{"POST", u"/day-2026.10.01%2Cday-2026.10.02/_search?size=0&q=a%2Bb"_s,
                        R"({"query":{}})"};
    request.headers = {{"X-Opaque-Id", "tally"}};
    const auto answer = client->ask(request, CancelToken());
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray(R"({"a":1})"));
    QCOMPARE(answer->headers.value("content-type"), QByteArray("application/json"));
    const FakeRequest got = server.requests().value(0);
    QCOMPARE(got.verb, QByteArray("POST"));
    QCOMPARE(got.target, QByteArray("/day-2026.10.01%2Cday-2026.10.02/_search?size=0&q=a%2Bb"));
    QCOMPARE(got.body, request.body);
    QCOMPARE(got.headers.value("authorization"), "Basic " + u"admin:pässword"_s.toUtf8().toBase64());
    QCOMPARE(got.headers.value("x-opaque-id"), QByteArray("tally"));
    QVERIFY(got.headers.value("accept-encoding").contains("gzip"));
}

void TestHttpClient::unpacksGzip()
{
    // 40 MB of one letter: more than a thousand to one, and an answer all the same.
    const QByteArray plain(40'000'000, 'a');
    FakeHttpServer server([packed = gzipped(plain)](const FakeRequest &) {
        FakeReply reply = FakeReply::json(packed);
        reply.headers = {{"Content-Encoding", "gzip"}};
        return reply;
    });
    HttpSettings settings = settingsFor({server.url()});
    auto answer = get(*clientOf(settings));
    QVERIFY(answer);
    QVERIFY(answer->body == plain);
    settings.maxAnswerBytes = 1'000'000;
    answer = get(*clientOf(settings));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, codes::UpstreamUnavailable);
    QVERIFY(answer.error().detail.contains(u"larger"_s));
}

void TestHttpClient::keepsConnections()
{
    FakeHttpServer server([](const FakeRequest &) { return FakeReply{}; });
    const auto client = clientOf(settingsFor({server.url()}));
    for (int i = 0; i < 20; ++i)
        QVERIFY(get(*client));
    QCOMPARE(server.connections(), 1);
}

void TestHttpClient::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("requests");
    QTest::newRow("found nothing") << 404 << QString() << 1;
    QTest::newRow("bad request") << 400 << QString() << 1;
    QTest::newRow("conflict") << 409 << QString() << 1;
    QTest::newRow("server error") << 500 << QString() << 1;
    QTest::newRow("who are you") << 401 << codes::Unauthorized << 1;
    QTest::newRow("not you") << 403 << codes::Forbidden << 1;
    QTest::newRow("busy") << 429 << codes::RateLimited << 3;
    QTest::newRow("unavailable") << 503 << codes::UpstreamUnavailable << 3;
    QTest::newRow("gateway") << 504 << codes::UpstreamUnavailable << 3;
}

void TestHttpClient::statuses()
{
    QFETCH(const int, status);
    QFETCH(const QString, code);
    FakeHttpServer server([status](const FakeRequest &) {
        FakeReply reply = FakeReply::json("{\"error\":1}");
        reply.status = status;
        if (status == 401)
            reply.headers = {{"WWW-Authenticate", "Basic realm=\"x\""}};
        return reply;
    });
    HttpSettings settings = settingsFor({server.url()});
    settings.credentials = {HttpCredentials::Kind::ApiKey, {}, u"very-secret"_s};
    const auto answer = get(*clientOf(settings));
    QCOMPARE(answer ? QString() : answer.error().code, code);
    if (answer) {
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, QByteArray("{\"error\":1}"));
    } else {
        QVERIFY(!(answer.error().detail + answer.error().place).contains(u"very-secret"_s));
    }
    QTEST(int(server.requests().size()), "requests");
    QCOMPARE(server.requests().value(0).headers.value("authorization"), QByteArray("ApiKey very-secret"));
}

void TestHttpClient::anyStatusIsAnAnswer()
{
    FakeHttpServer server([](const FakeRequest &) {
        FakeReply reply = FakeReply::json("{\"code\":\"rate_limited\"}");
        reply.status = 429;
        return reply;
    });
    const auto client = clientOf(settingsFor({server.url()}));
    HttpRequest request{"GET", u"/"_s, {}};
    request.anyStatus = true;
    const auto answer = client->ask(request, CancelToken());
    QVERIFY(answer);
    QCOMPARE(answer->status, 429);
    QCOMPARE(answer->body, QByteArray("{\"code\":\"rate_limited\"}"));
    QCOMPARE(server.requests().size(), 3);
}

void TestHttpClient::misbehaviour_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("code");
    const auto told = [](Manner manner, qsizetype bytes) {
        FakeReply reply = FakeReply::json(QByteArray(1000, 'x'));
        reply.manner = manner;
        reply.sentBytes = bytes;
        return reply;
    };
    const auto raw = [](const QByteArray &bytes, Manner manner = Manner::CutOff) {
        return FakeReply{200, {}, {}, manner, bytes.size(), bytes};
    };
    QTest::newRow("hangs") << told(Manner::Hang, 0) << codes::Timeout;
    QTest::newRow("stalls in the head") << told(Manner::Stall, 20) << codes::Timeout;
    QTest::newRow("stalls in the body") << told(Manner::Stall, 300) << codes::Timeout;
    QTest::newRow("closes at once") << told(Manner::CutOff, 0) << codes::UpstreamUnavailable;
    QTest::newRow("cut off in the head") << told(Manner::CutOff, 20) << codes::UpstreamUnavailable;
    QTest::newRow("cut off in the body") << told(Manner::CutOff, 300) << codes::UpstreamUnavailable;
    QTest::newRow("rubbish") << raw("\x16\x03\x01\x02rubbish rubbish\r\n\r\n") << codes::UpstreamUnavailable;
    QTest::newRow("broken gzip") << raw(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot-gzip", Manner::Whole)
                                 << codes::UpstreamUnavailable;
}

void TestHttpClient::misbehaviour()
{
    QFETCH(const FakeReply, reply);
    FakeHttpServer server([reply](const FakeRequest &) { return reply; });
    HttpSettings settings = settingsFor({server.url()});
    settings.idleMs = 300;
    settings.attempts = 2;
    const auto answer = get(*clientOf(settings));
    QVERIFY(!answer);
    QTEST(answer.error().code, "code");
    QCOMPARE(answer.error().place, server.url().toString());
}

void TestHttpClient::takesAnotherNode()
{
    FakeHttpServer server([](const FakeRequest &) { return FakeReply{}; });
    const auto client = clientOf(settingsFor({deadUrl(), server.url(), deadUrl()}));
    for (int i = 0; i < 9; ++i) {
        const auto answer = get(*client);
        QVERIFY(answer);
        QCOMPARE(answer->node, server.url().toString());
    }
    const auto alone = get(*clientOf(settingsFor({deadUrl()})));
    QVERIFY(!alone);
    QCOMPARE(alone.error().code, codes::UpstreamUnavailable);
    QVERIFY(alone.error().retryable);
}

void TestHttpClient::doesNotRepeatWhatMustNotBe()
{
    FakeHttpServer server([](const FakeRequest &) {
        FakeReply reply;
        reply.manner = Manner::CutOff;
        reply.sentBytes = 30;
        return reply;
    });
    const auto client = clientOf(settingsFor({server.url()}));
    HttpRequest request{"POST", u"/_aliases"_s, "{}"};
    request.repeatable = false;
    QVERIFY(!client->ask(request, CancelToken()));
    QCOMPARE(server.requests().size(), 1);
    request.repeatable = true;
    QVERIFY(!client->ask(request, CancelToken()));
    QVERIFY(server.requests().size() >= 1 + 3); // and Qt's own
}

void TestHttpClient::waitsAsLongAsRetryAfterSays()
{
    std::atomic<int> count = 0;
    FakeHttpServer server([&count](const FakeRequest &) {
        FakeReply reply;
        if (count++ == 0) {
            reply.status = 429;
            reply.headers = {{"Retry-After", "1"}};
        }
        return reply;
    });
    QElapsedTimer timer;
    timer.start();
    const auto answer = get(*clientOf(settingsFor({server.url()})));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(timer.elapsed() >= 990);
    QCOMPARE(count.load(), 2);
}

void TestHttpClient::longestPauseIsBounded()
{
    std::atomic<int> count = 0;
    FakeHttpServer server([&count](const FakeRequest &) {
        FakeReply reply;
        reply.status = count++ == 0 ? 503 : 200;
        reply.headers = {{"Retry-After", "86400"}};
        return reply;
    });
    HttpSettings settings = settingsFor({server.url()});
    settings.maxWaitMs = 50;
    QVERIFY(get(*clientOf(settings)));
    count = 0;
    settings.maxWaitMs = 60'000; // longer than the whole call may take: told at once, not waited for
    const auto answer = get(*clientOf(settings));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, codes::UpstreamUnavailable);
}

void TestHttpClient::cancelReachesTheServer()
{
    FakeHttpServer server([](const FakeRequest &) {
        FakeReply reply;
        reply.manner = Manner::Hang;
        return reply;
    });
    const auto client = clientOf(settingsFor({server.url()}));
    CancelToken cancel;
    QFuture<Result<HttpAnswer>> future = client->send({"GET", u"/_search"_s, {}}, cancel);
    QTRY_COMPARE(server.requests().size(), 1);
    cancel.cancel();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, codes::Cancelled);
    QTRY_COMPARE(server.closedByPeer(), 1);
}

void TestHttpClient::cancelledBefore()
{
    FakeHttpServer server([](const FakeRequest &) { return FakeReply{}; });
    const auto client = clientOf(settingsFor({server.url()}));
    CancelToken cancel;
    cancel.cancel();
    const auto answer = client->ask({"GET", u"/"_s, {}}, cancel);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, codes::Cancelled);
}

void TestHttpClient::redirects_data()
{
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<bool>("follows");
    QTest::newRow("same server") << QByteArray("/there") << true;
    QTest::newRow("in circles") << QByteArray("/x") << false;
    QTest::newRow("another server") << QByteArray("OTHER") << false;
    QTest::newRow("another scheme") << QByteArray("https://127.0.0.1/x") << false;
}

void TestHttpClient::redirects()
{
    QFETCH(QByteArray, to);
    QFETCH(const bool, follows);
    FakeHttpServer other([](const FakeRequest &) { return FakeReply{}; });
    if (to == "OTHER")
        to = other.url().toString().toLatin1() + "/x";
    FakeHttpServer server([to](const FakeRequest &request) {
        FakeReply reply = FakeReply::json("\"there\"");
        if (request.target == "/x") {
            reply.status = 302;
            reply.headers = {{"Location", to}};
        }
        return reply;
    });
    HttpSettings settings = settingsFor({server.url()});
    settings.credentials = {HttpCredentials::Kind::Bearer, {}, u"token"_s};
    const auto answer = get(*clientOf(settings));
    QCOMPARE(answer.has_value(), follows);
    if (follows)
        QCOMPARE(answer->body, QByteArray("\"there\""));
    else
        QCOMPARE(answer.error().code, codes::UpstreamUnavailable);
    QCOMPARE(other.requests().size(), 0);
}

void TestHttpClient::endsWithWorkUnderWay()
{
    FakeHttpServer server([](const FakeRequest &) {
        FakeReply reply;
        reply.manner = Manner::Hang;
        return reply;
    });
    QList<QFuture<Result<HttpAnswer>>> futures;
    {
        const auto client = clientOf(settingsFor({server.url()}));
        for (int i = 0; i < 12; ++i) // more than there are connections
            futures.append(client->send({"GET", u"/"_s, {}}, CancelToken()));
        QTRY_VERIFY(server.requests().size() >= 6);
    }
    for (const auto &future : futures)
        QVERIFY(future.isFinished());
}

void TestHttpClient::manyThreads()
{
    FakeHttpServer server(
        [](const FakeRequest &request) { return FakeReply::json('"' + request.target + '"'); });
    const auto client = clientOf(settingsFor({server.url()}));
    std::atomic<int> right = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back(QThread::create([&client, &right, t] {
            for (int i = 0; i < 25; ++i) {
                const QString path = u"/%1-%2"_s.arg(t).arg(i);
                const auto answer = get(*client, path);
                right += answer && answer->body == '"' + path.toLatin1() + '"' ? 1 : 0;
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(right.load(), 100);
}

void TestHttpClient::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << u"http://localhost:9200"_s << u"http://localhost:9200"_s << QString();
    QTest::newRow("base name") << u"https://es.example:9200/logs-shop/"_s << u"https://es.example:9200"_s
                               << u"logs-shop"_s;
    QTest::newRow("user") << u"https://admin:p%40ss@es.example/x"_s << u"https://es.example"_s << u"x"_s;
    QTest::newRow("IPv6") << u"http://[::1]:9200"_s << u"http://[::1]:9200"_s << QString();
    for (const char *bad : {"ftp://host", "http://", "host:9200", "http://host:99999", "http://host/a?b=c",
                            "", "http://host/#a"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << QString() << QString();
}

void TestHttpClient::addresses()
{
    QFETCH(const QString, text);
    const auto address = parseHttpAddress(text);
    QTEST(address ? address->node.toString() : QString(), "node");
    QTEST(address ? address->path : QString(), "path");
    if (address && text.contains(u'@')) {
        QCOMPARE(address->user, u"admin"_s);
        QCOMPARE(address->password, u"p@ss"_s);
    }
    if (!address)
        QCOMPARE(address.error().code, codes::InvalidSource);
}

Q_DECLARE_METATYPE(tally::FakeReply)
QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
