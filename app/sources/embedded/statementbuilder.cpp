// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/statementbuilder.h"

#include "sources/embedded/filtersql.h"
#include "sources/embedded/ordersql.h"
#include "sources/embedded/outersource.h"
#include "sources/embedded/tablesource.h"
#include "sources/embedded/textsql.h"

#include <algorithm>

namespace tally {
namespace {

// Pages up to here are found before their distinct counts are made.
constexpr qint64 MaxLatePage = 1'000;
const char *listType(DimensionSql::KeyType type)
{
    switch (type) {
    case DimensionSql::KeyType::Decimal:
        return "::DOUBLE[]";
    case DimensionSql::KeyType::Text:
        return "::VARCHAR[]";
    case DimensionSql::KeyType::Integer:
        break;
    }
    return "::BIGINT[]";
}

} // namespace

Result<Statement> StatementBuilder::build()
{
    if (const Result<void> ready = prepare(); !ready)
        return Unexpected(ready.error());
    addTimes();
    addFacts();
    addGroups();
    if (m_spec.fillBuckets && filledDimension() >= 0)
        addFilled();
    if (const Result<void> added = addOuter(); !added)
        return Unexpected(added.error());
    addPage();
    const std::string select = finalSelect();
    m_statement.sql = "WITH " + joined(m_with, ",\n") + '\n' + select;
    if (m_spec.grouped)
        m_statement.dimensions = m_dimensions;
    return std::move(m_statement);
}

Result<Statement> StatementBuilder::buildCombinationCount()
{
    if (const Result<void> ready = prepare(); !ready)
        return Unexpected(ready.error());
    std::vector<std::string> keys = keyColumns();
    const std::string filled = indexed("k", filledDimension());
    keys.erase(std::remove(keys.begin(), keys.end(), filled), keys.end());
    m_statement.sql = "WITH " + joined(m_with, ",\n") + "\nSELECT count(*) FROM (SELECT DISTINCT "
        + joined(keys, ", ") + " FROM " + (m_counts.empty() ? m_source : m_counts) + ')';
    return std::move(m_statement);
}

Result<Statement> StatementBuilder::buildImpressionProbe()
{
    if (const Result<void> ready = prepare(); !ready)
        return Unexpected(ready.error());
    m_statement.sql = "WITH " + joined(m_with, ",\n") + "\nSELECT 1 FROM " + m_source
        + " WHERE action = " + std::to_string(int(Action::View)) + " AND impression IS NOT NULL LIMIT 1";
    return std::move(m_statement);
}

Result<void> StatementBuilder::prepare()
{
    const Result<std::string> filters = FilterSql(m_spec.context, m_statement.bindings).all(m_spec.filters);
    if (!filters)
        return Unexpected(filters.error());
    m_condition = rangeSql(m_spec.context, "e") + " AND " + *filters;
    for (const DimensionInfo &info : m_spec.dimensions) {
        Result<DimensionSql> dimension
            = dimensionSql(info, int(m_dimensions.size()), m_spec.context, m_condition, m_statement.bindings);
        if (!dimension)
            return Unexpected(dimension.error());
        if (m_spec.kept && m_spec.kept->dimension == info.name)
            keepOnly(*dimension, *m_spec.kept, m_statement.bindings);
        m_multiplied = m_multiplied || (info.kind == DimensionKind::Field && info.field == Field::Tags);
        m_dimensions.append(std::move(*dimension));
    }
    for (const MetricInfo &metric : m_spec.metrics)
        m_statement.atoms += metric.atoms();
    std::sort(m_statement.atoms.begin(), m_statement.atoms.end());
    m_statement.atoms.erase(std::unique(m_statement.atoms.begin(), m_statement.atoms.end()),
                            m_statement.atoms.end());
    m_statement.hasRevenue = std::any_of(m_statement.atoms.cbegin(), m_statement.atoms.cend(),
                                         [](const AtomRef &atom) { return atom.atom == Atom::Revenue; });
    addSource();
    addTables();
    if (m_spec.only)
        addChosen(*m_spec.only, "SEMI JOIN");
    if (m_spec.except)
        addChosen(*m_spec.except, "ANTI JOIN");
    return {};
}

/// "key AS k0, flag AS o0, " of what stands under the alias `e`.
std::string StatementBuilder::keysOfEvents() const
{
    std::string keys;
    for (qsizetype i = 0; i < m_dimensions.size(); ++i) {
        keys += m_dimensions[i].key + " AS " + indexed("k", i) + ", ";
        if (!m_dimensions[i].otherFlag.empty())
            keys += m_dimensions[i].otherFlag + " AS " + indexed("o", i) + ", ";
    }
    return keys;
}

void StatementBuilder::addSource()
{
    std::string columns = keysOfEvents();
    std::string joins;
    for (const DimensionSql &dimension : std::as_const(m_dimensions)) {
        if (!dimension.with.empty())
            m_with.push_back(dimension.with);
        joins += dimension.join;
    }
    if (m_multiplied)
        columns += "e.rowid AS row_id, ";
    m_with.push_back(
        "src AS NOT MATERIALIZED (SELECT " + columns
        + "e.action, e.viewer, e.session, e.uploader, e.impression, e.watched_ms, e.amount, e.quantity, "
          "e.currency, e.time, e.content, e.content_published_at, e.content_duration_ms, e.playback FROM "
          "events e"
        + joins + " WHERE " + m_condition + ')');
    m_source = "src";
}

void StatementBuilder::addTables()
{
    const TableSource tables(m_spec, m_dimensions, m_statement.atoms);
    const std::string keys = keysOfEvents();
    const auto add = [&](const std::string &name, const std::string &relation, const std::string &columns) {
        m_with.push_back(name + " AS NOT MATERIALIZED (SELECT " + keys + columns + " FROM (" + relation
                         + ") e WHERE " + m_condition + ')');
        return name;
    };
    if (const std::optional<std::string> counts = tables.counts())
        m_counts = add("src_counts", *counts, "e.action, e.n, e.with_impression, e.watched_ms");
    if (const std::optional<std::string> sets = tables.viewers())
        m_sets = add("src_sets", *sets, "e.seen, e.viewed, e.seen_one, e.viewed_one, e.new_one");
}

void StatementBuilder::addChosen(const KeySet &keys, const char *join)
{
    std::vector<std::string> lists;
    std::vector<std::string> names;
    for (qsizetype i = 0; i < m_dimensions.size(); ++i) {
        const KeySet::Column &column = keys.columns[std::size_t(i)];
        if (!column.values)
            continue;
        lists.push_back("unnest(" + m_statement.bindings.bind(*column.values) + listType(m_dimensions[i].type)
                        + ") AS " + indexed("k", i));
        names.push_back(indexed("k", i));
        if (m_dimensions[i].otherFlag.empty())
            continue;
        lists.push_back("unnest(" + m_statement.bindings.bind(column.others) + "::BIGINT[]) = 1 AS "
                        + indexed("o", i));
        names.push_back(indexed("o", i));
    }
    m_with.push_back("chosen AS MATERIALIZED (SELECT " + joined(lists, ", ") + ')');
    for (std::string *source : {&m_source, &m_counts, &m_sets}) {
        if (source->empty())
            continue;
        const std::string picked = "picked_" + *source;
        m_with.push_back(picked + " AS NOT MATERIALIZED (SELECT s.* FROM " + *source + " s " + join
                         + " chosen c ON " + keysMatchSql("s", "c", names) + ')');
        *source = picked;
    }
}

bool StatementBuilder::isLate(Family family) const
{
    if (!m_spec.grouped || m_spec.limit < 0 || m_spec.limit > MaxLatePage || family == Family::Plain
        || !isInner(family) || (family == Family::Viewers && !m_sets.empty()))
        return false;
    return std::none_of(m_spec.order.cbegin(), m_spec.order.cend(), [&](const OrderTerm &term) {
        const MetricInfo *metric = orderedMetric(m_spec, term);
        if (metric == nullptr)
            return false;
        const QList<AtomRef> atoms = metric->atoms();
        return std::any_of(atoms.cbegin(), atoms.cend(),
                           [family](const AtomRef &atom) { return familyOf(atom.atom) == family; });
    });
}

QList<AtomRef> StatementBuilder::atomsOf(Family family) const
{
    QList<AtomRef> atoms;
    std::copy_if(m_statement.atoms.cbegin(), m_statement.atoms.cend(), std::back_inserter(atoms),
                 [family](const AtomRef &atom) { return familyOf(atom.atom) == family; });
    return atoms;
}

std::vector<std::string> StatementBuilder::keyColumns() const
{
    std::vector<std::string> keys;
    for (qsizetype i = 0; m_spec.grouped && i < m_dimensions.size(); ++i) {
        keys.push_back(indexed("k", i));
        if (!m_dimensions[i].otherFlag.empty())
            keys.push_back(indexed("o", i));
    }
    return keys;
}

std::vector<std::string> StatementBuilder::atomColumns(const QList<AtomRef> &atoms) const
{
    std::vector<std::string> columns;
    for (const AtomRef &atom : atoms)
        columns.push_back(atomColumn(atom));
    return columns;
}

std::string StatementBuilder::outputColumns() const
{
    std::vector<std::string> columns;
    for (qsizetype i = 0; m_spec.grouped && i < m_dimensions.size(); ++i) {
        columns.push_back(indexed("k", i));
        columns.push_back(indexed("o", i));
        columns.push_back(indexed("t", i));
    }
    for (const std::string &atom : atomColumns(m_statement.atoms))
        columns.push_back(atom);
    if (m_statement.hasRevenue)
        columns.push_back(SeveralCurrencies);
    return columns.empty() ? "1" : joined(columns, ", ");
}

int StatementBuilder::filledDimension() const
{
    for (int i = 0; i < m_dimensions.size(); ++i) {
        if (m_dimensions[i].info.kind == DimensionKind::Time)
            return m_dimensions[i].otherFlag.empty() ? i : -1;
    }
    return -1;
}

} // namespace tally
