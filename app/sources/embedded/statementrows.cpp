// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a statement builder makes rows: groups, filled buckets, what lies beyond them, and the page.
#include "sources/embedded/statementbuilder.h"

#include "sources/embedded/firstfacts.h"
#include "sources/embedded/groupsql.h"
#include "sources/embedded/ordersql.h"
#include "sources/embedded/outersource.h"
#include "sources/embedded/textsql.h"

#include <algorithm>
#include <array>

namespace tally {
namespace {

constexpr std::array DistinctFamilies
    = {Family::Viewers, Family::Sessions, Family::Uploaders, Family::Playbacks, Family::Minutes};
constexpr std::array OuterFamilies = {Family::AllAges, Family::Plans, Family::ActiveDays, Family::Contents};

const char *familyName(Family family)
{
    switch (family) {
    case Family::Viewers:
        return "by_viewer";
    case Family::Sessions:
        return "by_session";
    case Family::Uploaders:
        return "by_uploader";
    case Family::Playbacks:
        return "by_playback";
    case Family::Minutes:
        return "by_minute";
    default:
        break;
    }
    return "plain";
}

} // namespace

/// The families that depend on when their row starts or ends take both from the buckets' edges.
void StatementBuilder::addTimes()
{
    const RowSpan whole = rowSpan(m_spec.context.range, m_spec.context.asOfMs);
    m_times = {{}, std::to_string(whole.fromMs), std::to_string(whole.untilMs)};
    m_rowTimes = m_times;
    const bool ofPlans = !atomsOf(Family::Plans).isEmpty();
    if (!ofPlans && !(m_spec.grouped && needsTimes(m_statement.atoms)))
        return;
    std::vector<std::string> starts;
    std::vector<std::string> ends;
    for (qsizetype i = 0; i < m_dimensions.size(); ++i) {
        if (m_dimensions[i].info.kind != DimensionKind::Time)
            continue;
        const std::string edges = indexed("edges", i);
        addEdges(edges, m_dimensions[i]);
        m_rowTimes.joins += " JOIN " + edges + " ON " + edges + ".ordinal = g." + indexed("k", i);
        starts.push_back(edges + ".from_ms");
        ends.push_back(edges + ".until_ms");
    }
    if (starts.empty())
        return;
    m_rowTimes.from = "greatest(" + joined(starts, ", ") + ')';
    m_rowTimes.until = "least(" + joined(ends, ", ") + ')';
    if (m_spec.grouped)
        m_times = m_rowTimes;
}

void StatementBuilder::addEdges(const std::string &name, const DimensionSql &dimension)
{
    std::vector<NumberColumn> columns{{"ordinal", {}}, {"from_ms", {}}, {"until_ms", {}}};
    for (const RowSpan &span : rowSpans(dimension.buckets, m_spec.context.asOfMs)) {
        columns[0].numbers.push_back(qint64(columns[0].numbers.size()));
        columns[1].numbers.push_back(span.fromMs);
        columns[2].numbers.push_back(span.untilMs);
    }
    m_with.push_back(numberTableSql(name, std::move(columns), m_statement.bindings));
}

void StatementBuilder::addFacts()
{
    const QList<AtomRef> &atoms = m_statement.atoms;
    if (hasAtom(atoms, Atom::NewViewers) && m_sets.empty())
        m_with.push_back(firstEverSql(m_spec.context));
    if (hasAnyAtom(atoms, {Atom::FirstTimeUploaders, Atom::RipeUploaders, Atom::ReturnedUploaders}))
        m_with.push_back(uploaderFirstsSql(m_spec.context));
}

GroupSource StatementBuilder::sourceOf(const std::string &relation) const
{
    return {relation, keyColumns(), m_multiplied, m_times, m_spec.context.asOfMs};
}

std::string StatementBuilder::groupsOf(Family family, const QList<AtomRef> &atoms) const
{
    if (family == Family::Viewers && !m_sets.empty())
        return viewerSetsSql(atoms, sourceOf(m_sets));
    if (family != Family::Plain || m_counts.empty())
        return familySql(family, atoms, sourceOf(m_source));
    GroupSource counts = sourceOf(m_counts);
    counts.counted = true;
    return familySql(family, atoms, counts);
}

void StatementBuilder::addGroups()
{
    const std::vector<std::string> keys = keyColumns();
    const QList<AtomRef> plain = atomsOf(Family::Plain);
    m_with.push_back("plain AS (" + groupsOf(Family::Plain, plain) + ')');
    std::string columns = "p.*";
    std::string joins;
    for (const Family family : DistinctFamilies) {
        const QList<AtomRef> atoms = atomsOf(family);
        if (atoms.isEmpty() || isLate(family))
            continue;
        const std::string name = familyName(family);
        m_with.push_back(name + " AS (" + groupsOf(family, atoms) + ')');
        joins += " LEFT JOIN " + name + " ON " + keysMatchSql("p", name, keys);
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
        if (isInner(familyOf(atom.atom)) && !isLate(familyOf(atom.atom)))
            columns += ", coalesce(g." + atomColumn(atom) + ", 0) AS " + atomColumn(atom);
    }
    if (m_statement.hasRevenue)
        columns += std::string(", coalesce(g.") + SeveralCurrencies + ", false) AS " + SeveralCurrencies;
    m_with.push_back("filled AS (SELECT " + columns + " FROM (" + slots + ") s LEFT JOIN " + m_groups
                     + " g ON " + keysMatchSql("s", "g", keys) + ')');
    m_groups = "filled";
}

Result<void> StatementBuilder::addOuter()
{
    OuterScope scope{m_spec, m_dimensions, m_statement.bindings, keyColumns(), {}, {},
                     {},     m_source,     m_rowTimes,           m_multiplied};
    scope.rows = {rowSpan(m_spec.context.range, m_spec.context.asOfMs)};
    if (m_spec.grouped)
        scope.lastingKeys = keyColumnsOf(m_dimensions, true);
    for (qsizetype i = 0; m_spec.grouped && i < m_dimensions.size() && scope.timeKey.empty(); ++i) {
        if (m_dimensions[i].info.kind != DimensionKind::Time)
            continue;
        scope.timeKey = indexed("k", i);
        scope.rows = rowSpans(m_dimensions[i].buckets, m_spec.context.asOfMs);
    }
    std::string joins;
    std::string columns = "p.*";
    for (const Family family : OuterFamilies) {
        const QList<AtomRef> atoms = atomsOf(family);
        if (atoms.isEmpty())
            continue;
        const Result<OuterPart> part = outerPart(family, atoms, scope);
        if (!part)
            return Unexpected(part.error());
        // Two families may need the same relation.
        std::copy_if(part->with.begin(), part->with.end(), std::back_inserter(m_with),
                     [&](const std::string &sql) {
                         return std::find(m_with.cbegin(), m_with.cend(), sql) == m_with.cend();
                     });
        joins += part->joins;
        columns += ", " + joined(part->columns, ", ");
    }
    if (joins.empty())
        return {};
    m_with.push_back("told AS (SELECT " + columns + " FROM " + m_groups + " p" + joins + ')');
    m_groups = "told";
    return {};
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
                     + joins + ')' + orderSql(m_spec, m_dimensions) + limit + ')');
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
            = "(SELECT s.* FROM " + m_source + " s SEMI JOIN page w ON " + keysMatchSql("s", "w", keys) + ')';
        const std::string name = familyName(family);
        m_with.push_back(name + " AS (" + familySql(family, atoms, sourceOf(wanted)) + ')');
        joins += " LEFT JOIN " + name + " ON " + keysMatchSql("p", name, keys);
        for (const std::string &atom : atomColumns(atoms))
            columns += ", coalesce(" + name + '.' + atom + ", 0) AS " + atom;
    }
    return "SELECT " + outputColumns() + " FROM (SELECT " + columns + " FROM " + m_groups + " p" + joins + ')'
        + orderSql(m_spec, m_dimensions);
}

} // namespace tally
