// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/indexfacts.h"

namespace tally {

/// The actions of one call of _aliases: all of them happen together, or none.
class AliasActions
{
public:
    /// `name`: the one that readers and writers know; `further`: its other names.
    AliasActions(QString name, QMap<QString, Json> further);

    void removeIndex(const QString &index);
    void addTo(const QString &index, bool writes);
    /// Takes all the names off an index, as far as it has them.
    void takeOff(const RealIndex &index);

    Json body() const;
    bool isEmpty() const { return m_actions.empty(); }

private:
    void add(const QString &index, const QString &alias, Json body, bool writes);

    QString m_name;
    QMap<QString, Json> m_further;
    std::vector<Json> m_actions;
};

} // namespace tally
