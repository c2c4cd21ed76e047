// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

#include <QHash>
#include <QList>

namespace tally {

struct ResultColumn
{
    QString name;
    QString type; ///< keyword, integer, decimal, date, datetime
    QString unit; ///< for metrics
    QString kind; ///< for metrics: additive, non_additive, ratio; empty for dimensions
    bool operator==(const ResultColumn &) const = default;
};

using Row = QList<Value>;

/// How a metric's numbers were made.
struct MetricQuality
{
    bool exact = true;
    QString method = QStringLiteral("exact"); ///< "exact", "hyperloglog", …
    double error = 0.0;                       ///< expected relative error
    QString note;                             ///< for instance "several_currencies", "views_over_impressions"
};

struct Quality
{
    bool complete = true;
    int shardsTotal = 1;
    int shardsFailed = 0;
    bool timedOut = false;
    QStringList incompleteBuckets; ///< labels of time buckets still running or beyond the data
    QStringList conflicts;
    QHash<QString, MetricQuality> metrics;
    std::optional<qint64> dataThroughMs;
    QStringList notes; ///< stable words: "several_currencies"
};

struct Comparison
{
    DateRange range;
    QList<std::optional<Row>> rows;    ///< one a current row: the compared period's own cells, or nothing
    QHash<QString, Value> totals;      ///< by metric
    QHash<QString, Value> change;      ///< of the totals
    QList<QHash<QString, Value>> rowChanges; ///< one a current row
};

/// What a source did for an answer, where the query asked to be explained.
struct AnswerTrace
{
    struct Step
    {
        QString what; ///< a stable word: "look_up", "top", "rows", "totals", "other", "comparison", "cohorts", …
        int statements = 0;
        double tookMs = 0.0;
    };
    QList<Step> steps; ///< in the order of their first statement
    qint64 eventsInRange = 0;
    qint64 eventsInAll = 0;
    double tookMs = 0.0; ///< all of it, what is no statement too
};

/// The answer to a Query. Rows are in the order asked for.
struct ResultTable
{
    QList<ResultColumn> columns; ///< dimensions as asked for, then metrics as asked for
    QList<Row> rows;
    std::optional<QHash<QString, Value>> totals;
    std::optional<Comparison> comparison;
    std::optional<QHash<QString, Value>> other;
    Quality quality;
    Query query;         ///< what was run
    DateRange range;     ///< the resolved range
    qint64 asOfMs = 0;
    int definitionsVersion = DefinitionsVersion;
    QString nextCursor; ///< empty: last page
    qint64 tookMs = 0;
    std::optional<AnswerTrace> trace;

    int columnIndex(const QString &name) const; ///< −1 where absent
};

} // namespace tally
