// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "domain/daterange.h"

#include <string>
#include <vector>

namespace tally {

class Connection;

/// When somebody came first, as somewhere else tells who has all events.
struct FirstSeen
{
    std::string viewer;
    bool anonymous = false;
    qint64 firstMs = 0;
    std::optional<qint64> humanFirstMs;
};

/// For a store that holds a part of another source's events: what the events that it lacks tell. Viewers
/// without an event here are passed over.
Result<void> takeFirstSeen(Connection &connection, const std::vector<FirstSeen> &seen,
                           const CancelToken &cancel);
/// The store speaks for events from the first to the last of the source, in the state that `dataVersion`
/// names.
Result<void> takeBounds(Connection &connection, const DataBounds &bounds, quint64 dataVersion);

} // namespace tally
