// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a query runner answers a query about cohorts.
#include "sources/embedded/cursor.h"
#include "sources/embedded/queryrunner.h"
#include "sources/embedded/retentionrows.h"

#include <algorithm>

namespace tally {
namespace {

const DimensionInfo *cohortOf(const QList<DimensionInfo> &dimensions)
{
    const auto cohort = std::find_if(dimensions.cbegin(), dimensions.cend(), [](const DimensionInfo &info) {
        return info.kind == DimensionKind::Cohort;
    });
    return cohort == dimensions.cend() ? nullptr : &*cohort;
}

} // namespace

bool QueryRunner::isAboutCohorts() const
{
    return cohortOf(m_dimensions) != nullptr;
}

Result<RetentionRows> QueryRunner::askRetention(const DateRange &range)
{
    PlanContext context = m_context;
    context.range = range;
    const auto askStoreFor = [this](const std::string &sql, const std::vector<SqlValue> &values) {
        return askStore(sql, values);
    };
    const Result<CohortCounts> counts
        = countCohorts(askStoreFor, context, m_query.filters, cohortOf(m_dimensions)->unit, m_throughMs);
    if (!counts)
        return Unexpected(counts.error());
    return retentionRows(*counts, {m_dimensions, m_metrics, m_table.asOfMs, m_throughMs});
}

Result<void> QueryRunner::answerRetention()
{
    if (!isAboutCohorts())
        return {};
    Result<RetentionRows> made = askRetention(m_current);
    if (!made)
        return Unexpected(made.error());
    orderRows(*made, m_query.order, {m_dimensions, m_metrics, m_table.asOfMs, m_throughMs});
    m_hasMore = made->rows.size() > m_offset + m_query.limit;
    if (m_hasMore)
        m_table.nextCursor = Cursor{m_offset + m_query.limit, m_table.asOfMs}.encode(m_query, m_dataVersion);
    m_table.rows = made->rows.mid(m_offset, m_query.limit);
    if (isFirstPage() && (m_query.includeTotals || isCompared()))
        m_table.totals = made->totals;
    return isCompared() ? compareRetention(made->keys.mid(m_offset, m_query.limit)) : Result<void>();
}

/// Cohorts are compared by their order in the range, cells as many periods after their cohort.
Result<void> QueryRunner::compareRetention(const QList<std::pair<qsizetype, qsizetype>> &keys)
{
    const Result<RetentionRows> made = askRetention(m_compared->compared);
    if (!made)
        return Unexpected(made.error());
    QHash<std::pair<qsizetype, qsizetype>, qsizetype> byKey;
    for (qsizetype i = 0; i < made->keys.size(); ++i)
        byKey.insert(made->keys[i], i);
    m_table.comparison = Comparison();
    m_table.comparison->range = m_compared->compared;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const qsizetype match = byKey.value(keys[i], -1);
        addCompared(m_table.rows[i], match < 0 ? std::nullopt : std::optional<Row>(made->rows[match]));
    }
    if (isFirstPage())
        addComparedTotals(made->totals);
    return {};
}

} // namespace tally
