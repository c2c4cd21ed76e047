// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/csvtext.h"
#include "ingest/rowparser.h"
#include "support/eventmaker.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

constexpr qint64 Now = 1'790'812'800'000;
const QByteArray Head = R"("@timestamp":"2026-10-01T00:00:00Z","event.id":"e","event.action":"view")";

/// What one line becomes: the event as text without what all have, or the reason and detail.
QString parsed(const ParsePlan &plan, const QByteArray &line)
{
    Chunk chunk;
    chunk.bytes = line.toStdString() + std::string(size_t(ChunkPadding), '\0');
    Record record;
    record.length = line.size();
    record.line = 1;
    chunk.records.push_back(record);
    const ParsedChunk result = RowParser(plan).parse(chunk);
    if (!result.rejected.empty()) {
        const Rejection &why = result.rejected.front().why;
        return u'!' + rejectReasonName(why.reason)
            + (why.detail.empty() ? QString() : u' ' + QString::fromStdString(why.detail));
    }
    QString text = eventText(result.events, 0);
    text.replace(u"time=2026-10-01T00:00:00.000Z event_id=e action=view"_s, u"ok"_s);
    return text.replace(u" ingested_at=2026-10-01T00:00:00.000Z"_s, QString());
}

ParsePlan planFor(FieldMap map, InputFormat format, const QByteArray &header = {})
{
    FieldPaths paths(map);
    ParsePlan plan{std::move(map), std::move(paths), format, {}, Now};
    std::vector<std::string_view> cells;
    std::string store;
    const std::string text = header.toStdString();
    if (splitCsvRecord(text, ',', cells, store) && format == InputFormat::Csv)
        plan.columns = CsvColumns::make(plan.map, cells, true);
    return plan;
}

} // namespace

class TestRowParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json_data();
    void json();
    void required_data();
    void required();
    void fieldMap();
    void csv_data();
    void csv();
    void afterABadLineAllIsWell();
    void randomDamage();
};

