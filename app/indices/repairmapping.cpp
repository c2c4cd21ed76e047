// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/repairmapping.h"

#include "indices/jsonpick.h"
#include "indices/repaircodes.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Unexpected impossible(const QString &why, const QString &path)
{
    return failure(ErrorKind::InvalidInput, codes::RepairImpossible, why, path);
}

bool isText(TargetType type)
{
    return type == TargetType::Keyword || type == TargetType::Text;
}

/// Further readings of the field (vip.keyword) stay where they still fit: other programs ask for them.
Json replacement(const Json &old, TargetType type)
{
    Json made = mappingOf(type);
    const Json &readings = pick(old, {"fields"});
    if (isText(type) && readings.is_object())
        made["fields"] = readings;
    return made;
}

Result<void> replace(Json &node, const QStringList &names, qsizetype from, const FieldRepair &repair)
{
    if (!node.is_object() || textOf(pick(node, {"type"})) == "nested"_L1)
        return impossible(u"it lies in a nested field"_s, repair.path);
    if (from > 0 && !textOf(pick(node, {"type"})).isEmpty() && textOf(pick(node, {"type"})) != "object"_L1)
        return impossible(u"it lies below a field that is no object"_s, repair.path);
    Json &properties = node["properties"];
    if (properties.is_null())
        properties = Json::object();
    if (!properties.is_object())
        return impossible(u"the mapping can't be read"_s, repair.path);
    const std::string rest = names.mid(from).join(u'.').toStdString();
    if (from + 1 == names.size()
        || properties.contains(rest)) { // a mapping without subobjects has dotted names
        Json &slot = properties[rest];
        slot = replacement(slot, repair.type);
        return {};
    }
    Json &child = properties[names.at(from).toStdString()];
    if (child.is_null())
        child = Json::object();
    return replace(child, names, from + 1, repair);
}

Result<void> checkSource(const Json &mapping)
{
    const Json &source = pick(mapping, {"_source"});
    const bool whole = source.is_null()
        || (!(pick(source, {"enabled"}) == false) && textOf(pick(source, {"enabled"})) != "false"_L1
            && pick(source, {"excludes"}).empty() && pick(source, {"includes"}).empty()
            && textOf(pick(source, {"mode"})) != "synthetic"_L1);
    return whole ? Result<void>()
                 : impossible(u"the index does not keep its documents as they came (_source)"_s, {});
}

} // namespace

Result<Json> repairedMapping(const Json &mapping, const QList<FieldRepair> &repairs)
{
    Json made = mapping.is_object() ? mapping : Json::object();
    if (const Result<void> whole = checkSource(made); !whole)
        return Unexpected(whole.error());
    for (const FieldRepair &repair : repairs) {
        const QStringList names = repair.path.split(u'.');
        if (names.contains(QString()))
            return impossible(u"this is no field name"_s, repair.path);
        if (const Result<void> done = replace(made, names, 0, repair); !done)
            return Unexpected(done.error());
    }
    return made;
}

Json settingsToKeep(const Json &flatSettings)
{
    static const QStringList own{u"index.uuid"_s,           u"index.creation_date"_s,
                                 u"index.provided_name"_s,  u"index.version"_s,
                                 u"index.resize"_s,         u"index.blocks"_s,
                                 u"index.history"_s,        u"index.routing.allocation.initial_recovery"_s,
                                 u"index.lifecycle"_s,      u"index.plugins.index_state_management"_s,
                                 u"index.shard.indexing"_s, u"index.verified_before_close"_s};
    Json kept = Json::object();
    if (!flatSettings.is_object())
        return kept;
    for (const auto &[key, value] : flatSettings.items()) {
        const QString name = QString::fromStdString(key);
        const bool mine = std::any_of(own.begin(), own.end(),
                                      [&name](const QString &prefix) { return name.startsWith(prefix); });
        if (!mine && name.startsWith(u"index."_s))
            kept[key] = value;
    }
    return kept;
}

} // namespace tally
