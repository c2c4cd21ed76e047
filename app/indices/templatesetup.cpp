// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/templatesetup.h"

#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const Json &first(const Json &found, const char *list, const char *body)
{
    const Json &all = pick(found, {list});
    static const Json nothing;
    return all.is_array() && !all.empty() ? pick(all.front(), {body}) : nothing;
}

void keep(const Json &component, const char *setting, int &number)
{
    const Json &settings = pick(component, {"template", "settings"});
    const Json &flat = pick(settings, std::string("index.") + setting);
    const Json &nested = pick(settings, {"index", setting});
    number = int(integerOf(flat.is_null() ? nested : flat, number));
}

/// Elasticsearch 8.14 and later keep labels beyond the limit unsearched instead of refusing their events.
/// OpenSearch can't, and has lower numbers.
bool canIgnoreBeyondLimit(ClusterCalls &calls)
{
    const Result<Json> described = calls.get(u"/_nodes/_local/info"_s);
    if (!described)
        return false;
    const Json &nodes = pick(*described, {"nodes"});
    const QStringList version
        = nodes.empty() ? QStringList() : textOf(pick(nodes.front(), {"version"})).split(u'.');
    const int major = version.value(0).toInt();
    return major > 8 || (major == 8 && version.value(1).toInt() >= 14);
}

} // namespace

Result<TemplatePlan> planTemplates(ClusterCalls &calls, TemplateOptions options, bool keepShards,
                                   bool keepReplicas)
{
    const QString name = pathPart(templateName(options));
    const Result<std::optional<Json>> component = calls.find(u"/_component_template/"_s + name);
    const Result<std::optional<Json>> index = calls.find(u"/_index_template/"_s + name);
    if (!component || !index)
        return Unexpected(component ? index.error() : component.error());
    const Json componentNow = first(component->value_or(Json()), "component_templates", "component_template");
    const Json indexNow = first(index->value_or(Json()), "index_templates", "index_template");
    if (keepShards)
        keep(componentNow, "number_of_shards", options.shards);
    if (keepReplicas)
        keep(componentNow, "number_of_replicas", options.replicas);
    options.canIgnoreBeyondLimit = canIgnoreBeyondLimit(calls);
    TemplatePlan plan{options, !componentNow.is_null(), !indexNow.is_null(), {}, {}};
    plan.component
        = differencesOf(componentNow.is_null() ? Json::object() : componentNow, componentTemplate(options));
    plan.index = differencesOf(indexNow.is_null() ? Json::object() : indexNow, indexTemplate(options));
    return plan;
}

Result<void> putTemplates(ClusterCalls &calls, const TemplatePlan &plan)
{
    const QString name = pathPart(templateName(plan.options));
    const Result<Json> component
        = calls.put(u"/_component_template/"_s + name, componentTemplate(plan.options));
    if (!component)
        return Unexpected(component.error());
    const Result<Json> index = calls.put(u"/_index_template/"_s + name, indexTemplate(plan.options));
    return index ? Result<void>() : Unexpected(index.error());
}

} // namespace tally
