// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/outerfamilies.h"

#include "core/errorcodes.h"
#include "sources/embedded/textsql.h"

namespace tally {
namespace {

/// Views of the same group whatever the age of their contents.
OuterPart allAges(const OuterScope &scope)
{
    Columns keys;
    for (qsizetype i = 0; !scope.keys.empty() && i < scope.dimensions.size(); ++i) {
        if (scope.dimensions[i].info.kind == DimensionKind::ContentAge)
            continue;
        keys.push_back("k" + std::to_string(i));
        if (!scope.dimensions[i].otherFlag.empty())
            keys.push_back("o" + std::to_string(i));
    }
    // All of the query's views, also where only some rows are asked about; once each, as the rows are none.
    const bool once = scope.multiplied && scope.keys.empty();
    const std::string count
        = std::string(once ? "count(DISTINCT row_id)" : "count(*)") + " AS views_of_all_ages";
    OuterPart part;
    part.with = {"all_ages AS (" + selectGroups(keys, {count}, "src WHERE " + actionIs(Action::View)) + ')'};
    part.joins = " LEFT JOIN all_ages ON " + keysMatchSql("p", "all_ages", keys);
    part.columns = {"coalesce(all_ages.views_of_all_ages, 0) AS views_of_all_ages"};
    return part;
}

} // namespace

std::string keysMatchSql(const std::string &left, const std::string &right, const Columns &keys)
{
    Columns parts;
    for (const std::string &key : keys)
        parts.push_back(left + '.' + key + " IS NOT DISTINCT FROM " + right + '.' + key);
    return parts.empty() ? "true" : joined(parts, " AND ");
}

Columns keyColumnsOf(const QList<DimensionSql> &dimensions, bool lasting)
{
    Columns keys;
    for (qsizetype i = 0; i < dimensions.size(); ++i) {
        if (lasting && dimensions[i].info.kind == DimensionKind::Time)
            continue;
        keys.push_back("k" + std::to_string(i));
        if (!dimensions[i].otherFlag.empty())
            keys.push_back("o" + std::to_string(i));
    }
    return keys;
}

Result<OuterPart> outerPart(Family family, const QList<AtomRef> &atoms, const OuterScope &scope)
{
    switch (family) {
    case Family::AllAges:
        return allAges(scope);
    case Family::Plans:
        return planPart(scope);
    case Family::ActiveDays:
        return activityPart(atoms, scope);
    case Family::Contents:
        return contentPart(atoms, scope);
    default:
        return failure(ErrorKind::InvalidInput, codes::IncompatibleDimension, QStringLiteral("cohort"));
    }
}

} // namespace tally
