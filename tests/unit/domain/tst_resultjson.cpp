// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "domain/queryjson.h"

#ifndef Q_MOC_RUN // moc loses its way in it
#include <nlohmann/json.hpp>
#endif

#include <QtTest>

#include <cmath>
#include <functional>

using namespace tally;
using namespace Qt::StringLiterals;
using Json = nlohmann::ordered_json;
using Damage = std::function<void(Json &)>;
Q_DECLARE_METATYPE(Damage)

namespace {

qint64 utc(const QString &iso)
{
    return parseInstant(iso, Zone()).value();
}

ResultTable table()
{
    const Zone seoul = Zone::find(u"Asia/Seoul"_s).value();
    ResultTable table;
    table.columns = {{u"time:day"_s, u"date"_s, {}, {}},
                     {u"country"_s, u"keyword"_s, {}, {}},
                     {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s},
                     {u"watch_time"_s, u"decimal"_s, u"seconds"_s, u"additive"_s}};
    table.rows = {{u"2026-10-01"_s, u"KR"_s, 3, 1.5},
                  {u"2026-10-01"_s, OtherValues{}, 0, Value()},
                  {u"2026-10-02"_s, Value(), 1, 2.0}};
    table.totals = QHash<QString, Value>{{u"watch_time"_s, 3.5}, {u"views"_s, 4}};
    Comparison comparison;
    comparison.range = DateRange::ofDays(QDate(2026, 9, 29), QDate(2026, 9, 30), seoul);
    comparison.rows
        = {Row{u"2026-09-29"_s, u"KR"_s, 2, 1.0}, Row{u"2026-09-29"_s, OtherValues{}, 0, 0.0}, std::nullopt};
    comparison.totals = {{u"views"_s, 2}, {u"watch_time"_s, 1.0}};
    comparison.change = {{u"views"_s, 1.0}, {u"watch_time"_s, 2.5}};
    comparison.rowChanges = {{{u"views"_s, 0.5}, {u"watch_time"_s, 0.5}},
                             {{u"views"_s, Value()}, {u"watch_time"_s, Value()}},
                             {{u"views"_s, Value()}, {u"watch_time"_s, Value()}}};
    table.comparison = comparison;
    table.other = QHash<QString, Value>{{u"views"_s, 9}};
    table.quality.incompleteBuckets = {u"2026-10-02"_s};
    table.quality.metrics.insert(u"views"_s, {true, u"exact"_s, 0.0, {}});
    table.quality.metrics.insert(u"watch_time"_s, {false, u"hyperloglog"_s, 0.01, u"a note"_s});
    table.quality.notes = {u"several_currencies"_s};
    table.quality.dataThroughMs = utc(u"2026-10-02T14:10:00Z"_s);
    table.query.metrics = {u"views"_s, u"watch_time"_s};
    table.query.dimensions = {u"time:day"_s, u"country"_s};
    table.query.range = {u"last_2_days"_s, {}, {}, u"Asia/Seoul"_s, false};
    table.query.compare.mode = CompareMode::PreviousPeriod;
    table.query.top = TopSpec{u"country"_s, 1, u"views"_s};
    table.range = DateRange::ofDays(QDate(2026, 10, 1), QDate(2026, 10, 2), seoul);
    table.asOfMs = utc(u"2026-10-03T01:02:03.004Z"_s);
    table.nextCursor = u"abc"_s;
    table.tookMs = 41;
    return table;
}

} // namespace

class TestResultJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void written()
    {
        const Json expected = Json::parse(R"({
          "columns": [{"name": "time:day", "type": "date"}, {"name": "country", "type": "keyword"},
                      {"name": "views", "type": "integer", "unit": "count", "kind": "additive"},
                      {"name": "watch_time", "type": "decimal", "unit": "seconds", "kind": "additive"}],
          "rows": [["2026-10-01", "KR", 3, 1.5], ["2026-10-01", "Other", 0, null], ["2026-10-02", null, 1, 2.0]],
          "other_rows": [1],
          "totals": {"views": 4, "watch_time": 3.5},
          "comparison": {"range": {"from": "2026-09-29T00:00:00+09:00", "to": "2026-10-01T00:00:00+09:00"},
            "rows": [["2026-09-29", "KR", 2, 1.0], ["2026-09-29", "Other", 0, 0.0], null],
            "totals": {"views": 2, "watch_time": 1.0}, "change": {"views": 1.0, "watch_time": 2.5},
            "row_changes": [{"views": 0.5, "watch_time": 0.5}, {"views": null, "watch_time": null},
                            {"views": null, "watch_time": null}]},
          "other": {"views": 9},
          "quality": {"complete": true, "shards": {"total": 1, "failed": 0}, "timed_out": false,
            "incomplete_buckets": ["2026-10-02"], "conflicts": [],
            "metrics": {"views": {"exact": true, "method": "exact", "error": 0.0},
                        "watch_time": {"exact": false, "method": "hyperloglog", "error": 0.01, "note": "a note"}},
            "notes": ["several_currencies"], "data_through": "2026-10-02T14:10:00Z"},
          "query": {"metrics": ["views", "watch_time"], "dimensions": ["time:day", "country"],
            "range": {"from": "2026-10-01", "to": "2026-10-03", "zone": "Asia/Seoul"}, "filters": [],
            "compare": {"mode": "previous_period", "align": "date", "elapsed": "match"}, "order": [],
            "top": {"dimension": "country", "limit": 1, "by": "views"}, "page": {"limit": 10000, "cursor": null},
            "accuracy": "fast", "include": [], "week_starts": "monday", "as_of": "2026-10-03T01:02:03.004Z"},
          "definitions_version": 1, "next_cursor": "abc", "took_ms": 41 })");
        QCOMPARE(QString::fromStdString(resultToJson(table()).dump(1)),
                 QString::fromStdString(expected.dump(1)));
        QCOMPARE(Json::parse(resultToJsonText(table()).toStdString()), expected);
    }

    void readsBack()
    {
        const Json json = resultToJson(table());
        const Result<ResultTable> back = resultFromJson(json);
        QVERIFY2(back, back ? "" : qPrintable(back.error().place + back.error().detail));
        QCOMPARE(QString::fromStdString(resultToJson(*back).dump()), QString::fromStdString(json.dump()));
        QVERIFY(back->rows == table().rows);
        QVERIFY(back->comparison->rows == table().comparison->rows);
        QVERIFY(back->comparison->range == table().comparison->range);
        QVERIFY(back->range == table().range);
        QCOMPARE(back->columnIndex(u"views"_s), 2);
        QCOMPARE(back->columnIndex(u"likes"_s), -1);
    }

    void smallestResult()
    {
        ResultTable small;
        small.columns = {{u"views"_s, u"integer"_s, u"count"_s, u"additive"_s}};
        small.rows = {{0}};
        small.query.metrics = {u"views"_s};
        small.range = DateRange::ofInstants(1, 86'400'001, Zone());
        const Json json = resultToJson(small);
        QVERIFY(json["totals"].is_null() && json["comparison"].is_null() && json["other"].is_null());
        QVERIFY(json["next_cursor"].is_null() && json["quality"]["data_through"].is_null());
        QVERIFY(!json.contains("other_rows"));
        QCOMPARE(json["query"]["range"]["from"].get<std::string>(),
                 std::string("1970-01-01T00:00:00.001+00:00"));
        const ResultTable back = resultFromJson(json).value();
        QVERIFY(back.range == small.range && !back.totals && !back.comparison && back.nextCursor.isEmpty());
    }

    void notFiniteIsNull()
    {
        QVERIFY(valueToJson(std::nan("")).is_null());
        QVERIFY(valueToJson(HUGE_VAL).is_null());
        QCOMPARE(valueToJson(qint64(9'007'199'254'740'993)).dump(), std::string("9007199254740993"));
    }

    void damaged_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const Damage &damage, const char *place) {
            QTest::newRow(name) << damage << QString::fromLatin1(place);
        };
        row(
            "no object", [](Json &json) { json = Json::array(); }, "");
        row(
            "no columns", [](Json &json) { json.erase("columns"); }, "columns");
        row(
            "column", [](Json &json) { json["columns"][1] = "country"; }, "columns[1]");
        row(
            "column type", [](Json &json) { json["columns"][1]["type"] = 1; }, "columns[1].type");
        row(
            "no rows", [](Json &json) { json.erase("rows"); }, "rows");
        row(
            "row", [](Json &json) { json["rows"][2] = Json::object(); }, "rows[2]");
        row(
            "short row", [](Json &json) { json["rows"][2].erase(0); }, "rows[2]");
        row(
            "cell", [](Json &json) { json["rows"][2][1] = true; }, "rows[2][1]");
        row(
            "cell of lists", [](Json &json) { json["rows"][2][1] = Json::array(); }, "rows[2][1]");
        row(
            "totals", [](Json &json) { json["totals"] = 4; }, "totals");
        row(
            "total", [](Json &json) { json["totals"]["views"] = "4"; }, "totals.views");
        row(
            "other rows", [](Json &json) { json["other_rows"][0] = 3; }, "other_rows[0]");
        row(
            "other rows below", [](Json &json) { json["other_rows"][0] = -1; }, "other_rows[0]");
        row(
            "other without top", [](Json &json) { json["query"].erase("top"); }, "other_rows");
        row(
            "comparison range", [](Json &json) { json["comparison"]["range"]["from"] = "x"; },
            "comparison.range.from");
        row(
            "comparison rows", [](Json &json) { json["comparison"]["rows"].erase(0); }, "comparison.rows");
        row(
            "comparison cell", [](Json &json) { json["comparison"]["rows"][0][2] = Json::object(); },
            "comparison.rows[0][2]");
        row(
            "change", [](Json &json) { json["comparison"]["row_changes"][1]["views"] = "up"; },
            "comparison.row_changes[1].views");
        row(
            "no quality", [](Json &json) { json.erase("quality"); }, "quality");
        row(
            "complete", [](Json &json) { json["quality"]["complete"] = 1; }, "quality.complete");
        row(
            "shards", [](Json &json) { json["quality"]["shards"]["failed"] = -1; }, "quality.shards.failed");
        row(
            "exact", [](Json &json) { json["quality"]["metrics"]["views"]["exact"] = Json(); },
            "quality.metrics.views.exact");
        row(
            "data through", [](Json &json) { json["quality"]["data_through"] = "2026-13-01"; },
            "quality.data_through");
        row(
            "no query", [](Json &json) { json.erase("query"); }, "query");
        row(
            "query", [](Json &json) { json["query"]["page"]["limit"] = 0; }, "query.page.limit");
        row(
            "query range", [](Json &json) { json["query"]["range"]["to"] = "2026-09-01"; }, "query.range");
        row(
            "query zone", [](Json &json) { json["query"]["range"]["zone"] = "Mars"; }, "query.range.zone");
        row(
            "version", [](Json &json) { json["definitions_version"] = "1"; }, "definitions_version");
        row(
            "took", [](Json &json) { json["took_ms"] = -1; }, "took_ms");
    }
    void damaged()
    {
        QFETCH(Damage, damage);
        Json json = resultToJson(table());
        damage(json);
        const Result<ResultTable> back = resultFromJson(json);
        QVERIFY(!back);
        QTEST(back.error().place, "place");
        QCOMPARE(back.error().code, codes::InvalidQuery);
    }

    void keysOfALaterVersionAreLetPass()
    {
        Json json = resultToJson(table());
        json["brand_new"] = 1;
        json["quality"]["brand_new"] = 1;
        json["columns"][0]["brand_new"] = 1;
        QVERIFY(resultFromJson(json));
    }

    void problemDetails()
    {
        const Error error{ErrorKind::InvalidInput, codes::InvalidTimeZone, u"no zone \"x\""_s,
                          u"range.zone"_s, false};
        QCOMPARE(
            QString::fromStdString(errorToJson(error).dump()),
            u"{\"type\":\"urn:tallyroom:problem:invalid_time_zone\",\"title\":\"Invalid time "
            u"zone\",\"status\":400,"
            "\"detail\":\"no zone \\\"x\\\"\",\"code\":\"invalid_time_zone\",\"pointer\":\"range.zone\"}"_s);
        QVERIFY(!errorToJson({ErrorKind::Io, codes::IoError, {}, {}, false}).contains("pointer"));
    }

    void statuses_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("input") << int(ErrorKind::InvalidInput) << codes::UnknownMetric << 400;
        QTest::newRow("not found") << int(ErrorKind::NotFound) << codes::UnknownSegment << 404;
        QTest::newRow("conflict") << int(ErrorKind::Conflict) << codes::StoreInUse << 409;
        QTest::newRow("cursor") << int(ErrorKind::Conflict) << codes::CursorExpired << 410;
        QTest::newRow("unavailable") << int(ErrorKind::Unavailable) << codes::UpstreamUnavailable << 503;
        QTest::newRow("timeout") << int(ErrorKind::Timeout) << codes::Timeout << 504;
        QTest::newRow("internal") << int(ErrorKind::Internal) << QString() << 500;
    }
    void statuses()
    {
        QFETCH(int, kind);
        QFETCH(QString, code);
        const Json json = errorToJson({ErrorKind(kind), code, {}, {}, true});
        QTEST(json["status"].get<int>(), "status");
        QVERIFY(json["retryable"].get<bool>());
        QVERIFY(!json["code"].get<std::string>().empty());
    }
};

QTEST_APPLESS_MAIN(TestResultJson)
#include "tst_resultjson.moc"
