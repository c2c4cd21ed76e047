// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/repairsteps.h"

namespace tally {

/// What a repair would do: all documents were looked at, none was written.
struct RepairPreview
{
    struct FieldPreview
    {
        FieldRepair repair;
        QStringList typesNow;
        FieldTotals totals;
        QList<std::pair<QString, QString>> becomes; ///< JSON before and after, some different ones
        QStringList impossible; ///< JSON of some different values that the type can't hold
    };
    QString index;
    bool live = false;
    qint64 documents = 0;
    QList<FieldPreview> fields;
};

/// Gives fields of one index other types, without a reader ever seeing half of it or anything twice, and
/// without losing an event: the originals move to where no reader looks, a converted copy is built and
/// compared there, and one call of _aliases puts it in the index's place, under the index's name. Blocking;
/// runs on the caller's thread (never the GUI's). May be killed anywhere: the same call goes on, undo() goes
/// back. The journal in the cluster tells how far it is.
class Repairer
{
public:
    /// `base`: readers look at BASE-*. The calls and the clock outlive this.
    Repairer(ClusterCalls &calls, QString base, const Clock &clock, RepairProgress progress);

    Result<RepairPreview> preview(const QString &index, const QList<FieldRepair> &repairs);
    /// Starts or goes on. Where one is under way its own fields count, and `repairs` must be empty or the
    /// same.
    Result<RepairRecord> repair(const QString &index, const QList<FieldRepair> &repairs);
    /// Back to the originals, from any state before Finished; events that came meanwhile stay.
    Result<RepairRecord> undo(const QString &index);
    /// Gives up the originals.
    Result<RepairRecord> finish(const QString &index);
    Result<std::optional<RepairRecord>> recordOf(const QString &index);

private:
    Result<RepairRecord> start(const QString &index, const QList<FieldRepair> &repairs,
                               const std::optional<RepairRecord> &before);
    Result<IndexFacts> checkedFacts(const QString &index, const QList<FieldRepair> &repairs);
    Result<bool> rollOver(const IndexFacts &facts);
    Result<RepairRecord> underWay(const QString &index);
    bool isLive(const QString &index) const;

    ClusterCalls &m_calls;
    QString m_base;
    const Clock &m_clock;
    RepairProgress m_progress;
    RepairSteps m_steps;
};

} // namespace tally
