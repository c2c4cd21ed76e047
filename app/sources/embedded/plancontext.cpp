// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/plancontext.h"

#include "sources/embedded/connection.h"

namespace tally {

Result<std::vector<qint64>> lookUpIds(Connection &connection, const std::string &sql,
                                      const std::vector<SqlValue> &values, const CancelToken &cancel)
{
    Result<RowReader> rows = connection.ask(sql, values, cancel);
    if (!rows)
        return Unexpected(rows.error());
    std::vector<qint64> ids;
    while (rows->next())
        ids.push_back(rows->integer(0));
    return ids;
}

std::string rangeSql(const PlanContext &context, const std::string &alias)
{
    // Plain numbers instead of bound ones: the engine skips row groups by them while it plans.
    std::string sql = alias + ".time >= " + std::to_string(context.range.fromMs) + " AND " + alias
        + ".time < " + std::to_string(context.range.toMs);
    return sql + humanSql(context, alias);
}

std::string humanSql(const PlanContext &context, const std::string &alias)
{
    if (!context.humanOnly)
        return {};
    return " AND " + alias + ".traffic_class = " + std::to_string(context.humanId);
}

} // namespace tally
