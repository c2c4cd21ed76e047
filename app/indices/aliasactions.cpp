// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/aliasactions.h"

#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {

AliasActions::AliasActions(QString name, QMap<QString, Json> further)
    : m_name(std::move(name))
    , m_further(std::move(further))
{
}

void AliasActions::removeIndex(const QString &index)
{
    m_actions.push_back({{"remove_index", {{"index", index.toStdString()}}}});
}

void AliasActions::add(const QString &index, const QString &alias, Json body, bool writes)
{
    body["index"] = index.toStdString();
    body["alias"] = alias.toStdString();
    body["is_write_index"] = writes;
    m_actions.push_back({{"add", std::move(body)}});
}

void AliasActions::addTo(const QString &index, bool writes)
{
    add(index, m_name, Json::object(), writes);
    for (auto alias = m_further.cbegin(); alias != m_further.cend(); ++alias) {
        const bool written = isTrue(pick(alias.value(), {"is_write_index"}));
        add(index, alias.key(), alias.value(), writes && written);
    }
}

void AliasActions::takeOff(const RealIndex &index)
{
    for (auto alias = index.aliases.cbegin(); alias != index.aliases.cend(); ++alias) {
        if (alias.key() == m_name || m_further.contains(alias.key()))
            m_actions.push_back(
                {{"remove", {{"index", index.name.toStdString()}, {"alias", alias.key().toStdString()}}}});
    }
}

Json AliasActions::body() const
{
    Json actions = Json::array();
    for (const Json &action : m_actions)
        actions.push_back(action);
    return {{"actions", actions}};
}

} // namespace tally
