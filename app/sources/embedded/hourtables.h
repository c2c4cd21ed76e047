// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field.h"
#include "sources/embedded/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace tally {

/// Counts of what happened in each UTC hour (for contents and uploaders, which are many: in each UTC day), by
/// traffic class and action, and by one field's value or none. Columns: slot (hours or days since 1970),
/// traffic_class, action, the field's own column, n (events), with_impression (those with an impression id),
/// watched_ms. A key may stand in several rows, whose numbers add up.
struct CountTable
{
    std::string name;
    std::optional<Field> field;
    qint64 slotMs = 0;
};
const std::vector<CountTable> &countTables();

/// (slot, traffic_class, seen, viewed): the sets of the viewers active in a UTC hour and of those with a
/// view. A key may stand in several rows, whose sets join.
inline constexpr const char *ViewerTable = "hour_viewers";

/// (viewer, first_ms, human_ms): each viewer's first event ever of any traffic, and of human traffic (null: none).
/// Events that were pruned since they came count, too. A viewer may stand in several rows, of which the least holds.
inline constexpr const char *ViewerFirstsTable = "viewer_firsts";

/// The tables say what `events` says, no more and no less: whoever changes events changes them in the same
/// transaction, by these.
namespace hourtables {

std::vector<std::string> createSql(); ///< all but viewer_firsts
std::string createFirstsSql();
/// Adds the events of a relation, whose texts are in the dictionaries, to viewer_firsts.
std::string addFirstsSql(const std::string &relation);
/// Adds the events of a relation with the columns of `events` to all but viewer_firsts.
std::vector<std::string> addSql(const std::string &relation);
/// Forgets the UTC days before that one; what came first is not forgotten.
std::vector<std::string> removeSql(qint64 beforeDay);
/// Makes one row of each key where there are several. One transaction of the caller's.
Result<void> merge(Connection &connection);

} // namespace hourtables

} // namespace tally
