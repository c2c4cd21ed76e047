// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <optional>

namespace tally {

class Connection;

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

/// Removes whole UTC days in one transaction, after the tables of what is known for ever took what they tell
/// (schema.h). Sizes are left to who knows the file.
Result<PruneReport> pruneDays(Connection &connection, const PruneOptions &options, const CancelToken &cancel);

} // namespace tally
