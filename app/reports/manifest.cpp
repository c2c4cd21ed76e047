// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/manifest.h"

#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

namespace tally {

namespace {

using Json = nlohmann::ordered_json;

Json textsOf(const Localised &text)
{
    return {{"en", text.en.toStdString()}, {"ko", text.ko.toStdString()}};
}

Json metricDefinition(const MetricInfo &metric)
{
    return {{"label", textsOf(metric.label)},
            {"definition", textsOf(metric.definition)},
            {"unit", metric.unitName().toStdString()},
            {"kind", metric.kindName().toStdString()}};
}

Json definitionsOf(const Query &query)
{
    Json metricTexts = Json::object();
    for (const QString &name : query.metrics) {
        if (const MetricInfo *metric = findMetric(name))
            metricTexts[name.toStdString()] = metricDefinition(*metric);
    }
    Json dimensionTexts = Json::object();
    for (const QString &name : query.dimensions) {
        if (const std::optional<DimensionInfo> dimension = findDimension(name))
            dimensionTexts[name.toStdString()]
                = {{"label", textsOf(dimension->label)}, {"definition", textsOf(dimension->definition)}};
    }
    return {{"metrics", metricTexts}, {"dimensions", dimensionTexts}};
}

Json eventDefinitions()
{
    Json columns = Json::object();
    for (const FieldInfo &info : fields()) {
        const std::optional<DimensionInfo> dimension = findDimension(info.name);
        Json column{{"field", info.path.toStdString()}};
        if (dimension)
            column["definition"] = textsOf(dimension->definition);
        columns[info.name.toStdString()] = column;
    }
    return {{"columns", columns}};
}

Json rangeJson(const DateRange &range)
{
    return {{"from", range.zone.toIso(range.fromMs).toStdString()},
            {"to", range.zone.toIso(range.toMs).toStdString()},
            {"zone", range.zone.name().toStdString()}};
}

Json filtersJson(const QList<Filter> &filters)
{
    Json list = Json::array();
    for (const Filter &filter : filters)
        list.push_back(filterToJson(filter));
    return list;
}

Json head(const char *kind, qint64 rows, qint64 createdMs)
{
    return {{"kind", kind},
            {"rows", rows},
            {"created_at", Zone().toIso(createdMs).toStdString()},
            {"program", "Tallyroom " TALLYROOM_VERSION},
            {"definitions_version", DefinitionsVersion}};
}

} // namespace

Json resultManifest(const ResultTable &table, qint64 rows, qint64 createdMs)
{
    ResultTable summary = table;
    summary.rows.clear();
    if (summary.comparison) {
        summary.comparison->rows.clear();
        summary.comparison->rowChanges.clear();
    }
    Json answer = resultToJson(summary);
    Json manifest = head("result", rows, createdMs);
    manifest["definitions_version"] = table.definitionsVersion;
    manifest["columns"] = answer["columns"];
    manifest["query"] = queryToJson(table.query);
    manifest["range"] = rangeJson(table.range);
    manifest["zone"] = table.range.zone.name().toStdString();
    manifest["as_of"] = table.range.zone.toIso(table.asOfMs).toStdString();
    manifest["filters"] = filtersJson(table.query.filters);
    for (const char *key : {"totals", "comparison", "other", "quality"}) {
        if (answer.contains(key))
            manifest[key] = answer[key];
    }
    manifest["definitions"] = definitionsOf(table.query);
    return manifest;
}

Json eventsManifest(const EventSelection &selection, const std::optional<DateRange> &range, const Zone &zone,
                    qint64 rows, qint64 createdMs)
{
    Json manifest = head("events", rows, createdMs);
    manifest["range"] = range ? rangeJson(*range) : Json();
    manifest["zone"] = zone.name().toStdString();
    manifest["filters"] = filtersJson(selection.filters);
    manifest["definitions"] = eventDefinitions();
    return manifest;
}

} // namespace tally