void TestRowParser::json_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &members, const QString &expected) {
        QTest::newRow(name) << members << expected;
    };
    row("nothing more", "", u"ok"_s);
    row("dotted", R"("user.id":"u")", u"ok viewer=u"_s);
    row("nested", R"("user":{"id":"u"})", u"ok viewer=u"_s);
    row("mixed",
        R"("community":{"content.id":"c","viewer":{"plan":"free"}},"community.content":{"title":"t"})",
        u"ok viewer_plan=free content=c content_title=t"_s);
    row("null", R"("user":{"id":null},"session.id":null)", u"ok"_s);
    row("empty list", R"("user":{"id":[]},"labels":{"a":[]})", u"ok"_s);
    row("list of one", R"("user.id":["u"])", u"ok viewer=u"_s);
    row("list of null", R"("user.id":[null])", u"ok"_s);
    row("list of two", R"("user.id":["u","v"])", u"!several_values viewer"_s);
    row("object", R"("user.id":{"a":1})", u"!object_for_value viewer"_s);
    row("list of objects", R"("user.id":[{"a":1}])", u"!object_for_value viewer"_s);
    row("twice", R"("user.id":"u","user":{"id":"u"})", u"!several_values viewer"_s);
    row("key twice", R"("session.id":"a","session.id":"b")", u"!several_values session"_s);
    row("number as keyword", R"("user.id":12345678901234567890123)", u"ok viewer=12345678901234567890123"_s);
    row("bool as keyword", R"("session":{"id":true})", u"ok session=true"_s);
    row("empty keyword", R"("user.id":"")", u"ok viewer="_s);
    row("escapes", R"("user.id":"a\"\\\u00e9\ud55c\n")",
        QString::fromUtf8("ok viewer=a\"\\\xC3\xA9\xED\x95\x9C\n"));
    row("escaped NUL", R"("user.id":"a\u0000b")", u"ok viewer=a"_s + QChar(0) + u'b');
    row("lone surrogate", R"("user.id":"\ud800")", u"!not_json"_s);
    row("long", R"("community.watched_ms":"12")", u"ok watched_ms=12"_s);
    row("long, decimals cut", R"("community":{"watched_ms":12.9})", u"ok watched_ms=12"_s);
    row("long, negative decimals", R"("community":{"watched_ms":"-12.9"})", u"ok watched_ms=-12"_s);
    row("long, exponent", R"("community":{"watched_ms":1.5e3})", u"ok watched_ms=1500"_s);
    row("long, largest", R"("community":{"watched_ms":9223372036854775807})",
        u"ok watched_ms=9223372036854775807"_s);
    row("long, too large", R"("community":{"watched_ms":9223372036854775808})",
        u"!number_out_of_range watched_ms"_s);
    row("long, text", R"("community":{"watched_ms":"12s"})", u"!not_a_number watched_ms"_s);
    row("long, bool", R"("community":{"watched_ms":true})", u"!not_a_number watched_ms"_s);
    row("long, empty text", R"("community":{"watched_ms":""})", u"ok"_s);
    row("double", R"("community.purchase":{"amount":"12.50","quantity":2,"currency":"KRW"})",
        u"ok amount=12.5 quantity=2 currency=KRW"_s);
    row("double, huge", R"("community.purchase.amount":1e400)", u"!number_out_of_range amount"_s);
    row("double, tiny", R"("community.purchase.amount":1e-400)", u"ok amount=0"_s);
    row("double, nan", R"("community.purchase.amount":"NaN")", u"!not_a_number amount"_s);
    row("double, hex", R"("community.purchase.amount":"0x10")", u"!not_a_number amount"_s);
    row("tags", R"("community.content.tags":["b","a","b"])", u"ok tags=[\"a\",\"b\"]"_s);
    row("one tag", R"("community.content.tags":"a")", u"ok tags=[\"a\"]"_s);
    row("tags of kinds", R"("community.content.tags":[1,true,null,["x"]])",
        u"ok tags=[\"1\",\"true\",\"x\"]"_s);
    row("date", R"("community.viewer.signed_up_at":"2026-01-01")",
        u"ok viewer_signed_up_at=2026-01-01T00:00:00.000Z"_s);
    row("date as number", R"("community.viewer.signed_up_at":0)",
        u"ok viewer_signed_up_at=1970-01-01T00:00:00.000Z"_s);
    row("date, rubbish", R"("community.viewer.signed_up_at":"soon")",
        u"!unreadable_time viewer_signed_up_at"_s);
    row("labels", R"("labels":{"b":"x","a":1.50},"deep":{"er":true},"n":null)",
        u"ok labels={\"a\":1.50,\"b\":\"x\",\"deep.er\":true}"_s);
    row("label, empty first key", R"("":{"a":1})", u"ok labels={\".a\":1}"_s);
    row("label list", R"("labels.a":[1,"b",{"c":[]}])", u"ok labels={\"a\":[1,\"b\",{\"c\":[]}]}"_s);
    row("label list of one", R"("labels.a":["b"])", u"ok labels={\"a\":\"b\"}"_s);
    row("label twice", R"("labels":{"a":1},"a":2)", u"ok labels={\"a\":[1,2]}"_s);
    row("label, odd name", R"("labels":{"a\"b":"c\n"})", u"ok labels={\"a\\\"b\":\"c\\n\"}"_s);
    row("label, not a number", R"("labels":{"a":12abc})", u"!not_json"_s);
    row("label, leading zero", R"("labels":{"a":012})", u"!not_json"_s);
    row("label, nan", R"("labels":{"a":nan})", u"!not_json"_s);
    row("labels as text", R"("labels":"x")", u"ok labels={\"labels\":\"x\"}"_s);
    row("own ingest time", R"("event.ingested":"2026-10-01T00:00:05Z")",
        u"ok ingested_at=2026-10-01T00:00:05.000Z"_s);
    row("deep", "\"x\":" + QByteArray(31, '[') + QByteArray(31, ']'),
        u"ok labels={\"x\":"_s + QString(30, u'[') + QString(30, u']') + u'}');
    row("too deep", "\"x\":" + QByteArray("{\"a\":").repeated(100) + "1" + QByteArray(100, '}'),
        u"!nested_too_deep"_s);
    row("far too deep", "\"x\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']'),
        u"!nested_too_deep"_s);
}

void TestRowParser::json()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, expected);
    const ParsePlan plan = planFor(loadFieldMap(u"ecs"_s).value(), InputFormat::Ndjson);
    QCOMPARE(parsed(plan, "{" + Head + (members.isEmpty() ? "" : ",") + members + "}"), expected);
}

