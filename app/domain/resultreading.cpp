// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "domain/queryreading.h"

#include <nlohmann/json.hpp>

#include <climits>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Values = QHash<QString, Value>;

// A result may know more than this version does, so that keys which are not known are let pass.
const Json &readAnyObject(const Json &json, const QString &place)
{
    if (!json.is_object())
        misread(place, u"an object is expected"_s);
    return json;
}

QString optionalText(const Json &json, const char *key, const QString &place)
{
    const Json *found = member(json, key);
    return found == nullptr ? QString() : readText(*found, placeOf(place, QString::fromUtf8(key)));
}

QStringList optionalTexts(const Json &json, const char *key, const QString &place)
{
    const Json *found = member(json, key);
    return found == nullptr ? QStringList() : readTexts(*found, placeOf(place, QString::fromUtf8(key)));
}

QList<ResultColumn> columnsOf(const Json &json, const QString &place)
{
    QList<ResultColumn> columns;
    for (const Json &entry : readArray(json, place)) {
        const QString here = placeOf(place, std::size_t(columns.size()));
        readAnyObject(entry, here);
        columns.append({readText(required(entry, "name", here), placeOf(here, u"name"_s)),
                        readText(required(entry, "type", here), placeOf(here, u"type"_s)),
                        optionalText(entry, "unit", here), optionalText(entry, "kind", here)});
    }
    return columns;
}

Row rowOf(const Json &json, const QString &place, qsizetype width)
{
    Row row;
    for (const Json &cell : readArray(json, place))
        row.append(valueOf(cell, placeOf(place, std::size_t(row.size()))));
    if (row.size() != width)
        misread(place, u"%1 cells are expected"_s.arg(width));
    return row;
}

Values valuesByMetric(const Json &json, const QString &place)
{
    Values values;
    for (const auto &item : readAnyObject(json, place).items()) {
        const QString name = QString::fromStdString(item.key());
        const QString here = placeOf(place, name);
        values.insert(name, item.value().is_null() ? Value() : valueOf(item.value(), here));
        if (values.value(name).isText())
            misread(here, u"a number or null is expected"_s);
    }
    return values;
}

std::optional<Values> optionalValues(const Json &json, const char *key)
{
    const Json *found = member(json, key);
    return found == nullptr ? std::nullopt : std::optional(valuesByMetric(*found, QString::fromUtf8(key)));
}

qint64 instantOf(const Json &json, const QString &place)
{
    const Result<qint64> instant = parseInstant(readText(json, place), Zone());
    if (!instant)
        misread(place, instant.error().detail);
    return *instant;
}

MetricQuality metricQualityOf(const Json &json, const QString &place)
{
    readAnyObject(json, place);
    MetricQuality quality;
    quality.exact = readBool(required(json, "exact", place), placeOf(place, u"exact"_s));
    if (member(json, "method") != nullptr)
        quality.method = optionalText(json, "method", place);
    if (const Json *error = member(json, "error"))
        quality.error = readNumber(*error, placeOf(place, u"error"_s));
    quality.note = optionalText(json, "note", place);
    return quality;
}

Quality qualityOf(const Json &json, const QString &place)
{
    readAnyObject(json, place);
    Quality quality;
    quality.complete = readBool(required(json, "complete", place), placeOf(place, u"complete"_s));
    if (const Json *shards = member(json, "shards")) {
        const QString here = placeOf(place, u"shards"_s);
        readAnyObject(*shards, here);
        quality.shardsTotal
            = int(readInteger(required(*shards, "total", here), placeOf(here, u"total"_s), 0, INT_MAX));
        quality.shardsFailed
            = int(readInteger(required(*shards, "failed", here), placeOf(here, u"failed"_s), 0, INT_MAX));
    }
    if (const Json *timedOut = member(json, "timed_out"))
        quality.timedOut = readBool(*timedOut, placeOf(place, u"timed_out"_s));
    quality.incompleteBuckets = optionalTexts(json, "incomplete_buckets", place);
    quality.conflicts = optionalTexts(json, "conflicts", place);
    quality.notes = optionalTexts(json, "notes", place);
    if (const Json *metrics = member(json, "metrics")) {
        const QString here = placeOf(place, u"metrics"_s);
        for (const auto &item : readAnyObject(*metrics, here).items()) {
            const QString name = QString::fromStdString(item.key());
            quality.metrics.insert(name, metricQualityOf(item.value(), placeOf(here, name)));
        }
    }
    if (const Json *through = member(json, "data_through"))
        quality.dataThroughMs = instantOf(*through, placeOf(place, u"data_through"_s));
    return quality;
}

