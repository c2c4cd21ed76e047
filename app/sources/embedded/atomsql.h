// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <string>
#include <vector>

namespace tally {

/// Atoms come from families: each family is one grouping of events.
enum class Family {
    Plain,
    Viewers,
    Sessions,
    Uploaders,
    Playbacks,
    Minutes,
    AllAges, ///< from here on: also known for rows without an event, see outerfamilies.h
    Plans,
    ActiveDays,
    Contents,
    Cohorts, ///< never asked of a pass: retention has a planner of its own
};
Family familyOf(Atom atom);
/// What is grouped from the events of the pass alone, so that a row without events has none of it.
bool isInner(Family family);

/// Name of an atom's column: "count_view".
std::string atomColumn(const AtomRef &atom);
/// Read as a decimal number; all others are whole.
bool isDecimal(Atom atom);
/// Revenue has a second column: whether its purchases have several currencies.
inline constexpr const char *SeveralCurrencies = "several_currencies";

/// When the row of a group starts and ends (the end is "now" at the latest), as SQL over the table alias `g`,
/// which has the group's keys.
struct RowTimesSql
{
    std::string joins; ///< after "… g"
    std::string from;
    std::string until;
};

/// What a family is grouped from.
struct GroupSource
{
    std::string relation; ///< has the events' columns and the keys
    std::vector<std::string> keys;
    bool rowId = false; ///< events may stand in several rows of the relation; `row_id` tells
    RowTimesSql times;
    qint64 asOfMs = 0;
    bool counted = false; ///< rows are counts of events (n, with_impression, watched_ms) rather than events
};

/// Whether one of the atoms depends on when its row starts or ends.
bool needsTimes(const QList<AtomRef> &atoms);

/// "SELECT keys, atoms FROM … GROUP BY keys" for the atoms of one inner family.
std::string familySql(Family family, const QList<AtomRef> &atoms, const GroupSource &source);

/// A metric's value from its atoms' columns, null where unknown; as evaluate() in the domain computes it, for
/// order.
std::string metricSql(const MetricInfo &metric);

} // namespace tally
