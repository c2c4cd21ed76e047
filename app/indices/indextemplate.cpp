// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/indextemplate.h"

#include "indices/fieldtypes.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

void place(Json &properties, const QStringList &names, qsizetype from, const Json &mapping)
{
    Json &property = properties[names.at(from).toStdString()];
    if (from + 1 == names.size()) {
        property = mapping;
        return;
    }
    place(property["properties"], names, from + 1, mapping);
}

Json labelMapping()
{
    // On a number or a boolean the twin must not refuse what the keyword takes.
    Json mapping = mappingOf(TargetType::Keyword);
    mapping["fields"] = {{"number", {{"type", "double"}, {"ignore_malformed", true}}}};
    return mapping;
}

/// One template for each kind of value, because "*" would take objects too and refuse their events.
Json labelTemplates()
{
    Json templates = Json::array();
    for (const char *kind : {"string", "long", "double", "boolean"}) {
        templates.push_back(
            {{std::string("labels_") + kind,
              {{"path_match", "labels.*"}, {"match_mapping_type", kind}, {"mapping", labelMapping()}}}});
    }
    return templates;
}

} // namespace

Json eventMapping()
{
    Json properties = Json::object();
    for (const FieldInfo &info : fields()) {
        if (const std::optional<TargetType> type = targetTypeOf(info.field))
            place(properties, info.path.split(u'.'), 0, mappingOf(*type));
    }
    properties["labels"] = {{"type", "object"}, {"dynamic", true}};
    return {{"dynamic", false},
            {"date_detection", false},
            {"numeric_detection", false},
            {"dynamic_templates", labelTemplates()},
            {"properties", properties}};
}

Json componentTemplate(const TemplateOptions &options)
{
    Json settings{{"index.number_of_shards", options.shards},
                  {"index.number_of_replicas", options.replicas},
                  {"index.mapping.total_fields.limit", FieldLimit}};
    if (options.canIgnoreBeyondLimit)
        settings["index.mapping.total_fields.ignore_dynamic_beyond_limit"] = true;
    return {{"template", {{"settings", settings}, {"mappings", eventMapping()}}}};
}

Json indexTemplate(const TemplateOptions &options)
{
    const std::string base = options.base.toStdString();
    return {
        {"index_patterns", Json::array({base + "-*"})},
        {"composed_of", Json::array({templateName(options).toStdString()})},
        {"priority", 200},
        {"template", {{"aliases", {{base, Json::object()}}}}},
        {"_meta", {{"description", "Events of a community, one index a day"}, {"managed_by", "tallyroom"}}}};
}

QString templateName(const TemplateOptions &options)
{
    return options.base + u"-template"_s;
}

} // namespace tally
