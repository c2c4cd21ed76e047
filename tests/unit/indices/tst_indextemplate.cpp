// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/indextemplate.h"
#include "indices/jsondiff.h"

#include "domain/field.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestIndexTemplate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapsEveryField();
    void differs_data();
    void differs();
    void tellsBothSides();
};

void TestIndexTemplate::mapsEveryField()
{
    const Json mapping = eventMapping();
    QCOMPARE(mapping["dynamic"].dump(), "false");
    for (const FieldInfo &info : fields()) {
        std::string pointer = "/properties/" + info.path.toStdString();
        for (std::size_t at = pointer.find('.'); at != std::string::npos; at = pointer.find('.'))
            pointer.replace(at, 1, "/properties/");
        const Json::json_pointer place(pointer);
        QVERIFY2(mapping.contains(place), qPrintable(info.path));
        QVERIFY2(mapping[place].contains("type"), qPrintable(info.path));
    }
    QCOMPARE(mapping["properties"]["@timestamp"]["type"].dump(), "\"date\"");
    QCOMPARE(mapping["properties"]["labels"]["dynamic"].dump(), "true");
}

void TestIndexTemplate::differs_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("paths");
    const auto row
        = [](const char *name, const char *before, const char *after, const QStringList &paths = {}) {
              QTest::newRow(name) << QByteArray(before) << QByteArray(after) << paths;
          };
    row("equal", R"({"a":1})", R"({"a":1})");
    row("texts", R"({"dynamic":"false","n":"3"})", R"({"dynamic":false,"n":3})");
    row("nested settings", R"({"template":{"settings":{"index":{"number_of_shards":"1"}}}})",
        R"({"template":{"settings":{"index.number_of_shards":1}}})");
    row("short settings", R"({"settings":{"number_of_shards":1}})",
        R"({"settings":{"index.number_of_shards":1}})");
    row("an object says so", R"({"labels":{"dynamic":"true","type":"object"}})",
        R"({"labels":{"dynamic":true}})");
    row("another type", R"({"p":{"vip":{"type":"boolean"}}})", R"({"p":{"vip":{"type":"keyword"}}})",
        {u"p.vip.type"_s});
    row("added", R"({})", R"({"a":{"b":1}})", {QString(), u"a.b"_s});
    row("gone", R"({"a":1,"b":2})", R"({"a":1})", {u"b"_s});
    row("a list", R"({"a":["x"]})", R"({"a":["x","y"]})", {u"a"_s});
    row("objects in a list", R"({"a":[{"b":1},{"c":2}]})", R"({"a":[{"b":1},{"c":3}]})", {u"a[1].c"_s});
}

void TestIndexTemplate::differs()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QStringList paths;
    for (const JsonDifference &one :
         differencesOf(Json::parse(before.toStdString()), Json::parse(after.toStdString())))
        paths += one.path;
    QTEST(paths, "paths");
}

void TestIndexTemplate::tellsBothSides()
{
    const JsonDifference one = differencesOf(Json{{"a", 1}}, Json{{"a", "x"}}).first();
    QCOMPARE(one.before, u"1"_s);
    QCOMPARE(one.after, u"x"_s);
    TemplateOptions options{u"community-events"_s, 1, 1, false};
    const Json before = componentTemplate(options);
    options.canIgnoreBeyondLimit = true;
    options.replicas = 2;
    QCOMPARE(differencesOf(before, componentTemplate(options)).size(), 2);
}

QTEST_GUILESS_MAIN(TestIndexTemplate)
#include "tst_indextemplate.moc"
