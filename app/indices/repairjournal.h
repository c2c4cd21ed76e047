// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/clustercalls.h"
#include "indices/repairrecord.h"

namespace tally {

/// The account of all repairs, one document an index, in a small index of the cluster that is repaired: who
/// takes a repair up again needs nothing but the cluster. A save replaces the very record that was read;
/// where somebody else saved in between, it fails with `repair_taken_over`, so that two programs never repair
/// one index together.
class RepairJournal
{
public:
    static QString indexName();

    explicit RepairJournal(ClusterCalls &calls)
        : m_calls(calls)
    {
    }

    Result<std::optional<RepairRecord>> find(const QString &index);
    Result<QList<RepairRecord>> list();
    /// Writes the record down and takes over its new place in the journal.
    Result<void> save(RepairRecord &record, qint64 nowMs);

private:
    Result<void> prepare();

    ClusterCalls &m_calls;
    bool m_prepared = false;
};

} // namespace tally
