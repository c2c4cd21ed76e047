// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/errorcodes.h"
#include "ingest/fieldmap.h"
#include "ingest/fieldpaths.h"
#include "ingest/globmatch.h"
#include "support/eventmaker.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tally;

class TestFieldMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtIn_data();
    void builtIn();
    void ecsHasEveryField();
    void complete();
    void faults_data();
    void faults();
    void randomDamage();
    void missingFile();
    void paths();
    void globs_data();
    void globs();
};

namespace {

const QByteArray Complete
    = R"({"name": "shop", "fields": {"time": "at", "action": "#2", "page": "#2", "viewer": "who.id"},
 "time": {"format": "yyyy-MM-dd HH:mm:ss", "zone": "Asia/Seoul"},
 "actions": [["view", ["play", "watch_*"]], ["page-view", ["*"]]],
 "constants": {"currency": "KRW", "quantity": 1}, "csv": {"separator": "tab", "header": false}})";

} // namespace

void TestFieldMap::builtIn_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : builtInFieldMaps())
        QTest::newRow(qPrintable(name)) << name;
}

void TestFieldMap::builtIn()
{
    QFETCH(QString, name);
    const auto map = loadFieldMap(name);
    QVERIFY(map);
    QCOMPARE(map->name, name);
    QVERIFY(!map->pathOf(Field::Time).isEmpty());
}

void TestFieldMap::ecsHasEveryField()
{
    const FieldMap ecs = loadFieldMap(u"ecs"_s).value();
    const FieldMap own = loadFieldMap(u"tally"_s).value();
    for (const FieldInfo &info : fields()) {
        QCOMPARE(ecs.pathOf(info.field), info.path);
        QCOMPARE(own.pathOf(info.field), info.name);
    }
}

void TestFieldMap::complete()
{
    auto map = parseFieldMap(Complete);
    QVERIFY(map);
    QCOMPARE(map->pathOf(Field::Page), u"#2"_s);
    QCOMPARE(map->actions.size(), 2);
    QCOMPARE(map->actions[0].words, QStringList({u"play"_s, u"watch_*"_s}));
    QCOMPARE(map->constants.size(), 2);
    QCOMPARE(map->separator, '\t');
    QVERIFY(!map->csvHasHeader());
    QCOMPARE(map->time.read("2026-10-01 09:00:00"), std::optional<qint64>(1'790'812'800'000));
}

void TestFieldMap::faults_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const QByteArray fields = R"("fields": {"time": "t", "action": "a"})";
    QTest::newRow("no JSON") << QByteArray("{") << u"byte 2"_s;
    QTest::newRow("a list") << QByteArray("[]") << QString();
    QTest::newRow("empty") << QByteArray("") << u"byte 1"_s;
    QTest::newRow("no fields") << QByteArray(R"({"name": "x"})") << QString();
    QTest::newRow("unknown key") << QByteArray(R"({"name": "x", "feilds": {}})") << u"feilds"_s;
    QTest::newRow("unknown field") << QByteArray(
        R"({"name": "x", "fields": {"time": "t", "action": "a", "veiwer": "v"}})")
                                   << u"fields.veiwer"_s;
    QTest::newRow("path no text") << QByteArray(R"({"name": "x", "fields": {"time": 1, "action": "a"}})")
                                  << u"fields.time"_s;
    QTest::newRow("no time") << QByteArray(R"({"name": "x", "fields": {"action": "a"}})") << u"fields"_s;
    QTest::newRow("name") << "{\"name\": 7, " + fields + "}" << u"name"_s;
    QTest::newRow("key twice") << "{\"name\": \"a\", \"name\": \"b\", " + fields + "}" << u"name"_s;
    QTest::newRow("format") << "{\"name\": \"x\", \"time\": {\"format\": \"qq\"}, " + fields + "}"
                            << u"time.format"_s;
    QTest::newRow("zone") << "{\"name\": \"x\", \"time\": {\"zone\": \"Mars/Base\"}, " + fields + "}"
                          << u"time.zone"_s;
    QTest::newRow("time key") << "{\"name\": \"x\", \"time\": {\"zoen\": \"UTC\"}, " + fields + "}"
                              << u"time.zoen"_s;
    QTest::newRow("actions") << "{\"name\": \"x\", \"actions\": {}, " + fields + "}" << u"actions"_s;
    QTest::newRow("rule") << "{\"name\": \"x\", \"actions\": [[\"view\", [\"*\"]], [\"view\"]], " + fields
            + "}" << u"actions[1]"_s;
    QTest::newRow("words") << "{\"name\": \"x\", \"actions\": [[\"view\", \"*\"]], " + fields + "}"
                           << u"actions[0][1]"_s;
    QTest::newRow("word") << "{\"name\": \"x\", \"actions\": [[\"view\", [\"a\", 1]]], " + fields + "}"
                          << u"actions[0][1][1]"_s;
    QTest::newRow("constant") << "{\"name\": \"x\", \"constants\": {\"time\": \"now\"}, " + fields + "}"
                              << u"constants.time"_s;
    QTest::newRow("separator") << "{\"name\": \"x\", \"csv\": {\"separator\": \",,\"}, " + fields + "}"
                               << u"csv.separator"_s;
    QTest::newRow("header") << "{\"name\": \"x\", \"csv\": {\"header\": \"no\"}, " + fields + "}"
                            << u"csv.header"_s;
}