void TestRowParser::required_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QByteArray &line, const char *expected) {
        QTest::newRow(line.left(60).constData()) << line << QString::fromUtf8(expected);
    };
    row("{}", "!missing_time");
    row(R"({"event.action":"view"})", "!missing_time");
    row(R"({"@timestamp":null,"event.action":"view"})", "!missing_time");
    row(R"({"@timestamp":"2026-10-01"})", "!missing_action");
    row(R"({"@timestamp":"2026-10-01","event.action":""})", "!missing_action");
    row(R"({"@timestamp":"2026-10-01","event":{"action":null}})", "!missing_action");
    row(R"({"@timestamp":"2026-02-30","event.action":"view"})", "!unreadable_time time");
    row(R"({"@timestamp":"","event.action":"view"})", "!unreadable_time time");
    row(R"({"@timestamp":true,"event.action":"view"})", "!unreadable_time time");
    row(R"({"@timestamp":"1969-12-31T23:59:59.999Z","event.action":"view"})", "!time_out_of_range");
    row(R"({"@timestamp":"2200-01-01","event.action":"view"})", "!time_out_of_range");
    row(R"({"@timestamp":1e15,"event.action":"view"})", "!unreadable_time time");
    row("[]", "!not_an_object");
    row("[1]", "!not_an_object");
    row("1", "!not_an_object");
    row("\"x\"", "!not_an_object");
    row("null", "!not_an_object");
    row("nonsense", "!not_json");
    row("2026-10-01 10:00:00 INFO started", "!not_json");
    row("{", "!not_json");
    row("}", "!not_json");
    row("{\"a\"}", "!not_json");
    row("{\"a\":}", "!not_json");
    row("{\"a\":1,}", "!not_json");
    row("{\"a\":1 \"b\":2}", "!not_json");
    row("{'a':1}", "!not_json");
    row("{\"a\":\"x", "!not_json");
    row("{" + Head + "} {}", "!not_json");
    row("{" + Head + "}}", "!not_json");
    row("{" + Head + "},", "!not_json");
    row("\xEF\xBB\xBF{" + Head + "}", "!not_json");
    row("{" + Head + ",\"user.id\":\"\xFF\"}", "!not_utf8");
    row("{" + Head + ",\"user.id\":\"a\tb\"}", "!not_json");
}

void TestRowParser::required()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, expected);
    QCOMPARE(parsed(planFor(loadFieldMap(u"ecs"_s).value(), InputFormat::Ndjson), line), expected);
}

void TestRowParser::fieldMap()
{
    const FieldMap map
        = parseFieldMap(
              R"({"name": "m", "fields": {"time": "at", "action": "what", "page": "what", "event_id": "id"},
        "time": {"format": "epoch_s"}, "actions": [["view", ["play*"]], ["page-view", ["*_page", "home"]]],
        "constants": {"currency": "KRW", "device": "tv"}})")
              .value();
    const ParsePlan plan = planFor(map, InputFormat::Ndjson);
    QCOMPARE(parsed(plan, R"({"at":1790812800,"id":"e","what":"play_now"})"),
             u"ok page=play_now device=tv currency=KRW"_s);
    QCOMPARE(parsed(plan, R"({"at":1790812800.5,"id":"e","what":"home"})"),
             u"time=2026-10-01T00:00:00.500Z event_id=e action=page-view page=home device=tv currency=KRW"_s);
    QCOMPARE(
        parsed(plan, R"({"at":"1790812800","id":"e","what":"other","user":{"id":7}})"),
        u"time=2026-10-01T00:00:00.000Z event_id=e action=other page=other device=tv currency=KRW labels={\"user.id\":7}"_s);
}

