// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"
#include "domain/query.h"

namespace tally {

/// Which events a query has to see so that its answer is that of all events.
struct WorkingNeed
{
    qint64 fromMs = 0; ///< all events of [from, to), and the others that the rest names, whenever they were
    qint64 toMs = 0;
    bool uploads = false; ///< who uploaded for the first time, and again
    bool contents = false; ///< events of contents: when these were published, deleted, viewed
    bool plans = false; ///< events that tell a viewer's plan
    bool firstSeen = false; ///< when each viewer came first: told by the engine for the time before `from`

    bool covers(const WorkingNeed &other) const;
    bool meets(const WorkingNeed &other) const; ///< their ranges overlap or touch
    WorkingNeed with(const WorkingNeed &other) const; ///< what covers both
    Json query() const; ///< as a search's
};

/// Errors: those of ranges.
Result<WorkingNeed> workingNeedOf(const Query &query, qint64 nowMs, const std::optional<DataBounds> &bounds);

} // namespace tally