void TestFieldMap::faults()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const auto map = parseFieldMap(json);
    QVERIFY(!map);
    QCOMPARE(map.error().code, codes::InvalidFieldMap);
    QCOMPARE(map.error().place, place);
}

void TestFieldMap::randomDamage()
{
    quint32 state = 7;
    int refused = 0;
    for (int round = 0; round < 2000; ++round) {
        QByteArray damaged = Complete;
        for (int i = 0; i < 3; ++i) {
            state = state * 1664525 + 1013904223;
            damaged[qsizetype((state >> 8) % quint32(damaged.size()))] = char(state >> 24);
        }
        refused += parseFieldMap(damaged) ? 0 : 1; // must not crash, and must mostly notice
    }
    QVERIFY(refused > 1000);
}

void TestFieldMap::missingFile()
{
    const auto map = loadFieldMap(u"/nowhere/map.json"_s);
    QVERIFY(!map);
    QCOMPARE(map.error().place, u"/nowhere/map.json"_s);
    const TestFolder folder;
    const auto broken = loadFieldMap(folder.write(u"m.json"_s, R"({"name": "x", "fields": {"no": "t"}})"));
    QVERIFY(!broken);
    QVERIFY(broken.error().place.endsWith(u"m.json: fields.no"_s));
}

void TestFieldMap::paths()
{
    const FieldPaths paths(loadFieldMap(u"ecs"_s).value());
    const int event = paths.descend(FieldPaths::Root, "event");
    QVERIFY(event > 0);
    QCOMPARE(paths.fieldsAt(paths.descend(event, "action")), std::vector<Field>{Field::Action});
    QCOMPARE(paths.descend(FieldPaths::Root, "event.action"), paths.descend(event, "action"));
    const int community = paths.descend(FieldPaths::Root, "community");
    QCOMPARE(paths.descend(community, "content.id"), paths.descend(FieldPaths::Root, "community.content.id"));
    for (const char *unknown : {"", ".", "event.", ".event", "event..action", "event.action.more", "evnt"})
        QVERIFY(paths.descend(FieldPaths::Root, unknown) == FieldPaths::Unknown);
    QVERIFY(paths.labelName("labels.campaign") == "campaign");
    QVERIFY(paths.labelName("labels.") == "labels.");
    QVERIFY(paths.labelName("other.thing") == "other.thing");
}

void TestFieldMap::globs_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *text, bool matches) {
        QTest::addRow("%s ~ %s", pattern, text) << QByteArray(pattern) << QByteArray(text) << matches;
    };
    row("", "", true);
    row("", "a", false);
    row("*", "", true);
    row("*", "a/b", true);
    row("order_*", "order_paid", true);
    row("order_*", "reorder_paid", false);
    row("*a*b*", "xxaxxbxx", true);
    row("*a*b", "xxaxxbxx", false);
    row("?", "가", true);
    row("??", "가", false);
    row("가*", "가나다", true);
    row("\\*", "*", true);
    row("\\*", "a", false);
    row("a\\?b", "a?b", true);
    row("[ab]", "a", false);
    row("View", "view", false);
    row("a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false);
}

void TestFieldMap::globs()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QFETCH(bool, matches);
    QCOMPARE(globMatches(pattern.toStdString(), text.toStdString()), matches);
}

QTEST_GUILESS_MAIN(TestFieldMap)
#include "tst_fieldmap.moc"
