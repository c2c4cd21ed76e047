// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"
#include "sources/embedded/plancontext.h"

namespace tally {

/// How many members each cohort of a range has, and how many of them are active in each period from its own
/// on.
struct CohortCounts
{
    QList<Bucket> cohorts; ///< of the range, cut by it
    QList<Bucket> periods; ///< whole; the first is the first cohort's own
    std::vector<qint64> sizes; ///< by cohort
    std::vector<std::vector<qint64>> active; ///< by cohort and how many periods after its own
    std::vector<std::vector<qint64>> activeLater; ///< active in that period or any later one
};

/// Asks the store one statement.
using StoreQuestion
    = std::function<Result<RowReader>(const std::string &sql, const std::vector<SqlValue> &values)>;

/// Members come from the events that meet the filters in the context's range; activity may lie after it, but
/// before now. `throughMs` is where periods end to be told. Errors: too_many_buckets and what filters and the
/// store say.
Result<CohortCounts> countCohorts(const StoreQuestion &ask, const PlanContext &context,
                                  const QList<Filter> &filters, TimeUnit unit, qint64 throughMs);

} // namespace tally
