// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/duplicatefinder.h"
#include "sources/embedded/eventwriter.h"
#include "sources/eventsink.h"

#include <QHash>
#include <QMutex>
#include <QSet>

#include <functional>

namespace tally {

/// The one hand that writes to a store: imports of several sinks take turns. Thread-safe.
class StoreWriter
{
public:
    explicit StoreWriter(std::unique_ptr<Connection> connection);

    struct DayCount
    {
        qint64 stored = 0;
        qint64 duplicates = 0;
        qint64 rejected = 0;
        qint64 firstMs = 0; ///< of what was stored
        qint64 lastMs = 0;
    };
    using DayCounts = QHash<QString, DayCount>; ///< by UTC day `2026-10-01`; empty: day unknown

    /// A new import's number, or `resumed` where that is one of the same file that was not finished.
    Result<qint64> beginImport(const ImportInfo &info, qint64 resumed = 0);
    /// One transaction: events, dictionaries, ledger, statistics, data version. True if anything was stored.
    Result<bool> write(qint64 import, const EventBatch &batch, const DayCounts &rejected,
                       const CancelToken &cancel);
    Result<QList<LedgerEntry>> finishImport(qint64 import, const DayCounts &rejected, qint64 nowMs);
    /// Something else than an import that changes the store, when no import is at it. It makes its own
    /// transaction.
    Result<void> change(const std::function<Result<void>(Connection &)> &work);
    /// Gives the memory of the dictionaries back.
    void rest();

private:
    Result<bool> writeInTransaction(qint64 import, const EventBatch &batch, const DayCounts &rejected,
                                    const CancelToken &cancel);
    Result<void> loadState();
    Result<void> addToLedger(qint64 import, const DayCounts &counts);
    Result<void> addToDays(const DayCounts &counts);
    Result<void> addPresentFields(const EventBatch &batch, const std::vector<qsizetype> &rows);
    Result<QList<LedgerEntry>> ledger(qint64 import);
    Result<void> mergeTables();
    void forget();

    QMutex m_mutex;
    std::unique_ptr<Connection> m_connection;
    DuplicateFinder m_duplicates;
    EventWriter m_events;
    bool m_loaded = false;
    int m_batchesUnmerged = 0;
    QHash<qint64, qint64> m_storedDays;
    QSet<QString> m_presentFields;
};

} // namespace tally
