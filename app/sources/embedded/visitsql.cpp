// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Families of atoms that are counted by visit, playback or minute.
#include "sources/embedded/groupsql.h"
#include "sources/embedded/textsql.h"

namespace tally {
namespace {

const std::string &watching()
{
    static const std::string sql
        = '(' + actionIs(Action::View) + " OR " + actionIs(Action::ViewProgress) + ')';
    return sql;
}

/// What is kept of each visit of a group.
Columns ofEachVisit(const QList<AtomRef> &atoms, const GroupSource &source)
{
    const std::string opened = " FILTER (WHERE " + actionIs(Action::PageView) + ')';
    Columns columns;
    if (hasAnyAtom(atoms, {Atom::VisitsWithPage, Atom::VisitsOnePage, Atom::PageGaps}))
        columns.push_back(std::string(source.rowId ? "count(DISTINCT row_id)" : "count(*)") + opened
                          + " AS pages");
    if (hasAtom(atoms, Atom::PageGapMs))
        columns.push_back("max(time)" + opened + " - min(time)" + opened + " AS gap_ms");
    if (hasAtom(atoms, Atom::VisitMs))
        columns.push_back("max(time) - min(time) AS length_ms");
    return columns;
}

Columns ofAllVisits(const QList<AtomRef> &atoms)
{
    Columns columns;
    if (hasAtom(atoms, Atom::Visits))
        columns.push_back("count(*) AS visits");
    if (hasAtom(atoms, Atom::VisitsWithPage))
        columns.push_back("count(*) FILTER (WHERE pages > 0) AS visits_with_page");
    if (hasAtom(atoms, Atom::VisitsOnePage))
        columns.push_back("count(*) FILTER (WHERE pages = 1) AS visits_one_page");
    if (hasAtom(atoms, Atom::VisitMs))
        columns.push_back("sum(length_ms) AS visit_ms");
    if (hasAtom(atoms, Atom::PageGapMs))
        columns.push_back("sum(gap_ms) AS page_gap_ms");
    // A visit's gaps lie between its pages, so their sum is the time from the first page to the last.
    if (hasAtom(atoms, Atom::PageGaps))
        columns.push_back("sum(greatest(pages - 1, 0)) AS page_gaps");
    return columns;
}

} // namespace

std::string sessionsSql(const QList<AtomRef> &atoms, const GroupSource &source)
{
    const std::string from = source.relation + " WHERE session IS NOT NULL";
    // Visits without a page-view only matter where visits are counted.
    const bool all = hasAnyAtom(atoms, {Atom::Visits, Atom::VisitMs});
    const std::string visits = '('
        + selectGroups(with(source.keys, "session"), ofEachVisit(atoms, source),
                       all ? from : from + " AND " + actionIs(Action::PageView))
        + ')';
    return selectGroups(source.keys, ofAllVisits(atoms), visits);
}

std::string playbacksSql(const GroupSource &source)
{
    const std::string events = onceAnEvent(source, {"playback", "watched_ms", "content_duration_ms"},
                                           "playback IS NOT NULL AND " + watching());
    const std::string each = '('
        + selectGroups(with(source.keys, "playback"),
                       {"greatest(coalesce(sum(watched_ms), 0), 0) AS watched",
                        "max(content_duration_ms) AS duration"},
                       events)
        + " HAVING duration > 0)";
    return selectGroups(
        source.keys,
        {sharesSumSql("least(1.0::DOUBLE, watched::DOUBLE / duration)") + " AS playback_shares",
         "count(*) AS playbacks_of_length"},
        each);
}

std::string minutesSql(const GroupSource &source)
{
    const std::string minute = "utc_minute";
    const std::string pairs = "(SELECT DISTINCT " + joined(with(source.keys, "viewer"), ", ")
        + ", time // 60000 AS " + minute + " FROM " + source.relation + " WHERE viewer IS NOT NULL AND "
        + watching() + ')';
    const std::string each
        = '(' + selectGroups(with(source.keys, minute), {"count(*) AS concurrent"}, pairs) + ')';
    return selectGroups(source.keys, {"max(concurrent) AS peak_viewers"}, each);
}

} // namespace tally
