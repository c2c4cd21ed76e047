// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "indices/aliasactions.h"
#include "indices/documentcopy.h"
#include "indices/repairjournal.h"

namespace tally {

/// What a repair is doing, for who waits.
enum class RepairStage { Keeping, Copying, Comparing, CatchingUp, Swapping };
using RepairProgress = std::function<void(RepairStage stage, qint64 documents, qint64 ofDocuments)>;

/// The steps of a repair, each of which may be done again after a crash at any point of it. They change the
/// record and save it when they are through. Everything that is removed is looked at first.
class RepairSteps
{
public:
    RepairSteps(ClusterCalls &calls, const Clock &clock, RepairProgress progress);

    Result<void> keep(RepairRecord &record); ///< Started → Kept
    Result<void> roll(RepairRecord &record); ///< Kept → Rolled, for an index that events still go to
    Result<void> copy(RepairRecord &record); ///< Kept or Rolled → Copied
    Result<void> swap(RepairRecord &record); ///< Copied → Done
    Result<void> rollBack(RepairRecord &record); ///< Started … Copied → Undone
    Result<void> undo(RepairRecord &record); ///< Done, Undoing → Undone
    Result<void> finish(RepairRecord &record); ///< Done → Finished

    /// Whether readers see the repaired copy, whatever the record says.
    Result<bool> isSwapped(const RepairRecord &record);
    Result<void> save(RepairRecord &record, RepairState state);

private:
    Result<IndexFacts> facts(const QString &name);
    Result<void> block(const QString &index);
    Result<void> unblock(const QString &index);
    Result<bool> exists(const QString &index);
    Result<void> make(const QString &index, const RealIndex &like, const QList<FieldRepair> &repairs);
    Result<void> cloneIndex(const RepairRecord &record, const RealIndex &index);
    Result<void> waitForShards(const QString &index);
    Result<void> compare(RepairRecord &record, const ContentSum &wanted);
    Result<void> catchUp(RepairRecord &record);
    Result<void> checkUntouched(const RepairRecord &record);
    Result<void> apply(const AliasActions &actions);
    Result<void> keepLateDocuments(RepairRecord &record);
    Result<void> showOriginals(const RepairRecord &record);
    AliasActions actionsFor(const RepairRecord &record) const;
    DocumentCount counting(RepairStage stage, qint64 ofDocuments) const;

    ClusterCalls &m_calls;
    RepairJournal m_journal;
    const Clock &m_clock;
    RepairProgress m_progress;
};

} // namespace tally
