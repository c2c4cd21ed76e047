// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "domain/buckets.h"
#include "domain/query.h"
#include "sources/embedded/sqlvalue.h"

#include <functional>

namespace tally {

/// Asks the store for the ids that a condition on a dictionary means.
using IdLookup
    = std::function<Result<std::vector<qint64>>(const std::string &sql, const std::vector<SqlValue> &values)>;

/// What the parts of a plan need to know: the instants asked for, who counts, and how to look ids up.
struct PlanContext
{
    DateRange range; ///< of this pass: the current one or the compared one
    std::optional<DateRange> clockRange; ///< where events may lie, if beyond the range
    qint64 asOfMs = 0; ///< "now" of the query
    std::optional<DataBounds> data; ///< of the whole store; unset: it is empty
    qint64 prunedBeforeMs = 0; ///< events before it were removed once, and are remembered only as what came first
    std::optional<Basis> basis;
    Qt::DayOfWeek weekStart = Qt::Monday;
    bool useTables = true; ///< answer from the hour tables where they tell the same
    bool humanOnly = true;
    qint64 humanId = 0; ///< 0: no event is human
    IdLookup lookUp;
};

class Connection;

/// The integers of a statement's first column.
Result<std::vector<qint64>> lookUpIds(Connection &connection, const std::string &sql,
                                      const std::vector<SqlValue> &values, const CancelToken &cancel);

/// The human default, if asked for, as " AND …" for the table alias; else nothing.
std::string humanSql(const PlanContext &context, const std::string &alias);

/// "e.time >= … AND e.time < …" and, if asked for, the human default, for the table alias `e`.
std::string rangeSql(const PlanContext &context, const std::string &alias);

} // namespace tally
