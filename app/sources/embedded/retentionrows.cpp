// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/retentionrows.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// Sums over cells that are known.
struct CellSums
{
    qint64 members = 0; ///< once for each cell
    qint64 active = 0;
    qint64 later = 0;

    void add(qint64 size, qint64 activeHere, qint64 activeLater)
    {
        members += size;
        active += activeHere;
        later += activeLater;
    }
    void add(const CellSums &other) { add(other.members, other.active, other.later); }

    QHash<QString, Value> atoms(const Value &visitors) const
    {
        const auto key = [](Atom atom) { return AtomRef{atom, Action::View}.key(); };
        return {{key(Atom::CohortMembers), members},
                {key(Atom::RetainedMembers), active},
                {key(Atom::ReturningMembers), later},
                {key(Atom::Visitors), visitors}};
    }
};

class Maker
{
public:
    Maker(const CohortCounts &counts, const RetentionQuestion &question)
        : m_counts(counts)
        , m_question(question)
        , m_byPeriod(
              std::any_of(question.dimensions.cbegin(), question.dimensions.cend(),
                          [](const DimensionInfo &info) { return info.kind == DimensionKind::Period; }))
    {
    }

    RetentionRows make()
    {
        CellSums all;
        for (qsizetype cohort = 0; cohort < m_counts.cohorts.size(); ++cohort) {
            if (m_counts.sizes[std::size_t(cohort)] > 0)
                all.add(addCohort(cohort));
        }
        const qint64 members = std::accumulate(m_counts.sizes.cbegin(), m_counts.sizes.cend(), qint64(0));
        const QHash<QString, Value> atoms = all.atoms(members);
        for (const MetricInfo &metric : m_question.metrics)
            m_made.totals.insert(metric.name, evaluate(metric, atoms));
        return std::move(m_made);
    }

private:
    CellSums addCohort(qsizetype cohort)
    {
        const auto index = std::size_t(cohort);
        CellSums sums;
        for (std::size_t after = 0; after < m_counts.active[index].size(); ++after) {
            const Bucket &period = m_counts.periods[cohort + qsizetype(after)];
            if (period.wholeFromMs >= m_question.throughMs)
                break;
            CellSums cell;
            const bool known = period.wholeToMs <= m_question.asOfMs;
            if (known)
                cell.add(m_counts.sizes[index], m_counts.active[index][after],
                         m_counts.activeLater[index][after]);
            if (m_byPeriod)
                addRow(cohort, qsizetype(after), cell.atoms(known ? Value(cell.active) : Value()));
            sums.add(cell);
        }
        if (!m_byPeriod)
            addRow(cohort, 0, sums.atoms(m_counts.sizes[index]));
        return sums;
    }

    void addRow(qsizetype cohort, qsizetype after, const QHash<QString, Value> &atoms)
    {
        Row row;
        for (const DimensionInfo &dimension : m_question.dimensions) {
            if (dimension.kind == DimensionKind::Period)
                row.append(qint64(after));
            else
                row.append(m_counts.cohorts[cohort].label);
        }
        for (const MetricInfo &metric : m_question.metrics)
            row.append(evaluate(metric, atoms));
        m_made.rows.append(std::move(row));
        m_made.keys.append({cohort, after});
    }

    const CohortCounts &m_counts;
    const RetentionQuestion &m_question;
    const bool m_byPeriod;
    RetentionRows m_made;
};

struct ColumnOrder
{
    qsizetype column = 0;
    bool descending = false;
};

QList<ColumnOrder> columnOrders(const QList<OrderTerm> &order, const RetentionQuestion &question)
{
    QStringList names;
    for (const DimensionInfo &dimension : question.dimensions)
        names.append(dimension.name);
    for (const MetricInfo &metric : question.metrics)
        names.append(metric.name);
    QList<ColumnOrder> columns;
    for (const OrderTerm &term : order)
        columns.append({names.indexOf(term.column), term.descending});
    for (qsizetype i = 0; i < question.dimensions.size(); ++i)
        columns.append({i, false});
    return columns;
}

bool isBefore(const Row &left, const Row &right, const QList<ColumnOrder> &columns)
{
    for (const ColumnOrder &order : columns) {
        const int compared = compareValues(left[order.column], right[order.column]);
        if (compared == 0)
            continue;
        const bool missing = left[order.column].isNull() || right[order.column].isNull();
        return order.descending && !missing ? compared > 0 : compared < 0;
    }
    return false;
}

} // namespace

RetentionRows retentionRows(const CohortCounts &counts, const RetentionQuestion &question)
{
    return Maker(counts, question).make();
}

void orderRows(RetentionRows &rows, const QList<OrderTerm> &order, const RetentionQuestion &question)
{
    const QList<ColumnOrder> columns = columnOrders(order, question);
    QList<qsizetype> places(rows.rows.size());
    std::iota(places.begin(), places.end(), qsizetype(0));
    std::sort(places.begin(), places.end(), [&](qsizetype left, qsizetype right) {
        return isBefore(rows.rows[left], rows.rows[right], columns);
    });
    RetentionRows ordered;
    ordered.totals = rows.totals;
    for (const qsizetype place : places) {
        ordered.rows.append(rows.rows[place]);
        ordered.keys.append(rows.keys[place]);
    }
    rows = std::move(ordered);
}

} // namespace tally