DateRange comparedRangeOf(const Json &json, const QString &place, const ResultTable &table)
{
    readAnyObject(json, place);
    const qint64 from = instantOf(required(json, "from", place), placeOf(place, u"from"_s));
    const qint64 to = instantOf(required(json, "to", place), placeOf(place, u"to"_s));
    const CompareSpec &compare = table.query.compare;
    const bool custom = compare.mode == CompareMode::Custom;
    const Result<Zone> own = custom ? Zone::find(compare.custom.zone) : table.range.zone;
    return DateRange::ofInstants(from, to, own.value_or(table.range.zone));
}

Comparison comparisonOf(const Json &json, const QString &place, const ResultTable &table)
{
    readAnyObject(json, place);
    Comparison comparison;
    comparison.range = comparedRangeOf(required(json, "range", place), placeOf(place, u"range"_s), table);
    const QString rows = placeOf(place, u"rows"_s);
    for (const Json &row : readArray(required(json, "rows", place), rows)) {
        const QString here = placeOf(rows, std::size_t(comparison.rows.size()));
        comparison.rows.append(row.is_null() ? std::nullopt
                                             : std::optional(rowOf(row, here, table.columns.size())));
    }
    if (comparison.rows.size() != table.rows.size())
        misread(rows, u"%1 rows are expected"_s.arg(table.rows.size()));
    if (const Json *totals = member(json, "totals"))
        comparison.totals = valuesByMetric(*totals, placeOf(place, u"totals"_s));
    if (const Json *change = member(json, "change"))
        comparison.change = valuesByMetric(*change, placeOf(place, u"change"_s));
    if (const Json *changes = member(json, "row_changes")) {
        const QString list = placeOf(place, u"row_changes"_s);
        for (const Json &change : readArray(*changes, list))
            comparison.rowChanges.append(
                valuesByMetric(change, placeOf(list, std::size_t(comparison.rowChanges.size()))));
    }
    return comparison;
}

void readRange(const Json &json, ResultTable &table)
{
    const QString place = u"query"_s;
    table.query = queryOf(required(json, "query", {}), place);
    table.asOfMs = table.query.asOfMs.value_or(0);
    const Result<DateRange> range
        = resolveRange(table.query.range, table.asOfMs, table.query.weekStart, std::nullopt);
    if (!range)
        misread(placeOf(place, range.error().place), range.error().detail);
    table.range = *range;
}

/// "Other" is a text like any, so that the rows where it is the rest are named.
void markOthers(const Json &json, ResultTable &table)
{
    const Json *others = member(json, "other_rows");
    if (others == nullptr)
        return;
    const QString place = u"other_rows"_s;
    const int column = table.query.top ? table.columnIndex(table.query.top->dimension) : -1;
    if (column < 0)
        misread(place, u"the query has no top"_s);
    std::size_t index = 0;
    for (const Json &entry : readArray(*others, place)) {
        const qint64 row = readInteger(entry, placeOf(place, index++), 0, table.rows.size() - 1);
        table.rows[row][column] = OtherValues{};
        if (table.comparison && table.comparison->rows[row])
            (*table.comparison->rows[row])[column] = OtherValues{};
    }
}

ResultTable tableOf(const Json &json)
{
    readAnyObject(json, {});
    ResultTable table;
    table.columns = columnsOf(required(json, "columns", {}), u"columns"_s);
    const QString rows = u"rows"_s;
    for (const Json &row : readArray(required(json, "rows", {}), rows))
        table.rows.append(rowOf(row, placeOf(rows, std::size_t(table.rows.size())), table.columns.size()));
    readRange(json, table);
    table.totals = optionalValues(json, "totals");
    table.other = optionalValues(json, "other");
    if (const Json *comparison = member(json, "comparison"))
        table.comparison = comparisonOf(*comparison, u"comparison"_s, table);
    markOthers(json, table);
    table.quality = qualityOf(required(json, "quality", {}), u"quality"_s);
    table.definitionsVersion
        = int(readInteger(required(json, "definitions_version", {}), u"definitions_version"_s, 0, INT_MAX));
    table.nextCursor = optionalText(json, "next_cursor", {});
    if (const Json *took = member(json, "took_ms"))
        table.tookMs = readInteger(*took, u"took_ms"_s, 0);
    return table;
}

} // namespace

Result<ResultTable> resultFromJson(const Json &json)
{
    try {
        return tableOf(json);
    } catch (const Misread &misread) {
        return Unexpected(misread.error);
    }
}

} // namespace tally
