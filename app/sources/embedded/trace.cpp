// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a query runner asks the store, and notes what it asked where the query wants to be explained.
#include "sources/embedded/queryrunner.h"

#include <QElapsedTimer>

#include <algorithm>

namespace tally {

Result<RowReader> QueryRunner::askStore(const std::string &sql, const std::vector<SqlValue> &values)
{
    QElapsedTimer timer;
    timer.start();
    Result<RowReader> rows = m_connection.ask(sql, values, m_cancel);
    noteStatement(m_step, timer.nsecsElapsed());
    return rows;
}

void QueryRunner::noteStatement(const QString &what, qint64 tookNs)
{
    if (!m_table.trace)
        return;
    QList<AnswerTrace::Step> &steps = m_table.trace->steps;
    auto step = std::find_if(steps.begin(), steps.end(),
                             [&what](const AnswerTrace::Step &known) { return known.what == what; });
    if (step == steps.end())
        step = steps.insert(steps.end(), {what, 0, 0.0});
    ++step->statements;
    step->tookMs += double(tookNs) / 1e6;
}

/// Only for the explanation, and not part of it.
Result<void> QueryRunner::countEvents()
{
    if (!m_table.trace)
        return {};
    PlanContext context = m_context;
    context.range = m_current;
    context.humanOnly = false;
    Result<RowReader> rows
        = m_connection.run("SELECT (SELECT count(*) FROM events e WHERE " + rangeSql(context, "e")
                               + "), (SELECT coalesce(sum(events), 0) FROM event_days)",
                           {}, m_cancel);
    if (!rows)
        return Unexpected(rows.error());
    if (rows->next()) {
        m_table.trace->eventsInRange = rows->integer(0);
        m_table.trace->eventsInAll = rows->integer(1);
    }
    return {};
}

} // namespace tally
