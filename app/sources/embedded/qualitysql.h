// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/sqlvalue.h"
#include "sources/qualityrules.h"

namespace tally {

/// Events of a range with what is wrong with each, as SQL. The rules are those of sources/qualityrules.h;
/// what the ledger knows (rejected lines, duplicates) is not among them.
class QualitySql
{
public:
    /// Whole UTC days; `nowMs` stands where an event does not tell its ingest.
    QualitySql(qint64 fromMs, qint64 toMs, qint64 nowMs);

    /// One row a day with events, and one with a null day for all of them: day, events, those that tell their
    /// ingest, events at fault by figure, events by problem, median and 95th percentile of the lag.
    std::string daysSql();
    /// The latest events at fault: time, event_id, action, viewer, content, uploader, problem, value, and how
    /// many there are.
    std::string rowsSql(QualityFigure figure, int limit);
    const std::vector<SqlValue> &values() const { return m_bindings.values(); }

private:
    std::string inRange(const char *alias) const;
    std::string flagged();
    std::string condition(QualityProblem problem);
    std::string unknownWord();
    std::string valueSql() const;

    qint64 m_fromMs;
    qint64 m_toMs;
    qint64 m_nowMs;
    Bindings m_bindings;
};

} // namespace tally
