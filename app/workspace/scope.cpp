// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/scope.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

namespace tally {

using namespace Qt::StringLiterals;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t MaxFilters = 200;

Unexpected damaged(const QString &place)
{
    return failure(ErrorKind::Damaged, codes::InvalidFile, u"unexpected value"_s, place);
}

/// Range, compare and filters have one reader and one form everywhere: the query's.
Result<Query> readAsQuery(const Json &json)
{
    Json query = {{"metrics", {"events"}}};
    for (const char *key : {"range", "compare"}) {
        if (json.contains(key))
            query[key] = json.at(key);
    }
    return queryFromJson(query);
}

Result<ScopeFilter> filterEntry(const Json &json, const QString &place)
{
    if (!json.is_object() || !json.contains("filter"))
        return damaged(place);
    auto filter = filterFromJson(json.at("filter"), place);
    if (!filter)
        return Unexpected(filter.error());
    ScopeFilter entry{.filter = *filter};
    for (const auto &[key, target] : {std::pair{"enabled", &entry.enabled}, {"pinned", &entry.pinned}}) {
        if (!json.contains(key))
            continue;
        if (!json.at(key).is_boolean())
            return damaged(place);
        *target = json.at(key).get<bool>();
    }
    return entry;
}

} // namespace

QList<Filter> Scope::activeFilters() const
{
    QList<Filter> active;
    for (const ScopeFilter &entry : filters) {
        if (entry.enabled)
            active.append(entry.filter);
    }
    return active;
}

Result<Scope> scopeFromJson(const Json &json)
{
    if (!json.is_object())
        return damaged(u"scope"_s);
    const auto query = readAsQuery(json);
    if (!query)
        return Unexpected(query.error());
    Scope scope{.range = query->range, .compare = query->compare, .filters = {}, .unit = {}};
    if (json.contains("unit")) {
        if (json.at("unit").is_string())
            scope.unit = timeUnitByName(QString::fromStdString(json.at("unit").get<std::string>()));
        if (!scope.unit)
            return damaged(u"scope.unit"_s);
    }
    if (!json.contains("filters"))
        return scope;
    const Json &filters = json.at("filters");
    if (!filters.is_array() || filters.size() > MaxFilters)
        return damaged(u"scope.filters"_s);
    for (const Json &entry : filters) {
        auto filter = filterEntry(entry, u"scope.filters[%1]"_s.arg(scope.filters.size()));
        if (!filter)
            return Unexpected(filter.error());
        scope.filters.append(*filter);
    }
    return scope;
}

Json scopeToJson(const Scope &scope)
{
    Query query;
    query.metrics = {u"events"_s};
    query.range = scope.range;
    query.compare = scope.compare;
    const Json asQuery = queryToJson(query);
    Json json = Json::object();
    for (const char *key : {"range", "compare"}) {
        if (asQuery.contains(key))
            json[key] = asQuery.at(key);
    }
    if (scope.unit)
        json["unit"] = timeUnitName(*scope.unit).toStdString();
    Json filters = Json::array();
    for (const ScopeFilter &entry : scope.filters)
        filters.push_back(
            {{"filter", filterToJson(entry.filter)}, {"enabled", entry.enabled}, {"pinned", entry.pinned}});
    json["filters"] = filters;
    return json;
}

} // namespace tally
