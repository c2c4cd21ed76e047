// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/openapi.h"

#include "domain/catalogue.h"
#include "domain/query.h"
#include "domain/queryreading.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Json words(const QStringList &list)
{
    Json json = Json::array();
    for (const QString &word : list)
        json.push_back(word.toStdString());
    return json;
}

Json type(const char *name)
{
    return {{"type", name}};
}

Json listOf(const Json &items)
{
    return {{"type", "array"}, {"items", items}};
}

Json reference(const char *schema)
{
    return {{"$ref", std::string("#/components/schemas/") + schema}};
}

Json object(const Json &properties, const QStringList &required, bool isClosed)
{
    Json json{{"type", "object"}, {"properties", properties}};
    if (!required.isEmpty())
        json["required"] = words(required);
    if (isClosed)
        json["additionalProperties"] = false;
    return json;
}

Json nullable(const char *name)
{
    return {{"type", Json::array({name, "null"})}};
}

Json metricSchema()
{
    QStringList names;
    for (const MetricInfo &metric : metrics())
        names += metric.name;
    return {{"enum", words(names)}};
}

Json dimensionSchema()
{
    QStringList names;
    for (const DimensionInfo &dimension : dimensions())
        names += dimension.name;
    return {{"anyOf", Json::array({Json{{"enum", words(names)}}, Json{{"type", "string"}, {"pattern", "^labels\\..+"}}})}};
}

Json rangeSchema()
{
    const Json name{{"type", "string"},
                    {"pattern", "^(today|yesterday|last_[1-9][0-9]{0,3}_days|(this|last)_(week|month|quarter|year)|"
                                "last_12_months|all)$"}};
    const Json named = object({{"name", name}, {"zone", type("string")}, {"include_today", type("boolean")}},
                              {u"name"_s}, true);
    const Json between = object({{"from", type("string")},
                                 {"to", type("string")},
                                 {"zone", type("string")},
                                 {"include_today", type("boolean")}},
                                {u"from"_s, u"to"_s}, true);
    return {{"oneOf", Json::array({name, named, between})}};
}

/// [operator, …]: what stands behind the operator is checked by the server.
Json filterSchema()
{
    return {{"type", "array"},
            {"minItems", 2},
            {"maxItems", 3},
            {"prefixItems", Json::array({Json{{"enum", words(filterOpNames())}}})}};
}

Json orderSchema()
{
    const Json term{{"type", "array"},
                    {"minItems", 2},
                    {"maxItems", 2},
                    {"prefixItems", Json::array({type("string"), Json{{"enum", {"asc", "desc"}}}})}};
    return listOf(term);
}

Json querySchema()
{
    const Json limit{{"type", "integer"}, {"minimum", 1}, {"maximum", Query::MaxLimit}};
    Json metricsOf = listOf(reference("Metric"));
    metricsOf["minItems"] = 1;
    const Json include{{"type", "array"},
                       {"uniqueItems", true},
                       {"items", {{"enum", {"totals", "empty_buckets", "other"}}}}};
    const Json compare = object({{"mode", {{"enum", words(compareModeNames())}}},
                                 {"align", {{"enum", words(compareAlignNames())}}},
                                 {"elapsed", {{"enum", words(compareElapsedNames())}}},
                                 {"range", reference("Range")}},
                                {u"mode"_s}, true);
    return object({{"metrics", metricsOf},
                   {"dimensions", listOf(reference("Dimension"))},
                   {"range", reference("Range")},
                   {"filters", listOf(reference("Filter"))},
                   {"compare", compare},
                   {"order", orderSchema()},
                   {"top", object({{"dimension", reference("Dimension")}, {"limit", limit}, {"by", reference("Metric")}},
                                  {u"dimension"_s, u"by"_s}, true)},
                   {"page", object({{"limit", limit}, {"cursor", nullable("string")}}, {}, true)},
                   {"accuracy", {{"enum", words(accuracyNames())}}},
                   {"include", include},
                   {"allow_partial", type("boolean")},
                   {"week_starts", {{"enum", words(weekdayNames())}}},
                   {"basis", {{"enum", words(basisNames())}}},
                   {"as_of", type("string")}},
                  {u"metrics"_s, u"range"_s}, true);
}

