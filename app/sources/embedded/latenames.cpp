// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/latenames.h"

#include "sources/embedded/connection.h"
#include "sources/embedded/storedcolumn.h"
#include "sources/embedded/textsql.h"

#include <algorithm>
#include <map>

namespace tally {
namespace {

/// Whether every event that passes the filter has the dimension.
bool demands(const Filter &filter, const QString &dimension)
{
    if (filter.op == Filter::Op::And)
        return std::any_of(filter.children.cbegin(), filter.children.cend(),
                           [&](const Filter &child) { return demands(child, dimension); });
    if (filter.dimension != dimension)
        return false;
    switch (filter.op) {
    case Filter::Op::Exists:
    case Filter::Op::Contains:
    case Filter::Op::Matches:
        return true;
    case Filter::Op::Is:
        return std::none_of(filter.values.cbegin(), filter.values.cend(),
                            [](const Value &value) { return value.isNull(); });
    default:
        return false;
    }
}

struct Name
{
    qint64 id = 0;
    QString text;
};
using Names = std::map<qint64, Name>; // by the id of what they name

/// Most have one name in the range; only of the others the latest is looked for.
std::string namesSql(const DimensionInfo &name, const PlanContext &context, const std::vector<qint64> &owners)
{
    const std::string owner = "a." + storedColumn(name.attributeOf).name;
    const StoredColumn &stored = storedColumn(name.field);
    const std::string value = "a." + stored.name;
    const std::string from = " FROM events a WHERE " + rangeSql(context, "a") + " AND " + value
        + " IS NOT NULL AND " + owner + " IN (";
    return "WITH span AS MATERIALIZED (SELECT " + owner + " AS owner, min(" + value + ") AS lo, max(" + value
        + ") AS hi" + from + idList(owners) + ") GROUP BY 1), latest AS (SELECT " + owner
        + " AS owner, arg_max(" + value + ", row(a.time, a.event_id)) AS value" + from
        + "SELECT owner FROM span WHERE lo <> hi) GROUP BY 1) "
        + "SELECT s.owner, coalesce(l.value, s.lo), d.value FROM span s LEFT JOIN latest l ON l.owner = "
          "s.owner "
          "LEFT JOIN "
        + stored.dictionary + " d ON d.id = coalesce(l.value, s.lo)";
}

std::vector<qint64> idsOf(const GroupRows &groups, int owner)
{
    std::vector<qint64> ids;
    for (const std::vector<RawKey> &keys : groups.keys) {
        if (const auto *id = std::get_if<qint64>(&keys[std::size_t(owner)].value))
            ids.push_back(*id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Result<Names> namesOf(const std::vector<qint64> &owners, const DimensionInfo &info,
                      const PlanContext &context, Connection &connection, const CancelToken &cancel)
{
    Names names;
    if (owners.empty())
        return names;
    Result<RowReader> rows = connection.ask(namesSql(info, context, owners), {}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        names[rows->integer(0)] = {rows->integer(1), rows->string(2)};
    if (const Result<void> failed = rows->failed(); !failed)
        return Unexpected(failed.error());
    return names;
}

void insertNames(GroupRows &groups, int index, int owner, const Names &names)
{
    for (std::size_t row = 0; row < groups.keys.size(); ++row) {
        RawKey key;
        Value cell;
        const auto *id = std::get_if<qint64>(&groups.keys[row][std::size_t(owner)].value);
        if (const auto found = id ? names.find(*id) : names.end(); found != names.end()) {
            key.value = found->second.id;
            cell = Value(found->second.text);
        }
        groups.keys[row].insert(groups.keys[row].begin() + index, key);
        groups.rows[qsizetype(row)].insert(index, cell);
    }
}

} // namespace

LateNames::LateNames(const PassSpec &spec)
    : m_spec(spec)
{
    for (int i = 0; spec.grouped && i < spec.dimensions.size(); ++i) {
        const int owner = ownerOf(i);
        if (owner >= 0)
            m_columns.push_back({i, owner});
    }
}

/// The dimension that the name is of, if the name can wait; else −1.
int LateNames::ownerOf(int index) const
{
    const DimensionInfo &name = m_spec.dimensions[index];
    if (name.kind != DimensionKind::Attribute || m_spec.kept)
        return -1;
    const auto isOrdered = [&name](const OrderTerm &term) { return term.column == name.name; };
    if (std::any_of(m_spec.order.cbegin(), m_spec.order.cend(), isOrdered))
        return -1;
    for (int i = 0; i < m_spec.dimensions.size(); ++i) {
        const DimensionInfo &owner = m_spec.dimensions[i];
        const auto isDemanded = [&owner](const Filter &filter) { return demands(filter, owner.name); };
        if (owner.kind == DimensionKind::Field && owner.field == name.attributeOf
            && std::any_of(m_spec.filters.cbegin(), m_spec.filters.cend(), isDemanded))
            return i;
    }
    return -1;
}

bool LateNames::isDropped(int index) const
{
    return std::any_of(m_columns.cbegin(), m_columns.cend(),
                       [index](const Column &column) { return column.index == index; });
}

PassSpec LateNames::rest() const
{
    PassSpec rest = m_spec;
    for (auto column = m_columns.crbegin(); column != m_columns.crend(); ++column) {
        rest.dimensions.removeAt(column->index);
        for (std::optional<KeySet> *keys : {&rest.only, &rest.except}) {
            if (*keys)
                (*keys)->columns.erase((*keys)->columns.begin() + column->index);
        }
    }
    return rest;
}

Result<void> LateNames::addTo(GroupRows &groups, Statement &statement, Connection &connection,
                              const CancelToken &cancel) const
{
    // Columns are put back in ascending order, so that what stands before an owner is there already.
    for (const Column &column : m_columns) {
        int owner = column.owner;
        for (int i = column.index; i < column.owner; ++i)
            owner -= isDropped(i) ? 1 : 0;
        const DimensionInfo &info = m_spec.dimensions[column.index];
        const Result<Names> names = namesOf(idsOf(groups, owner), info, m_spec.context, connection, cancel);
        if (!names)
            return Unexpected(names.error());
        insertNames(groups, column.index, owner, *names);
        DimensionSql dimension;
        dimension.info = info;
        dimension.dictionary = storedColumn(info.field).dictionary;
        statement.dimensions.insert(column.index, dimension);
    }
    return {};
}

} // namespace tally
