// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/clustercalls.h"
#include "indices/conflicts.h"
#include "indices/repairrecord.h"
#include "sources/elasticsearch/indexnames.h"

namespace tally {

/// One index as readers name it.
struct ListedIndex
{
    IndexName name;
    QStringList realNames; ///< other than its own where a repair moved it
    QString health; ///< green, yellow, red; the worst of several
    qint64 documents = 0;
    qint64 bytes = 0; ///< on disk, with replicas
    std::optional<RepairState> repair; ///< of an unfinished one
};

struct IndexListing
{
    QList<ListedIndex> indices; ///< by time, then by name
    QStringList missing; ///< days (months, weeks) between the first and the last for which there is none
};

/// The indices of BASE-* and of a data stream BASE.
Result<IndexListing> listIndices(ClusterCalls &calls, const QString &base);

/// What an index that is reached by another name is called by readers: by its real name.
Result<QHash<QString, QString>> shownNames(ClusterCalls &calls, const QString &base);

/// Asks the cluster for fields whose type changed, and counts the documents that have them. Sorted by path.
Result<QList<FieldConflict>> findConflicts(ClusterCalls &calls, const QString &base,
                                           const QList<NamedFilter> &savedFilters);

} // namespace tally
