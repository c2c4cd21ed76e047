// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/indexfacts.h"

#include "core/errorcodes.h"
#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

RealIndex realIndex(const QString &name, const Json &described)
{
    RealIndex index;
    index.name = name;
    index.mapping = pick(described, {"mappings"});
    index.settings = pick(described, {"settings"});
    index.ofDataStream = !pick(described, {"data_stream"}).is_null() || name.startsWith(u".ds-"_s);
    const Json &aliases = pick(described, {"aliases"});
    if (aliases.is_object()) {
        for (const auto &[alias, body] : aliases.items())
            index.aliases.insert(QString::fromStdString(alias), body);
    }
    return index;
}

} // namespace

bool IndexFacts::hasTarget(const QString &index) const
{
    return std::any_of(targets.begin(), targets.end(),
                       [&index](const RealIndex &one) { return one.name == index; });
}

QStringList IndexFacts::targetNames() const
{
    QStringList names;
    for (const RealIndex &target : targets)
        names += target.name;
    return names;
}

Result<std::optional<IndexFacts>> factsOf(ClusterCalls &calls, const QString &name)
{
    const Result<std::optional<Json>> found = calls.find(u"/%1?flat_settings=true"_s.arg(pathPart(name)));
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return std::nullopt;
    IndexFacts facts;
    facts.name = name;
    if ((*found)->is_object()) {
        for (const auto &[index, described] : (*found)->items())
            facts.targets.append(realIndex(QString::fromStdString(index), described));
    }
    std::sort(facts.targets.begin(), facts.targets.end(),
              [](const RealIndex &a, const RealIndex &b) { return a.name < b.name; });
    if (facts.targets.isEmpty())
        return failure(ErrorKind::Damaged, codes::UpstreamUnavailable,
                       u"the engine did not describe the index"_s, name);
    facts.isAlias = !facts.hasTarget(name);
    return facts;
}

Result<QMap<QString, Json>> furtherNames(ClusterCalls &calls, const IndexFacts &facts)
{
    QMap<QString, Json> names;
    for (const RealIndex &target : facts.targets) {
        for (auto alias = target.aliases.cbegin(); alias != target.aliases.cend(); ++alias) {
            if (alias.key() == facts.name)
                continue;
            Json &body = names[alias.key()];
            const bool writes
                = isTrue(pick(body, {"is_write_index"})) || isTrue(pick(alias.value(), {"is_write_index"}));
            body = alias.value().is_object() ? alias.value() : Json::object();
            if (writes)
                body["is_write_index"] = true;
        }
    }
    for (auto alias = names.begin(); alias != names.end(); ++alias) {
        const Result<Json> holders = calls.get(u"/_alias/%1"_s.arg(pathPart(alias.key())));
        if (!holders)
            return Unexpected(holders.error());
        if (holders->size() == std::size_t(facts.targets.size())
            && alias->find("is_write_index") == alias->end())
            (*alias)["is_write_index"] = true;
    }
    return names;
}

} // namespace tally
