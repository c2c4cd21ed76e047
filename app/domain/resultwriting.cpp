// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "domain/queryreading.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json texts(const QStringList &list)
{
    Json json = Json::array();
    for (const QString &text : list)
        json.push_back(text.toStdString());
    return json;
}

Json columnToJson(const ResultColumn &column)
{
    Json json{{"name", column.name.toStdString()}, {"type", column.type.toStdString()}};
    if (!column.unit.isEmpty())
        json["unit"] = column.unit.toStdString();
    if (!column.kind.isEmpty())
        json["kind"] = column.kind.toStdString();
    return json;
}

Json rowToJson(const Row &row)
{
    Json json = Json::array();
    for (const Value &value : row)
        json.push_back(valueToJson(value));
    return json;
}

/// Values by metric in the order of the columns; what is no column comes after, by name.
Json byMetric(const QHash<QString, Value> &values, const QList<ResultColumn> &columns)
{
    Json json = Json::object();
    for (const ResultColumn &column : columns)
        if (const auto found = values.constFind(column.name); found != values.cend())
            json[column.name.toStdString()] = valueToJson(*found);
    QStringList rest = values.keys();
    rest.sort();
    for (const QString &name : rest)
        if (!json.contains(name.toStdString()))
            json[name.toStdString()] = valueToJson(values.value(name));
    return json;
}

Json optionalByMetric(const std::optional<QHash<QString, Value>> &values, const QList<ResultColumn> &columns)
{
    return values ? byMetric(*values, columns) : Json();
}

Json comparisonToJson(const Comparison &comparison, const QList<ResultColumn> &columns)
{
    const DateRange &range = comparison.range;
    Json json = Json::object();
    json["range"] = Json{{"from", range.zone.toIso(range.fromMs).toStdString()},
                         {"to", range.zone.toIso(range.toMs).toStdString()}};
    json["rows"] = Json::array();
    for (const std::optional<Row> &row : comparison.rows)
        json["rows"].push_back(row ? rowToJson(*row) : Json());
    // Later pages have none.
    json["totals"] = comparison.totals.isEmpty() ? Json() : byMetric(comparison.totals, columns);
    json["change"] = comparison.change.isEmpty() ? Json() : byMetric(comparison.change, columns);
    json["row_changes"] = Json::array();
    for (const QHash<QString, Value> &change : comparison.rowChanges)
        json["row_changes"].push_back(byMetric(change, columns));
    return json;
}

Json metricQualityToJson(const MetricQuality &quality)
{
    Json json{{"exact", quality.exact}, {"method", quality.method.toStdString()}, {"error", quality.error}};
    if (!quality.note.isEmpty())
        json["note"] = quality.note.toStdString();
    return json;
}

Json qualityToJson(const Quality &quality)
{
    Json metrics = Json::object();
    QStringList names = quality.metrics.keys();
    names.sort();
    for (const QString &name : names)
        metrics[name.toStdString()] = metricQualityToJson(quality.metrics.value(name));
    Json json{{"complete", quality.complete},
              {"shards", Json{{"total", quality.shardsTotal}, {"failed", quality.shardsFailed}}},
              {"timed_out", quality.timedOut},
              {"incomplete_buckets", texts(quality.incompleteBuckets)},
              {"conflicts", texts(quality.conflicts)},
              {"metrics", metrics}};
    if (!quality.notes.isEmpty())
        json["notes"] = texts(quality.notes);
    json["data_through"]
        = quality.dataThroughMs ? Json(utcText(*quality.dataThroughMs).toStdString()) : Json();
    return json;
}

/// What was run, with its names resolved: whole days as dates, else instants.
Query resolvedQuery(const ResultTable &table)
{
    Query query = table.query;
    const DateRange &range = table.range;
    query.range = RangeSpec{
        {}, range.zone.toIso(range.fromMs), range.zone.toIso(range.toMs), range.zone.name(), false};
    if (range.days) {
        query.range.from = range.days->first.toString(Qt::ISODate);
        query.range.to = range.days->last.addDays(1).toString(Qt::ISODate);
    }
    query.asOfMs = table.asOfMs;
    return query;
}

bool holdsOther(const Row &row)
{
    return std::any_of(row.cbegin(), row.cend(), [](const Value &value) { return value.isOther(); });
}

void addRows(Json &json, const ResultTable &table)
{
    Json rows = Json::array();
    Json others = Json::array();
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        rows.push_back(rowToJson(table.rows[i]));
        if (holdsOther(table.rows[i]))
            others.push_back(i);
    }
    json["rows"] = std::move(rows);
    if (!others.empty())
        json["other_rows"] = std::move(others);
}

} // namespace

Json resultToJson(const ResultTable &table)
{
    Json json = Json::object();
    json["columns"] = Json::array();
    for (const ResultColumn &column : table.columns)
        json["columns"].push_back(columnToJson(column));
    addRows(json, table);
    json["totals"] = optionalByMetric(table.totals, table.columns);
    json["comparison"] = table.comparison ? comparisonToJson(*table.comparison, table.columns) : Json();
    json["other"] = optionalByMetric(table.other, table.columns);
    json["quality"] = qualityToJson(table.quality);
    json["query"] = queryToJson(resolvedQuery(table));
    json["definitions_version"] = table.definitionsVersion;
    json["next_cursor"] = textOrNull(table.nextCursor);
    json["took_ms"] = table.tookMs;
    return json;
}

QByteArray resultToJsonText(const ResultTable &table)
{
    return QByteArray::fromStdString(
        resultToJson(table).dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace tally
