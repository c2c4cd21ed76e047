// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Families of atoms that are counted by viewer or uploader.
#include "core/utcday.h"
#include "sources/embedded/firstfacts.h"
#include "sources/embedded/groupsql.h"

namespace tally {
namespace {

/// What is kept of each viewer of a group.
Columns ofEachViewer(const QList<AtomRef> &atoms, const GroupSource &source)
{
    Columns columns;
    if (hasAtom(atoms, Atom::UniqueViewers))
        columns.push_back("bool_or(" + actionIs(Action::View) + ") AS viewed");
    if (hasAtom(atoms, Atom::SilenceMs))
        columns.push_back("max(time) AS last_ms");
    if (hasAtom(atoms, Atom::EventsOfViewers))
        columns.push_back(std::string(source.rowId ? "count(DISTINCT row_id)" : "count(*)")
                          + " AS own_events");
    return columns;
}

Columns ofAllViewers(const QList<AtomRef> &atoms, const GroupSource &source)
{
    Columns columns;
    if (hasAtom(atoms, Atom::Visitors))
        columns.push_back("count(*) AS visitors");
    if (hasAtom(atoms, Atom::UniqueViewers))
        columns.push_back("count(*) FILTER (WHERE viewed) AS unique_viewers");
    if (hasAtom(atoms, Atom::EventsOfViewers))
        columns.push_back("sum(own_events) AS events_of_viewers");
    if (hasAtom(atoms, Atom::SilenceMs))
        columns.push_back("sum(" + source.times.until + " - last_ms) AS silence_ms");
    if (hasAtom(atoms, Atom::NewViewers))
        columns.push_back("count(*) FILTER (WHERE first_ms >= " + source.times.from + ") AS new_viewers");
    return columns;
}

constexpr qint64 ReturnMs = 28 * DayMs;

} // namespace

std::string viewersSql(const QList<AtomRef> &atoms, const GroupSource &source)
{
    const Columns inner = with(source.keys, "viewer");
    if (atoms.size() == 1 && hasAtom(atoms, Atom::UniqueViewers)) {
        const std::string viewed = " WHERE viewer IS NOT NULL AND " + actionIs(Action::View);
        const std::string pairs = '(' + selectGroups(inner, {}, source.relation + viewed) + ')';
        return selectGroups(source.keys, {"count(*) AS unique_viewers"}, pairs);
    }
    std::string pairs = '('
        + selectGroups(inner, ofEachViewer(atoms, source), source.relation + " WHERE viewer IS NOT NULL")
        + ')';
    if (hasAnyAtom(atoms, {Atom::SilenceMs, Atom::NewViewers}))
        pairs += " g" + source.times.joins;
    if (hasAtom(atoms, Atom::NewViewers))
        pairs += std::string(" LEFT JOIN ") + FirstEver + " f ON f.viewer = g.viewer";
    return selectGroups(source.keys, ofAllViewers(atoms, source), pairs);
}

std::string viewerSetsSql(const QList<AtomRef> &atoms, const GroupSource &source)
{
    Columns columns;
    if (hasAtom(atoms, Atom::Visitors))
        columns.push_back("viewer_count(seen, seen_one) AS visitors");
    if (hasAtom(atoms, Atom::UniqueViewers))
        columns.push_back("viewer_count(viewed, viewed_one) AS unique_viewers");
    if (hasAtom(atoms, Atom::NewViewers))
        columns.push_back("count(new_one) AS new_viewers");
    return selectGroups(source.keys, columns, source.relation);
}

std::string uploadersSql(const QList<AtomRef> &atoms, const GroupSource &source)
{
    const std::string uploads = source.relation + " WHERE " + actionIs(Action::ContentUpload);
    if (!needsTimes(atoms))
        return selectGroups(source.keys, {"count(DISTINCT uploader) AS active_uploaders"}, uploads);
    const std::string each = '('
        + selectGroups(with(source.keys, "uploader"), {}, uploads + " AND uploader IS NOT NULL") + ") g"
        + source.times.joins + " LEFT JOIN " + UploaderFirsts + " f ON f.uploader = g.uploader";
    const std::string first = "first_ms >= " + source.times.from;
    const std::string ripe
        = first + " AND first_ms + " + std::to_string(ReturnMs) + " <= " + std::to_string(source.asOfMs);
    Columns columns;
    if (hasAtom(atoms, Atom::ActiveUploaders))
        columns.push_back("count(*) AS active_uploaders");
    if (hasAtom(atoms, Atom::FirstTimeUploaders))
        columns.push_back("count(*) FILTER (WHERE " + first + ") AS first_time_uploaders");
    if (hasAtom(atoms, Atom::RipeUploaders))
        columns.push_back("count(*) FILTER (WHERE " + ripe + ") AS ripe_uploaders");
    if (hasAtom(atoms, Atom::ReturnedUploaders))
        columns.push_back("count(*) FILTER (WHERE " + ripe + " AND second_ms < first_ms + "
                          + std::to_string(ReturnMs) + ") AS returned_uploaders");
    return selectGroups(source.keys, columns, each);
}

} // namespace tally
