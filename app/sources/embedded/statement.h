// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/atomsql.h"
#include "sources/embedded/dimensionsql.h"

namespace tally {

/// Groups by their keys, one list a dimension of the pass; a dimension that takes no part has no list.
struct KeySet
{
    struct Column
    {
        std::optional<SqlValue> values; ///< a list; unset: the dimension takes no part
        IntegerList others; ///< 1 where the key is the rest
    };
    std::vector<Column> columns;
};

/// One pass over the events: what is chosen, how it is grouped, and which groups are wanted.
struct PassSpec
{
    PlanContext context;
    QList<Filter> filters;
    QList<DimensionInfo> dimensions;
    std::optional<KeptValues> kept;
    QList<MetricInfo> metrics;
    QList<OrderTerm> order;
    qint64 limit = -1; ///< −1: all
    qint64 offset = 0;
    bool fillBuckets = false; ///< of the first time dimension
    bool grouped = true; ///< false: one row over all that is chosen
    std::optional<KeySet> only;
    std::optional<KeySet> except;
};

/// A pass as one statement. Its columns: for each dimension the key, whether it is the rest, and the text of
/// the key; then the atoms; then, with Revenue among them, whether there are several currencies.
struct Statement
{
    std::string sql;
    Bindings bindings;
    QList<DimensionSql> dimensions; ///< empty where not grouped
    QList<AtomRef> atoms;
    bool hasRevenue = false;
};

} // namespace tally
