// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/letterfiles.h"
#include "sources/eventsink.h"

#include <QSet>

namespace tally {

struct ReplayOptions
{
    QString fieldMap; ///< a built-in map's name or a file; empty: the one the lines were read with
    std::optional<QSet<qint64>> only; ///< numbers of the letters to replay; unset: all
    qint64 nowMs = 0; ///< ingested_at of events that have none; 0: the system's clock
};

struct ReplayReport
{
    qint64 lines = 0; ///< that were tried
    qint64 stored = 0;
    qint64 duplicates = 0; ///< events that were there already: from an earlier replay, for instance
    qint64 rejected = 0; ///< again: they stay in the file with their new reasons
    qint64 skipped = 0; ///< only their beginning was kept, or their columns are not known: they stay
};

/// Reads the lines of a file of rejected lines once more, mended or not, as an import of its own named after
/// that file; what is stored now leaves the file. Events have the ids that they would have had in the first
/// place, so that a replay which was cut off is simply run again. The ledger of the first import stays as it
/// is. Blocks. Errors: io_error, disk_full, invalid_field_map, cancelled, and those of the sink.
Result<ReplayReport> replayLetters(const QString &path, const ReplayOptions &options, EventSink &sink,
                                   const CancelToken &cancel);

} // namespace tally