Json resultSchema()
{
    const Json column = object({{"name", type("string")},
                                {"type", {{"enum", {"keyword", "integer", "decimal", "date", "datetime"}}}},
                                {"unit", type("string")},
                                {"kind", type("string")}},
                               {u"name"_s, u"type"_s}, false);
    return object({{"columns", listOf(column)},
                   {"rows", listOf(type("array"))},
                   {"other_rows", listOf(type("integer"))},
                   {"totals", nullable("object")},
                   {"comparison", nullable("object")},
                   {"other", nullable("object")},
                   {"quality", type("object")},
                   {"query", type("object")},
                   {"definitions_version", type("integer")},
                   {"next_cursor", nullable("string")},
                   {"took_ms", type("integer")}},
                  {u"columns"_s, u"rows"_s, u"quality"_s, u"query"_s, u"definitions_version"_s, u"next_cursor"_s},
                  false);
}

Json problemSchema()
{
    return object({{"type", type("string")},
                   {"title", type("string")},
                   {"status", type("integer")},
                   {"detail", type("string")},
                   {"code", type("string")},
                   {"pointer", type("string")},
                   {"retryable", type("boolean")}},
                  {u"type"_s, u"title"_s, u"status"_s, u"code"_s}, false);
}

Json segmentSchema(bool isBody)
{
    Json properties = Json::object();
    if (!isBody)
        properties["name"] = type("string");
    properties["filters"] = listOf(reference("Filter"));
    properties["filters"]["maxItems"] = 200;
    properties["note"] = type("string");
    properties["scope"] = type("string");
    return object(properties, {u"filters"_s}, isBody);
}

Json eventsReportSchema()
{
    const Json line = object({{"line", type("integer")}, {"reason", type("string")}, {"detail", type("string")}},
                             {u"line"_s, u"reason"_s}, false);
    return object({{"received", type("integer")},
                   {"accepted", type("integer")},
                   {"rejected", type("integer")},
                   {"rejected_lines", listOf(line)}},
                  {u"received"_s, u"accepted"_s, u"rejected"_s, u"rejected_lines"_s}, false);
}

Json summarySchema()
{
    const Json point = object({{"time", nullable("string")}, {"value", nullable("number")}}, {}, false);
    return object({{"metric", type("string")},
                   {"total", nullable("number")},
                   {"current_total", nullable("number")},
                   {"previous_total", nullable("number")},
                   {"change_rate", nullable("number")},
                   {"unit", {{"enum", {"hour", "day"}}}},
                   {"series", listOf(point)},
                   {"complete", type("boolean")}},
                  {u"total"_s, u"current_total"_s, u"previous_total"_s, u"change_rate"_s, u"series"_s}, false);
}

} // namespace

Json apiSchemas()
{
    Json batch = listOf(reference("Query"));
    batch["minItems"] = 1;
    batch["maxItems"] = 100;
    const Json either{{"anyOf", Json::array({reference("Result"), reference("Problem")})}};
    const Json value = object({{"value", type("string")}, {"events", type("integer")}}, {u"value"_s, u"events"_s}, false);
    Json events = listOf(type("object"));
    events["description"] = "Events as the field map names things; with the map ecs, the Elastic Common Schema";
    return {{"Metric", metricSchema()},
            {"Dimension", dimensionSchema()},
            {"Range", rangeSchema()},
            {"Filter", filterSchema()},
            {"Query", querySchema()},
            {"QueryBatch", batch},
            {"Result", resultSchema()},
            {"ResultBatch", listOf(either)},
            {"Problem", problemSchema()},
            {"Events", {{"anyOf", Json::array({events, type("object")})}}},
            {"EventsReport", eventsReportSchema()},
            {"SegmentBody", segmentSchema(true)},
            {"Segment", segmentSchema(false)},
            {"Summary", summarySchema()},
            {"DimensionValues", object({{"dimension", type("string")}, {"values", listOf(value)}},
                                       {u"dimension"_s, u"values"_s}, false)},
            {"Catalog", object({{"metrics", listOf(type("object"))}, {"dimensions", listOf(type("object"))}},
                               {u"metrics"_s, u"dimensions"_s}, false)},
            {"Annotations", object({{"annotations", listOf(type("object"))}}, {u"annotations"_s}, false)},
            {"Quality", object({{"source", type("object")}, {"ingest", nullable("object")}}, {u"source"_s, u"ingest"_s},
                               false)},
            {"Health", object({{"status", {{"enum", {"ok"}}}}, {"version", type("string")}}, {u"status"_s}, false)},
            {"OpenApi", type("object")}};
}

} // namespace tally
