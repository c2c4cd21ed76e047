// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "sources/source.h"

namespace tally {

struct ImportInfo
{
    QString file;     ///< as given; "-" for standard input
    QString fieldMap; ///< its name
    qint64 startedMs = 0;
};

/// Where an import writes. One thread at a time. What write() has answered survives a crash of the process.
class EventSink
{
public:
    virtual ~EventSink() = default;

    virtual Result<void> begin(const ImportInfo &info) = 0;
    /// Stores the events whose (UTC day, event id) is new; every row has Time, EventId and Action. The first of equal
    /// ones stays. Adds stored and duplicates to the ledger by day. The batch is not changed.
    virtual Result<void> write(const EventBatch &batch, CancelToken cancel) = 0;
    /// Adds rejected lines to the ledger; `day` may be empty.
    virtual void addRejected(const QString &day, qint64 lines) = 0;
    /// Ends the import, keeps its record, and answers the ledger by day, ascending.
    virtual Result<QList<LedgerEntry>> finish() = 0;
    /// The number of the import that was begun, where its target numbers them; else 0.
    virtual qint64 importId() const { return 0; }
};

} // namespace tally
