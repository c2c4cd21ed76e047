// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/groupsql.h"

#include "sources/embedded/textsql.h"

#include <algorithm>

namespace tally {

std::string actionIs(Action action)
{
    return "action = " + std::to_string(int(action));
}

bool hasAtom(const QList<AtomRef> &atoms, Atom atom)
{
    return std::any_of(atoms.cbegin(), atoms.cend(), [atom](const AtomRef &ref) { return ref.atom == atom; });
}

bool hasAnyAtom(const QList<AtomRef> &atoms, std::initializer_list<Atom> some)
{
    return std::any_of(some.begin(), some.end(), [&atoms](Atom atom) { return hasAtom(atoms, atom); });
}

std::string selectGroups(Columns keys, const Columns &columns, const std::string &from)
{
    const std::string group = keys.empty() ? std::string() : " GROUP BY " + joined(keys, ", ");
    keys.insert(keys.end(), columns.begin(), columns.end());
    return "SELECT " + joined(keys, ", ") + " FROM " + from + group;
}

Columns with(Columns keys, const std::string &key)
{
    keys.push_back(key);
    return keys;
}

std::string sharesSumSql(const std::string &share)
{
    return "CAST(sum(CAST(" + share + " AS DECIMAL(20, 18))) AS DOUBLE)";
}

std::string onceAnEvent(const GroupSource &source, const Columns &columns, const std::string &condition)
{
    if (!source.rowId)
        return source.relation + " WHERE " + condition;
    Columns all = with(source.keys, "row_id");
    all.insert(all.end(), columns.begin(), columns.end());
    return "(SELECT DISTINCT " + joined(all, ", ") + " FROM " + source.relation + " WHERE " + condition + ')';
}

} // namespace tally
