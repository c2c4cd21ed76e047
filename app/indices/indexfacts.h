// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/clustercalls.h"

#include <QMap>
#include <QStringList>

namespace tally {

/// One real index.
struct RealIndex
{
    QString name;
    Json mapping;
    Json settings; ///< flat
    QMap<QString, Json> aliases; ///< with filters and flags
    bool ofDataStream = false;
};

/// What a name stands for: a real index, or an alias of some.
struct IndexFacts
{
    QString name;
    QList<RealIndex> targets; ///< by name
    bool isAlias = false;

    bool isReal() const { return !isAlias; }
    bool hasTarget(const QString &index) const;
    QStringList targetNames() const;
};

/// Nothing where there is no such index and no such alias.
Result<std::optional<IndexFacts>> factsOf(ClusterCalls &calls, const QString &name);

/// Further names of what the name stands for, as their next holder is to have them: an alias that only this
/// index has is written through it, whether it says so or not.
Result<QMap<QString, Json>> furtherNames(ClusterCalls &calls, const IndexFacts &facts);

} // namespace tally
