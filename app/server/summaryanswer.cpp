// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/summaryanswer.h"

#include "domain/queryjson.h"
#include "server/problem.h"
#include "server/queryanswers.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;

Query seriesQuery(const ApiCall &call, const QString &metric, const QString &unit)
{
    Query query;
    query.metrics = {metric};
    query.dimensions = {u"time:"_s + unit};
    query.range.from = call.value(u"begin"_s);
    query.range.to = call.value(u"end"_s);
    query.range.zone = call.values.value(u"timezone"_s, u"UTC"_s);
    query.compare.mode = CompareMode::PreviousPeriod;
    query.includeTotals = true;
    query.includeEmptyBuckets = true;
    return query;
}

/// Hours up to one day, else days.
QString unitFor(const Query &query, qint64 nowMs)
{
    constexpr qint64 longestDayMs = 25 * qint64(3'600'000);
    const Result<DateRange> range = resolveRange(query.range, nowMs, Qt::Monday, {});
    return range && range->toMs - range->fromMs <= longestDayMs ? u"hour"_s : u"day"_s;
}

Json seriesJson(const ResultTable &table)
{
    Json series = Json::array();
    for (const Row &row : table.rows)
        series.push_back(Json{{"time", valueToJson(row.value(0))}, {"value", valueToJson(row.value(1))}});
    return series;
}

} // namespace

ServedResponse answerSummary(const ApiCall &call, const QString &metricName)
{
    const QString metric = call.values.value(u"metric"_s, metricName);
    Query query = seriesQuery(call, metric, u"day"_s);
    const QString unit = unitFor(query, call.context->clock->nowMs());
    query.dimensions = {u"time:"_s + unit};
    const Result<ResultTable> table
        = admitted(query, call).and_then([&call](const Query &asked) { return ask(asked, call); });
    if (!table)
        return problem(table.error());
    Query ever;
    ever.metrics = {metric};
    ever.range.name = u"all"_s;
    ever.range.zone = query.range.zone;
    const Result<ResultTable> total = ask(ever, call);
    if (!total)
        return problem(total.error());
    const Comparison compared = table->comparison.value_or(Comparison());
    const Json json{
        {"metric", metric.toStdString()},
        {"total", total->rows.isEmpty() ? Json() : valueToJson(total->rows.first().value(0))},
        {"current_total", valueToJson(table->totals.value_or(QHash<QString, Value>()).value(metric))},
        {"previous_total", valueToJson(compared.totals.value(metric))},
        {"change_rate", valueToJson(compared.change.value(metric))},
        {"unit", unit.toStdString()},
        {"series", seriesJson(*table)},
        {"complete", table->quality.complete && total->quality.complete}};
    return ServedResponse::of(200, json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace tally
