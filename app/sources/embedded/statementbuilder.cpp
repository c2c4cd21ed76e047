// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/statementbuilder.h"

#include "sources/embedded/filtersql.h"
#include "sources/embedded/textsql.h"

#include <algorithm>
#include <array>

namespace tally {
namespace {

// Pages up to here are found before their distinct counts are made.
constexpr qint64 MaxLatePage = 1'000;
constexpr std::array DistinctFamilies = {Family::Viewers, Family::Sessions, Family::Uploaders};

std::string indexed(const char *prefix, qsizetype index)
{
    return prefix + std::to_string(index);
}

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

const char *familyName(Family family)
{
    switch (family) {
    case Family::Viewers:
        return "by_viewer";
    case Family::Sessions:
        return "by_session";
    case Family::Uploaders:
        return "by_uploader";
    case Family::Plain:
        break;
    }
    return "plain";
}

} // namespace

Result<Statement> StatementBuilder::build()
{
    if (const Result<void> ready = prepare(); !ready)
        return Unexpected(ready.error());
    addGroups();
    if (m_spec.fillBuckets && filledDimension() >= 0)
        addFilled();
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
        + joined(keys, ", ") + " FROM " + m_source + ')';
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
    if (m_spec.only)
        addChosen(*m_spec.only, "SEMI JOIN");
    if (m_spec.except)
        addChosen(*m_spec.except, "ANTI JOIN");
    return {};
}

void StatementBuilder::addSource()
{
    std::string columns;
    std::string joins;
    for (qsizetype i = 0; i < m_dimensions.size(); ++i) {
        const DimensionSql &dimension = m_dimensions[i];
        if (!dimension.with.empty())
            m_with.push_back(dimension.with);
        joins += dimension.join;
        columns += dimension.key + " AS " + indexed("k", i) + ", ";
        if (!dimension.otherFlag.empty())
            columns += dimension.otherFlag + " AS " + indexed("o", i) + ", ";
    }
    if (m_multiplied)
        columns += "e.rowid AS row_id, ";
    m_with.push_back(
        "src AS NOT MATERIALIZED (SELECT " + columns
        + "e.action, e.viewer, e.session, e.uploader, e.impression, e.watched_ms, e.amount, e.quantity, "
          "e.currency FROM events e"
        + joins + " WHERE " + m_condition + ')');
    m_source = "src";
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
    m_with.push_back("picked AS NOT MATERIALIZED (SELECT s.* FROM src s " + std::string(join)
                     + " chosen c ON " + keysMatch("s", "c", names) + ')');
    m_source = "picked";
}

void StatementBuilder::addGroups()
{
    const std::vector<std::string> keys = keyColumns();
    const QList<AtomRef> plain = atomsOf(Family::Plain);
    m_with.push_back("plain AS (" + familySql(Family::Plain, plain, keys, m_source, m_multiplied) + ')');
    std::string columns = "p.*";
    std::string joins;
    for (const Family family : DistinctFamilies) {
        const QList<AtomRef> atoms = atomsOf(family);
        if (atoms.isEmpty() || isLate(family))
            continue;
        const std::string name = familyName(family);
        m_with.push_back(name + " AS (" + familySql(family, atoms, keys, m_source, m_multiplied) + ')');
        joins += " LEFT JOIN " + name + " ON " + keysMatch("p", name, keys);
        for (const std::string &atom : atomColumns(atoms))
            columns += ", coalesce(" + name + '.' + atom + ", 0) AS " + atom;
    }
    m_groups = "plain";
    if (joins.empty())
        return;
    m_with.push_back("grouped AS (SELECT " + columns + " FROM plain p" + joins + ')');
    m_groups = "grouped";
}

void StatementBuilder::addFilled()
{
    const int filled = filledDimension();
    const std::string key = indexed("k", filled);
    const std::vector<std::string> keys = keyColumns();
    std::vector<std::string> others = keys;
    others.erase(std::remove(others.begin(), others.end(), key), others.end());
    std::string slots = "SELECT b.range AS " + key + (others.empty() ? "" : ", c.*") + " FROM range("
        + std::to_string(m_dimensions[filled].buckets.size()) + ") b";
    if (!others.empty())
        slots += " CROSS JOIN (SELECT DISTINCT " + joined(others, ", ") + " FROM " + m_groups + ") c";
    std::string columns = "s.*";
    for (const AtomRef &atom : m_statement.atoms) {
        if (!isLate(familyOf(atom.atom)))
            columns += ", coalesce(g." + atomColumn(atom) + ", 0) AS " + atomColumn(atom);
    }
    if (m_statement.hasRevenue)
        columns += std::string(", coalesce(g.") + SeveralCurrencies + ", false) AS " + SeveralCurrencies;
    m_with.push_back("filled AS (SELECT " + columns + " FROM (" + slots + ") s LEFT JOIN " + m_groups
                     + " g ON " + keysMatch("s", "g", keys) + ')');
    m_groups = "filled";
}

void StatementBuilder::addPage()
{
    if (!m_spec.grouped)
        return;
    std::string columns = "g.*";
    std::string joins;
    for (qsizetype i = 0; i < m_dimensions.size(); ++i) {
        const std::string key = "g." + indexed("k", i);
        if (m_dimensions[i].otherFlag.empty())
            columns += ", false AS " + indexed("o", i);
        if (m_dimensions[i].dictionary.empty()) {
            columns += ", " + key + " AS " + indexed("t", i);
            continue;
        }
        const std::string name = indexed("d", i);
        columns += ", " + name + ".value AS " + indexed("t", i);
        joins += " LEFT JOIN " + m_dimensions[i].dictionary + ' ' + name + " ON " + name + ".id = " + key;
    }
    std::string limit;
    if (m_spec.limit >= 0)
        limit = " LIMIT " + std::to_string(m_spec.limit) + " OFFSET " + std::to_string(m_spec.offset);
    m_with.push_back("page AS MATERIALIZED (SELECT * FROM (SELECT " + columns + " FROM " + m_groups + " g"
                     + joins + ')' + orderBy() + limit + ')');
    m_groups = "page";
}

std::string StatementBuilder::finalSelect()
{
    const std::vector<std::string> keys = keyColumns();
    std::string columns = "p.*";
    std::string joins;
    for (const Family family : DistinctFamilies) {
        const QList<AtomRef> atoms = atomsOf(family);
        if (atoms.isEmpty() || !isLate(family))
            continue;
        const std::string wanted
            = "(SELECT s.* FROM " + m_source + " s SEMI JOIN page w ON " + keysMatch("s", "w", keys) + ')';
        const std::string name = familyName(family);
        m_with.push_back(name + " AS (" + familySql(family, atoms, keys, wanted, m_multiplied) + ')');
        joins += " LEFT JOIN " + name + " ON " + keysMatch("p", name, keys);
        for (const std::string &atom : atomColumns(atoms))
            columns += ", coalesce(" + name + '.' + atom + ", 0) AS " + atom;
    }
    return "SELECT " + outputColumns() + " FROM (SELECT " + columns + " FROM " + m_groups + " p" + joins + ')'
        + orderBy();
}

bool StatementBuilder::isLate(Family family) const
{
    if (!m_spec.grouped || m_spec.limit < 0 || m_spec.limit > MaxLatePage || family == Family::Plain)
        return false;
    return std::none_of(m_spec.order.cbegin(), m_spec.order.cend(), [&](const OrderTerm &term) {
        const auto metric = std::find_if(m_spec.metrics.cbegin(), m_spec.metrics.cend(),
                                         [&](const MetricInfo &info) { return info.name == term.column; });
        if (metric == m_spec.metrics.cend())
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

std::string StatementBuilder::keysMatch(const std::string &left, const std::string &right,
                                        const std::vector<std::string> &keys) const
{
    std::vector<std::string> parts;
    for (const std::string &key : keys)
        parts.push_back(left + '.' + key + " IS NOT DISTINCT FROM " + right + '.' + key);
    return parts.empty() ? "true" : joined(parts, " AND ");
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

std::string StatementBuilder::orderBy() const
{
    std::vector<std::string> terms;
    for (const OrderTerm &term : m_spec.order) {
        const auto metric = std::find_if(m_spec.metrics.cbegin(), m_spec.metrics.cend(),
                                         [&](const MetricInfo &info) { return info.name == term.column; });
        if (metric != m_spec.metrics.cend()) {
            terms.push_back(metricSql(*metric) + (term.descending ? " DESC NULLS LAST" : " ASC NULLS LAST"));
            continue;
        }
        for (int i = 0; i < m_dimensions.size(); ++i) {
            if (m_dimensions[i].info.name == term.column) {
                const std::vector<std::string> own = dimensionOrder(i, term.descending);
                terms.insert(terms.end(), own.begin(), own.end());
            }
        }
    }
    for (int i = 0; m_spec.grouped && i < m_dimensions.size(); ++i) {
        const std::vector<std::string> own = dimensionOrder(i, false);
        terms.insert(terms.end(), own.begin(), own.end());
    }
    return terms.empty() ? std::string() : " ORDER BY " + joined(terms, ", ");
}

std::vector<std::string> StatementBuilder::dimensionOrder(int index, bool descending) const
{
    const std::string text = indexed("t", index);
    const std::string other = indexed("o", index);
    std::vector<std::string> terms;
    if (!m_dimensions[index].otherFlag.empty())
        terms = {'(' + text + " IS NULL AND NOT " + other + ')', other};
    terms.push_back(text + (descending ? " DESC NULLS LAST" : " ASC NULLS LAST"));
    return terms;
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
