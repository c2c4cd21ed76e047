// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/grouprows.h"
#include "sources/embedded/statementbuilder.h"

namespace tally {

struct RetentionRows;

/// Answers one query on one connection, from one snapshot of the store. Use once; one thread.
class QueryRunner
{
public:
    QueryRunner(Connection &connection, const Query &query, qint64 nowMs, CancelToken cancel);

    Result<ResultTable> run();

private:
    Result<void> resolve();
    Result<void> resolveRanges(const std::optional<DataBounds> &bounds);
    Result<void> resolveHuman();
    Result<void> resolveTop();
    Result<void> resolveClickThrough();
    MetricInfo metricOf(const QString &name) const;
    Result<void> checkFilling();
    Result<void> answerPage();
    Result<void> answerTotals();
    Result<void> answerOther();
    Result<void> answerComparison();
    Result<void> compareRows(const PassSpec &spec);
    void restrictToPage(PassSpec &spec, std::vector<bool> parts) const;
    Result<void> compareTotals(PassSpec spec);
    void addCompared(const Row &current, std::optional<Row> compared);
    void addComparedTotals(const QHash<QString, Value> &totals);
    Result<void> answerEvents();
    bool isAboutCohorts() const;
    Result<RetentionRows> askRetention(const DateRange &range);
    Result<void> answerRetention();
    Result<void> compareRetention(const QList<std::pair<qsizetype, qsizetype>> &keys);
    struct Step
    {
        const char *what; ///< the word of AnswerTrace
        Result<void> (QueryRunner::*run)();
    };
    Result<void> runSteps(std::initializer_list<Step> steps);
    Result<RowReader> askStore(const std::string &sql, const std::vector<SqlValue> &values);
    void noteStatement(const QString &what, qint64 tookNs);
    Result<void> countEvents();
    Result<void> nameIncompleteBuckets();

    PassSpec passSpec(const DateRange &range) const;
    PassSpec pageSpec(const DateRange &range) const;
    Result<GroupRows> ask(const PassSpec &spec, bool keepKeys, Statement *asked = nullptr);
    Result<QHash<QString, Value>> askTotals(PassSpec spec);
    void noteSeveralCurrencies(const QSet<QString> &metrics);
    KeySet keysOfPage(const std::vector<bool> &takesPart) const;
    bool isCompared() const { return m_query.compare.mode != CompareMode::None; }
    bool isFirstPage() const { return m_query.cursor.isEmpty(); }

    Connection &m_connection;
    const Query m_query;
    CancelToken m_cancel;
    QString m_step; ///< what is done, for a query that wants to be explained
    ResultTable m_table;
    quint64 m_dataVersion = 0;
    qint64 m_offset = 0;
    qint64 m_throughMs = 0; ///< min(as of, just after the last event): where data may still come
    DateRange m_current; ///< the range of the rows: cut where a comparison matches the elapsed part
    std::optional<ComparedRanges> m_compared;
    PlanContext m_context;
    QList<DimensionInfo> m_dimensions;
    QList<MetricInfo> m_metrics;
    bool m_viewsOverImpressions
        = false; ///< the form of click_through_rate where no view tells its impression
    std::optional<KeptValues> m_kept;
    std::vector<std::vector<RawKey>> m_keys; ///< of the page's rows, where they are asked about again
    QList<DimensionSql> m_pageDimensions;
    bool m_hasMore = false;
};

} // namespace tally
