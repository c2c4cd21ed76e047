// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/database.h"
#include "sources/storekeeper.h"

namespace tally {

/// Copies a store as it stands at one instant, table by table, into the new file `to`, through a second
/// engine: the store's own may reach no other file. Imports and queries go on meanwhile. Nothing that was
/// deleted is in the copy. `to` is checked against the original's counts and lies on the disk when this
/// returns; after a failure it is gone. Answers the number of events.
Result<qint64> copyStore(Connection &from, const QString &to, const CopyProgress &progress,
                         const CancelToken &cancel);

/// Reads every value of every table, so that damage shows. Answers the number of events.
Result<qint64> readThrough(Connection &connection, const CancelToken &cancel);

/// The file that rewriteStore() makes beside a store.
QString rewrittenName(const QString &store);

/// Writes the store anew and puts that in its place, so that the room of what was deleted is given back and
/// texts that were erased are gone from the file. Nobody may have the store open. Either all of it happens or
/// nothing. Errors: those of opening, `store_in_use`, `disk_full`, `cancelled`.
Result<void> rewriteStore(const QString &path, const Database::Settings &settings,
                          const CopyProgress &progress, const CancelToken &cancel);

} // namespace tally
