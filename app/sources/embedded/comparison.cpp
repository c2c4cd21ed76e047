// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a query runner compares its page with another period.
#include "sources/embedded/queryrunner.h"

#include <algorithm>

namespace tally {
namespace {

/// A title takes no part in telling rows apart where its content does.
std::vector<bool> keyParts(const QList<DimensionInfo> &dimensions)
{
    std::vector<bool> parts;
    for (const DimensionInfo &dimension : dimensions) {
        const auto isOwner = [&dimension](const DimensionInfo &other) {
            return other.kind == DimensionKind::Field && other.field == dimension.attributeOf;
        };
        const bool owned = dimension.kind == DimensionKind::Attribute
            && std::any_of(dimensions.cbegin(), dimensions.cend(), isOwner);
        parts.push_back(!owned);
    }
    return parts;
}

/// Where the owner is missing or one of the rest, the title is all there is.
QByteArray matchText(const std::vector<RawKey> &keys, const QList<DimensionInfo> &dimensions,
                     std::vector<bool> parts)
{
    for (qsizetype i = 0; i < dimensions.size(); ++i) {
        if (parts[std::size_t(i)])
            continue;
        for (qsizetype j = 0; j < dimensions.size(); ++j) {
            const RawKey &owner = keys[std::size_t(j)];
            const bool isOwner = dimensions[j].kind == DimensionKind::Field
                && dimensions[j].field == dimensions[i].attributeOf;
            if (isOwner && (owner.other || std::holds_alternative<std::monostate>(owner.value)))
                parts[std::size_t(i)] = true;
        }
    }
    return keyText(keys, parts);
}

} // namespace

Result<void> QueryRunner::answerComparison()
{
    if (!m_compared)
        return {};
    m_table.comparison = Comparison();
    m_table.comparison->range = m_compared->compared;
    if (const Result<void> done = compareRows(pageSpec(m_compared->compared)); !done)
        return done;
    PassSpec totals = passSpec(m_compared->compared);
    totals.metrics = m_metrics;
    return compareTotals(std::move(totals));
}

Result<void> QueryRunner::compareRows(const PassSpec &spec)
{
    PassSpec wanted = spec;
    wanted.fillBuckets = m_query.includeEmptyBuckets;
    const std::vector<bool> parts = keyParts(m_dimensions);
    restrictToPage(wanted, parts);
    const Result<GroupRows> groups = ask(wanted, true);
    if (!groups)
        return Unexpected(groups.error());
    noteSeveralCurrencies(groups->severalCurrencies);
    QHash<QByteArray, qsizetype> byKey;
    for (qsizetype i = 0; i < groups->rows.size(); ++i)
        byKey.insert(matchText(groups->keys[std::size_t(i)], m_dimensions, parts), i);

    for (qsizetype i = 0; i < m_table.rows.size(); ++i) {
        const qsizetype match = byKey.value(matchText(m_keys[std::size_t(i)], m_dimensions, parts), -1);
        addCompared(m_table.rows[i], match < 0 ? std::nullopt : std::optional<Row>(groups->rows[match]));
    }
    return {};
}

void QueryRunner::addCompared(const Row &current, std::optional<Row> compared)
{
    QHash<QString, Value> changes;
    for (int i = 0; i < m_metrics.size(); ++i) {
        const qsizetype column = m_dimensions.size() + i;
        changes.insert(m_metrics[i].name,
                       compared ? changeRate(current[column], (*compared)[column]) : Value());
    }
    m_table.comparison->rows.append(std::move(compared));
    m_table.comparison->rowChanges.append(std::move(changes));
}

void QueryRunner::addComparedTotals(const QHash<QString, Value> &totals)
{
    Comparison &comparison = *m_table.comparison;
    for (const MetricInfo &metric : m_metrics)
        comparison.change.insert(metric.name,
                                 changeRate(m_table.totals->value(metric.name), totals.value(metric.name)));
    comparison.totals = totals;
}

/// A page that holds all groups needs no restriction; a cut one asks for its own groups only. Which buckets
/// it shows does not matter where empty ones are filled: another bucket may tell that a combination occurs.
void QueryRunner::restrictToPage(PassSpec &spec, std::vector<bool> parts) const
{
    if (!m_hasMore && m_offset == 0)
        return;
    const auto time
        = std::find_if(m_dimensions.cbegin(), m_dimensions.cend(),
                       [](const DimensionInfo &dimension) { return dimension.kind == DimensionKind::Time; });
    if (spec.fillBuckets && time != m_dimensions.cend())
        parts[std::size_t(std::distance(m_dimensions.cbegin(), time))] = false;
    if (std::find(parts.cbegin(), parts.cend(), true) != parts.cend())
        spec.only = keysOfPage(parts);
}

Result<void> QueryRunner::compareTotals(PassSpec spec)
{
    if (!isFirstPage())
        return {};
    Result<QHash<QString, Value>> totals = askTotals(std::move(spec));
    if (!totals)
        return Unexpected(totals.error());
    addComparedTotals(*totals);
    return {};
}

} // namespace tally
