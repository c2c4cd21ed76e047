// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/eventsink.h"

#include <QList>

namespace tally {

class Connection;

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
    qint64 bytes = 0; ///< of the file with its log
    qint64 freeBytes = 0; ///< of the file: room of what was deleted, used again by what comes
    qint64 viewers = 0; ///< ids in the dictionary
    std::optional<qint64> prunedBeforeDay; ///< days since 1970
    bool rewritePending = false; ///< erased texts may still be in the file
    qint64 importCount = 0;
    QList<StoredImport> imports; ///< the last ones, the latest first
};

/// All but path and bytes.
Result<StoreFacts> storeFacts(Connection &connection, int imports, const CancelToken &cancel);

} // namespace tally
