// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/documentrepair.h"

#include <QStringList>

namespace tally {

/// How far a repair is. Each state is written down before what it allows is done, and every step may be done
/// again.
enum class RepairState {
    Started, ///< the index may be blocked for writing; it is whole
    Kept, ///< its originals lie outside of the read pattern, complete
    Rolled, ///< (indices that events still go to) readers see the originals, new events go to `late`
    Copied, ///< the repaired copy is complete and compared; nobody sees it
    Done, ///< readers see the repaired copy; the originals are kept
    Undoing, ///< on the way back to the originals
    Undone, ///< readers see the originals
    Finished ///< the originals are gone
};
QString repairStateName(RepairState state); ///< "done"

/// What became of one field over all documents.
struct FieldTotals
{
    qint64 values = 0;
    qint64 changed = 0;
    qint64 impossible = 0;
    qint64 indexed = 0; ///< documents that are found by the field afterwards
    bool operator==(const FieldTotals &) const = default;
};

/// The account of one repair, as the journal keeps it in the cluster itself.
struct RepairRecord
{
    QString index; ///< the name that readers and writers know
    RepairState state = RepairState::Started;
    QList<FieldRepair> repairs;
    bool wasAlias = false; ///< the index was no index but a name of earlier originals
    bool live = false; ///< events still go to it
    QStringList originals; ///< real names, outside of the read pattern
    QString copy;
    QString late; ///< the name of what takes the events that arrive meanwhile; made when needed
    QString aliases; ///< JSON: the index's further names with their filters and flags
    qint64 documents = 0; ///< in the originals
    QList<FieldTotals> totals; ///< by `repairs`
    qint64 startedMs = 0;
    qint64 updatedMs = 0;

    // Of the record in the journal: what the next save replaces.
    qint64 seqNo = -1;
    qint64 primaryTerm = 0;

    bool isOver() const { return state == RepairState::Undone || state == RepairState::Finished; }
};

Json recordToJson(const RepairRecord &record);
/// Errors: invalid_file.
Result<RepairRecord> recordFromJson(const Json &json);

} // namespace tally
