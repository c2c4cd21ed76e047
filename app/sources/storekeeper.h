// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/eventsink.h"

#include <QList>

#include <functional>
#include <memory>

namespace tally {

struct StoredImport
{
    qint64 id = 0;
    ImportInfo info;
    std::optional<qint64> finishedMs; ///< unset: cut off, or still running
    LedgerEntry total;
};

/// What a store is, for who looks after it.
struct StoreFacts
{
    QString path;
    int schemaVersion = 0;
    qint64 events = 0;
    qint64 days = 0; ///< UTC days with events
    std::optional<DataBounds> bounds;
    qint64 missingDays = 0; ///< UTC days without any event between the first and the last
    QList<qint64> latestMissingDays; ///< the latest of them, days since 1970, descending
    qint64 bytes = 0; ///< of the file with its log
    qint64 freeBytes = 0; ///< of the file: room of what was deleted, used again by what comes
    qint64 viewers = 0; ///< ids in the dictionary
    std::optional<qint64> prunedBeforeDay; ///< days since 1970
    bool rewritePending = false; ///< erased texts may still be in the file
    qint64 importCount = 0;
    QList<StoredImport> imports; ///< the last ones, the latest first
};

/// Which events are to go: one of the two is set. Days are UTC days since 1970.
struct PruneOptions
{
    std::optional<qint64> keepDays; ///< that many days stay, the last event's day being the last of them
    std::optional<qint64> beforeDay; ///< events before this day go
    bool dryRun = false; ///< only counts
};

struct PruneReport
{
    std::optional<qint64> lastDay; ///< of the last event; unset: the store has none
    qint64 beforeDay = 0; ///< the first day that stays
    qint64 days = 0; ///< with events that were (or would be) removed
    qint64 events = 0;
    qint64 bytesBefore = 0; ///< of the file
    qint64 bytesAfter = 0;
};

struct BackupReport
{
    qint64 events = 0;
    qint64 bytes = 0;
};

/// How far a copy is.
using CopyProgress = std::function<void(qint64 done, qint64 all)>;

/// A source that somebody here looks after. Its calls block, and wait for the batch that an import is
/// writing: not on the GUI thread.
class StoreKeeper
{
public:
    virtual ~StoreKeeper() = default;

    virtual Result<StoreFacts> facts(int imports, const CancelToken &cancel) = 0;
    virtual Result<PruneReport> prune(const PruneOptions &options, const CancelToken &cancel) = 0;
    /// A copy as it stands at this instant, under its name only when it is whole; imports and queries go on.
    virtual Result<BackupReport> backUp(const QString &to, const CopyProgress &progress,
                                        const CancelToken &cancel)
        = 0;
    /// For imports; must not outlive the source. Several take turns at each batch. With the number of an import that
    /// was begun and not finished, and whose file is begin()'s, begin() goes on with that one.
    virtual std::unique_ptr<EventSink> makeSink(qint64 resumed = 0) = 0;
};

} // namespace tally
