// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/importledger.h"
#include "server/intake/spoolfile.h"

#include <QHash>

#include <mutex>
#include <optional>

namespace tally {

/// How the way from the spool to the target is doing.
struct IntakeHealth
{
    qint64 acceptedEvents = 0; ///< since the start
    qint64 waitingEvents = 0; ///< accepted since the start, not in the target yet
    std::optional<qint64> oldestWaitingMs; ///< when the oldest of those was received
    std::optional<qint64> lastStoredMs;
    std::optional<Error> targetError; ///< the target does not take events now
    qint64 damagedBytes = 0; ///< of the spool, skipped
};

/// What intake remembers: how far the spool is drained, and the ledger of all imports that are finished. Kept in one
/// file, replaced whole. Thread-safe.
class IntakeState
{
public:
    /// A missing or unreadable file is an empty state: then the whole spool is drained again, which stores nothing
    /// twice.
    explicit IntakeState(QString path);

    SpoolPlace place() const;
    void setPlace(const SpoolPlace &place);
    void addLedger(const QList<LedgerEntry> &entries);
    QList<LedgerEntry> ledger() const; ///< of what is drained and finished, by day
    Result<void> save() const;

    /// Lines set aside, by UTC day (empty: unknown) and by reason; the drain takes the days along.
    void addRejected(const QHash<QString, qint64> &byDay, const QHash<QString, qint64> &byReason);
    QHash<QString, qint64> takeRejectedDays();
    QHash<QString, qint64> rejectedReasons() const;

    void accepted(qint64 events, qint64 nowMs);
    void refused(qint64 events); ///< they were not, after all
    void reading(qint64 receivedMs); ///< the oldest record that is not stored
    void stored(qint64 events, qint64 nowMs);
    void nothingWaits();
    void setTargetError(std::optional<Error> error);
    void addDamaged(qint64 bytes);
    IntakeHealth health() const;

private:
    void load();

    QString m_path;
    mutable std::mutex m_mutex; // guards all below
    SpoolPlace m_place;
    ImportLedger m_ledger;
    QHash<QString, qint64> m_rejectedDays;
    QHash<QString, qint64> m_reasons;
    IntakeHealth m_health;
};

} // namespace tally
