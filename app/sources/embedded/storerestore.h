// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/database.h"
#include "sources/storekeeper.h"

namespace tally {

/// What copyStore() makes, under its name only when it is whole. An earlier backup of that name is replaced;
/// another file is left alone (`invalid_source`). `write` makes the copy at the path it is given.
Result<BackupReport> keepBackup(const QString &store, const QString &to,
                                const std::function<Result<qint64>(const QString &part)> &write);

struct RestoreReport
{
    qint64 events = 0;
    QString keptAs; ///< where the store that was there is now; empty: there was none with events
    qint64 keptEvents = -1; ///< −1: it can't be read
};

/// Puts a copy of a backup in a store's place, after it was read from end to end. A store that has events (or
/// can't be read) is only replaced on request, and kept beside under the ending `.before-restore`. Either all
/// of it happens or nothing. Errors: `store_not_empty`, `store_in_use`, `store_damaged` (the backup), …
Result<RestoreReport> restoreStore(const QString &backup, const QString &store, bool replace, qint64 nowMs,
                                   const CancelToken &cancel);

} // namespace tally
