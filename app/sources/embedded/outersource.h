// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/outerfamilies.h"

namespace tally {

/// Events of another stretch of time than the pass's, which meet the same filters.
struct OuterSource
{
    Columns with; ///< relations that it needs
    std::string relation; ///< (keys of the dimensions that are no time, the columns asked for)
};

/// `columns` are of the table alias `e`. Where a pass asks about the rows left out, only events whose keys
/// are those of such a row.
Result<OuterSource> outerSource(const OuterScope &scope, qint64 fromMs, qint64 toMs, const Columns &columns);

/// "name AS MATERIALIZED (SELECT unnest(…) AS …)": a table of whole numbers, column by column.
struct NumberColumn
{
    std::string name;
    IntegerList numbers;
};
std::string numberTableSql(const std::string &name, std::vector<NumberColumn> columns, Bindings &bindings);

/// "k0, o0, " before other columns, each from the alias if there is one.
std::string keyList(const Columns &keys, const std::string &alias = {});
/// What tells a row's time: its key, or the only row of a pass without one.
std::string rowNumberSql(const OuterScope &scope, const std::string &alias);

} // namespace tally