void TestRowParser::csv_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    const QByteArray head = "time,event_id,action";
    const auto row = [&head](const char *name, const QByteArray &columns, const QByteArray &cells,
                             const QString &expected) {
        QTest::newRow(name) << head + columns << "2026-10-01,e,view" + cells << expected;
    };
    row("plain", ",viewer", ",u", u"ok viewer=u"_s);
    row("empty is missing", ",viewer,watched_ms", ",,\"\"", u"ok"_s);
    row("quoted", ",viewer", ",\"a,\"\"b\"\"\r\nc\"", u"ok viewer=a,\"b\"\r\nc"_s);
    row("quote inside", ",viewer", ",a\"b", u"ok viewer=a\"b"_s);
    row("unknown column", ",colour", ",red", u"ok labels={\"colour\":\"red\"}"_s);
    row("unnamed column", ",", ",red", u"ok labels={\"#4\":\"red\"}"_s);
    row("label column", ",labels.a", ",1", u"ok labels={\"a\":\"1\"}"_s);
    row("labels as JSON", ",labels", R"(,"{""a"":1,""b"":{""c"":""d""}}")",
        u"ok labels={\"a\":1,\"b.c\":\"d\"}"_s);
    row("labels, no JSON", ",labels", ",x{", u"ok labels={\"labels\":\"x{\"}"_s);
    row("labels, broken JSON", ",labels", R"(,"{""a"":1")", u"ok labels={\"labels\":\"{\\\"a\\\":1\"}"_s);
    row("tags as JSON", ",tags", R"(,"[""b"",""a""]")", u"ok tags=[\"a\",\"b\"]"_s);
    row("tags as text", ",tags", ",a b", u"ok tags=[\"a b\"]"_s);
    row("tags, broken JSON", ",tags", ",[a", u"ok tags=[\"[a\"]"_s);
    row("number", ",amount,quantity", ", 12.50 ,+3", u"ok amount=12.5 quantity=3"_s);
    row("no number", ",amount", ",12EUR", u"!not_a_number amount"_s);
    row("too few", ",viewer,page", ",u", u"!wrong_column_count 4 of 5"_s);
    row("too many", "", ",u", u"!wrong_column_count 4 of 3"_s);
    row("bad quote", ",viewer", ",\"u\"x", u"!bad_quotes"_s);
    row("no UTF-8", ",viewer", ",\xE9", u"!not_utf8"_s);
    row("formula", ",viewer", ",=1+1", u"ok viewer==1+1"_s);
    row("same column twice", ",viewer,viewer", ",u,v", u"!several_values viewer"_s);
}

void TestRowParser::csv()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, line);
    QFETCH(QString, expected);
    QCOMPARE(parsed(planFor(loadFieldMap(u"tally"_s).value(), InputFormat::Csv, header), line), expected);
}

void TestRowParser::afterABadLineAllIsWell()
{
    const ParsePlan plan = planFor(loadFieldMap(u"ecs"_s).value(), InputFormat::Ndjson);
    RowParser parser(plan);
    Chunk chunk;
    const std::string good = "{" + Head.toStdString() + ",\"user.id\":\"u\"}";
    const std::vector<std::string> lines{good, "{\"user.id\":\"lost\",\"labels\":{\"a\":1}", good, "{}",
                                         good};
    for (const std::string &line : lines) {
        Record record;
        record.offset = qsizetype(chunk.bytes.size());
        record.length = qsizetype(line.size());
        chunk.records.push_back(record);
        chunk.bytes += line + '\n';
    }
    chunk.bytes.append(size_t(ChunkPadding), '\0');
    const ParsedChunk result = parser.parse(chunk);
    QCOMPARE(result.events.size(), 3);
    QCOMPARE(result.rejected.size(), size_t(2));
    for (qsizetype row = 0; row < 3; ++row)
        QCOMPARE(eventText(result.events, row), eventText(result.events, 0));
    QVERIFY(eventText(result.events, 2).contains(u"viewer=u"_s));
}

void TestRowParser::randomDamage()
{
    const ParsePlan json = planFor(loadFieldMap(u"ecs"_s).value(), InputFormat::Ndjson);
    const ParsePlan csv = planFor(loadFieldMap(u"tally"_s).value(), InputFormat::Csv,
                                  "time,event_id,action,tags,labels,amount");
    const QByteArray jsonLine = "{" + Head
        + R"(,"community":{"content":{"tags":["a","b"]},"purchase.amount":1.5},"labels":{"x":[1,{"y":"\u00e9"}]}})";
    const QByteArray csvLine = R"(2026-10-01,e,view,"[""a""]","{""a"":[1,2]}",1.5)";
    quint32 state = 11;
    const auto next = [&state](quint32 below) {
        state = state * 1664525 + 1013904223;
        return (state >> 8) % below;
    };
    int kept = 0;
    for (int round = 0; round < 20'000; ++round) {
        const bool isJson = round % 2 == 0;
        QByteArray line = isJson ? jsonLine : csvLine;
        for (quint32 i = next(4); i > 0; --i)
            line[qsizetype(next(quint32(line.size())))] = char(next(256));
        if (next(4) == 0)
            line.truncate(qsizetype(next(quint32(line.size()))));
        line.replace('\n', ' ');
        kept += parsed(isJson ? json : csv, line).startsWith(u'!') ? 0 : 1;
    }
    QVERIFY(kept > 2000 && kept < 19'000);
}

QTEST_GUILESS_MAIN(TestRowParser)
#include "tst_rowparser.moc"
