// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/endpoints.h"
#include "server/openapi.h"
#include "server/problem.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {

class TestRoute : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void describesAll();
};

void TestRoute::finds_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << QByteArray("POST") << QByteArray("/v1/query") << u"/v1/query"_s << QString() << QString();
    QTest::newRow("a colon") << QByteArray("POST") << QByteArray("/v1/query:batch") << u"/v1/query:batch"_s << QString() << QString();
    QTest::newRow("in the path") << QByteArray("GET") << QByteArray("/v1/dimensions/time%3Aday/values")
                                 << u"/v1/dimensions/{name}/values"_s << u"name"_s << u"time:day"_s;
    QTest::newRow("a slash, encoded") << QByteArray("GET") << QByteArray("/v1/segments/a%2Fb") << u"/v1/segments/{id}"_s << u"id"_s
                                      << u"a/b"_s;
    QTest::newRow("Korean") << QByteArray("DELETE") << QByteArray("/v1/segments/%ED%95%9C") << u"/v1/segments/{id}"_s << u"id"_s << u"한"_s;
    QTest::newRow("a query") << QByteArray("GET") << QByteArray("/v1/dimensions/country/values?q=a+b%26&limit=3")
                             << u"/v1/dimensions/{name}/values"_s << u"q"_s << u"a b&"_s;
    QTest::newRow("HEAD as GET") << QByteArray("HEAD") << QByteArray("/health") << u"/health"_s << QString() << QString();
}

void TestRoute::finds()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QString, name);
    const Result<Route> found = route(method.toStdString(), target.toStdString());
    QVERIFY(found);
    QTEST(found->endpoint->path, "path");
    if (!name.isEmpty())
        QTEST(found->values.value(name), "value");
}

void TestRoute::refuses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing there") << QByteArray("/v1/nothing") << servercodes::NotFound;
    QTest::newRow("a slash more") << QByteArray("/health/") << servercodes::NotFound;
    QTest::newRow("no path") << QByteArray("health") << servercodes::BadRequest;
    QTest::newRow("an empty name") << QByteArray("/v1/segments/") << servercodes::NotFound;
    QTest::newRow("half an escape") << QByteArray("/v1/segments/%4") << servercodes::NotFound;
    QTest::newRow("no UTF-8") << QByteArray("/v1/segments/%ff") << servercodes::NotFound;
    QTest::newRow("a control character") << QByteArray("/v1/dimensions/country/values?q=%0a") << servercodes::InvalidParameter;
    QTest::newRow("unknown") << QByteArray("/v1/catalog?x=1") << servercodes::InvalidParameter;
    QTest::newRow("twice") << QByteArray("/v1/dimensions/country/values?q=a&q=b") << servercodes::InvalidParameter;
    QTest::newRow("no number") << QByteArray("/v1/dimensions/country/values?limit=x") << servercodes::InvalidParameter;
    QTest::newRow("too much") << QByteArray("/v1/dimensions/country/values?limit=1001") << servercodes::InvalidParameter;
    QTest::newRow("missing") << QByteArray("/v1/viewers/summary?begin=2026-01-01") << servercodes::InvalidParameter;
    QTest::newRow("another method") << QByteArray("/v1/query") << servercodes::MethodNotAllowed;
}

void TestRoute::refuses()
{
    QFETCH(QByteArray, target);
    const Result<Route> found = route("GET", target.toStdString());
    QVERIFY(!found);
    QTEST(found.error().code, "code");
}

/// Whatever the table has is described, and each schema that is referred to is there.
void TestRoute::describesAll()
{
    const nlohmann::ordered_json json = openApi();
    for (const Endpoint &endpoint : endpoints())
        QVERIFY(json.at("paths").at(endpoint.path.toStdString()).contains(endpoint.method.toLower().toStdString()));
    const std::string text = json.dump();
    const std::string mark = "#/components/schemas/";
    for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::string name = text.substr(at + mark.size(), text.find('"', at) - at - mark.size());
        QVERIFY2(json.at("components").at("schemas").contains(name), name.c_str());
    }
}

} // namespace tally

QTEST_GUILESS_MAIN(tally::TestRoute)
#include "tst_route.moc"
