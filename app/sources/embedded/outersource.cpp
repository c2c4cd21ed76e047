// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/outersource.h"

#include "sources/embedded/filtersql.h"
#include "sources/embedded/textsql.h"

#include <algorithm>

namespace tally {

Result<OuterSource> outerSource(const OuterScope &scope, qint64 fromMs, qint64 toMs, const Columns &columns)
{
    PlanContext context = scope.spec.context;
    // Hours and days of the week need some stretch of time to be told in, even where no event is asked for.
    context.clockRange = DateRange::ofInstants(fromMs, std::max(toMs, fromMs + 1), context.range.zone);
    const Result<std::string> filters = FilterSql(context, scope.bindings).all(scope.spec.filters);
    if (!filters)
        return Unexpected(filters.error());
    std::string select;
    std::string joins;
    for (qsizetype i = 0; i < scope.dimensions.size(); ++i) {
        const DimensionSql &dimension = scope.dimensions[i];
        if (dimension.info.kind == DimensionKind::Time)
            continue;
        joins += dimension.join;
        select += dimension.key + " AS k" + std::to_string(i) + ", ";
        if (!dimension.otherFlag.empty())
            select += dimension.otherFlag + " AS o" + std::to_string(i) + ", ";
    }
    OuterSource source;
    source.relation = "(SELECT " + select + joined(columns, ", ") + " FROM events e" + joins
        + " WHERE e.time >= " + std::to_string(fromMs) + " AND e.time < " + std::to_string(toMs)
        + humanSql(context, "e") + " AND " + *filters + ')';
    const Columns lasting = keyColumnsOf(scope.dimensions, true);
    if (!scope.spec.except || lasting.empty())
        return source;
    source.with = {"left_out AS (SELECT DISTINCT " + joined(lasting, ", ") + " FROM " + scope.chosen + ')'};
    source.relation = "(SELECT s.* FROM " + source.relation + " s SEMI JOIN left_out l ON "
        + keysMatchSql("s", "l", lasting) + ')';
    return source;
}

std::string numberTableSql(const std::string &name, std::vector<NumberColumn> columns, Bindings &bindings)
{
    Columns lists;
    for (NumberColumn &column : columns)
        lists.push_back("unnest(" + bindings.bind(std::move(column.numbers)) + "::BIGINT[]) AS "
                        + column.name);
    return name + " AS MATERIALIZED (SELECT " + joined(lists, ", ") + ')';
}

std::string keyList(const Columns &keys, const std::string &alias)
{
    std::string list;
    for (const std::string &key : keys)
        list += (alias.empty() ? "" : alias + '.') + key + ", ";
    return list;
}

std::string rowNumberSql(const OuterScope &scope, const std::string &alias)
{
    return scope.timeKey.empty() ? "0" : alias + '.' + scope.timeKey;
}

} // namespace tally
