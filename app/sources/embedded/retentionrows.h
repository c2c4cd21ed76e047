// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "sources/embedded/cohortcounts.h"

namespace tally {

/// The rows that a query with cohorts asks for.
struct RetentionRows
{
    QList<Row> rows; ///< cells of the dimensions, then the metrics
    QList<std::pair<qsizetype, qsizetype>> keys; ///< of each row: its cohort, and how many periods after it
    QHash<QString, Value> totals;
};

/// What the query asks to see of the counts.
struct RetentionQuestion
{
    QList<DimensionInfo> dimensions; ///< one Cohort, perhaps Period
    QList<MetricInfo> metrics;
    qint64 asOfMs = 0; ///< a period that has not ended by then is not known yet
    qint64 throughMs = 0; ///< a period that starts later is not shown
};

RetentionRows retentionRows(const CohortCounts &counts, const RetentionQuestion &question);

/// As asked for, missing values last; ties by the dimensions ascending.
void orderRows(RetentionRows &rows, const QList<OrderTerm> &order, const RetentionQuestion &question);

} // namespace tally
