// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Contents that exist in a row's time, whether or not anybody viewed them, and how views spread over them.
#include "sources/embedded/firstfacts.h"
#include "sources/embedded/outersource.h"
#include "sources/embedded/textsql.h"

#include <algorithm>

namespace tally {
namespace {

const std::string WeekMs = std::to_string(7 * 86'400'000LL);
// A content is of a row's time from its first sign and its publication on, until it was deleted.
const std::string InTime = "c.start_ms < r.until_ms AND (c.deleted_ms IS NULL OR c.deleted_ms >= r.from_ms)";

std::string rowTable(const OuterScope &scope)
{
    std::vector<NumberColumn> columns{{"row_no", {}}, {"from_ms", {}}, {"until_ms", {}}};
    for (qsizetype row = 0; row < scope.rows.size(); ++row) {
        columns[0].numbers.push_back(row);
        columns[1].numbers.push_back(scope.rows[row].fromMs);
        columns[2].numbers.push_back(scope.rows[row].untilMs);
    }
    return numberTableSql("content_rows", std::move(columns), scope.bindings);
}

/// (keys, content, start_ms, published_ms, deleted_ms, viewed_early), or with the uploader beside the
/// content.
std::string existing(const OuterScope &scope, const OuterSource &source, const std::string &name,
                     const std::string &owner)
{
    const std::string keys = keyList(scope.lastingKeys, "s") + owner;
    const auto isEarly = [](const std::string &ms) {
        return ms + " >= f.published_ms AND " + ms + " < f.published_ms + " + WeekMs;
    };
    std::string early = "s." + actionIs(Action::View) + " AND " + isEarly("s.time");
    // Of the views of pruned days nothing is known but that there was one: no filter or group can be asked of
    // it.
    if (scope.spec.filters.isEmpty() && scope.lastingKeys.empty() && !scope.spec.except)
        early += " OR coalesce(" + isEarly("f.first_view_ms") + ", false)";
    return name + " AS (SELECT " + keys
        + ", greatest(min(s.time), any_value(f.published_ms)) AS start_ms, any_value(f.published_ms) AS "
          "published_ms, any_value(f.deleted_ms) AS deleted_ms, bool_or("
        + early + ") AS viewed_early FROM " + source.relation + " s JOIN " + ContentFacts
        + " f ON f.content = s.content GROUP BY " + keys + ')';
}

void addWeekOld(OuterPart &part, const OuterScope &scope)
{
    const std::string keys = keyList(scope.lastingKeys) + "row_no";
    part.with.push_back("week_old AS (SELECT " + keys
                        + ", count(*) AS week_old_contents, count(*) FILTER (WHERE NOT viewed_early) AS "
                          "unseen_contents FROM contents c JOIN content_rows r ON "
                        + InTime + " AND c.published_ms + " + WeekMs + " <= r.until_ms GROUP BY " + keys
                        + ')');
    part.joins += " LEFT JOIN week_old ON week_old.row_no = " + rowNumberSql(scope, "p") + " AND "
        + keysMatchSql("p", "week_old", scope.lastingKeys);
}

/// The owners' views in each row, and their places: 1 is the most viewed one.
Columns ranked(const OuterScope &scope, const std::string &owner, const std::string &owners)
{
    const std::string keys = keyList(scope.keys);
    const std::string count = scope.multiplied ? "count(DISTINCT row_id)" : "count(*)";
    const std::string views = "owner_views AS (SELECT " + keys + owner + ", " + count + " AS x FROM "
        + scope.chosen + " WHERE " + actionIs(Action::View) + " AND " + owner + " IS NOT NULL GROUP BY "
        + keys + owner + ')';
    const std::string ofRow = keyList(scope.keys, "v") + "v." + owner;
    const std::string known = "known_views AS (SELECT " + ofRow
        + ", any_value(v.x) AS x FROM owner_views v JOIN " + "content_rows r ON r.row_no = "
        + rowNumberSql(scope, "v") + " JOIN " + owners + " c ON c." + owner + " = v." + owner + " AND "
        + keysMatchSql("v", "c", scope.lastingKeys) + " WHERE " + InTime + " GROUP BY " + ofRow + ')';
    const std::string partition = scope.keys.empty() ? "" : "PARTITION BY " + joined(scope.keys, ", ") + ' ';
    return {views, known,
            "ranked_views AS (SELECT " + keys + "x, row_number() OVER (" + partition
                + "ORDER BY x DESC) AS place FROM known_views)"};
}

/// Those without a view have no part in the sums but for their number: each place counts from it.
void addSpread(OuterPart &part, const OuterScope &scope, bool byUploader)
{
    const std::string owner = byUploader ? "uploader" : "content";
    const std::string owners = byUploader ? "content_uploaders" : "contents";
    for (std::string &sql : ranked(scope, owner, owners))
        part.with.push_back(std::move(sql));
    const std::string lasting = keyList(scope.lastingKeys);
    part.with.push_back("spread_sizes AS (SELECT " + lasting + "row_no, "
                        + (byUploader ? "count(DISTINCT uploader)" : "count(*)") + " AS n FROM " + owners
                        + " c JOIN content_rows r ON " + InTime + " GROUP BY " + lasting + "row_no)");
    part.with.push_back("spread AS (SELECT " + keyList(scope.keys, "v")
                        + "sum((z.n - 2 * v.place + 1) * v.x) AS view_spread, any_value(z.n) * sum(v.x) AS "
                          "spread_limit, sum(v.x) FILTER (WHERE v.place <= (z.n + 99) // 100) AS top_views, "
                          "sum(v.x) AS content_views FROM ranked_views v JOIN spread_sizes z ON z.row_no = "
                        + rowNumberSql(scope, "v") + " AND " + keysMatchSql("v", "z", scope.lastingKeys)
                        + (scope.keys.empty() ? "" : " GROUP BY v." + joined(scope.keys, ", v.")) + ')');
    part.joins += " LEFT JOIN spread ON " + keysMatchSql("p", "spread", scope.keys);
}

bool isOfSpread(Atom atom)
{
    return atom != Atom::WeekOldContents && atom != Atom::UnseenContents;
}

} // namespace

Result<OuterPart> contentPart(const QList<AtomRef> &atoms, const OuterScope &scope)
{
    qint64 end = 0;
    for (const RowSpan &row : scope.rows)
        end = std::max(end, row.untilMs);
    const qint64 start = scope.spec.context.data ? std::min(end, scope.spec.context.data->firstMs) : 0;
    const Result<OuterSource> source
        = outerSource(scope, start, end, {"e.time", "e.action", "e.content", "e.uploader"});
    if (!source)
        return Unexpected(source.error());
    const bool spread = std::any_of(atoms.cbegin(), atoms.cend(),
                                    [](const AtomRef &atom) { return isOfSpread(atom.atom); });
    const bool byUploader = scope.spec.context.basis == Basis::Uploader;
    OuterPart part;
    part.with = source->with;
    part.with.push_back(contentFactsSql(scope.spec.context));
    part.with.push_back(rowTable(scope));
    part.with.push_back(existing(scope, *source, "contents", "s.content"));
    if (hasAnyAtom(atoms, {Atom::WeekOldContents, Atom::UnseenContents}))
        addWeekOld(part, scope);
    if (spread && byUploader) {
        const OuterSource known{{}, "(SELECT * FROM " + source->relation + " WHERE uploader IS NOT NULL)"};
        part.with.push_back(existing(scope, known, "content_uploaders", "s.content, s.uploader"));
    }
    if (spread)
        addSpread(part, scope, byUploader);
    for (const AtomRef &atom : atoms) {
        const std::string name = atomColumn(atom);
        part.columns.push_back("coalesce(" + std::string(isOfSpread(atom.atom) ? "spread." : "week_old.")
                               + name + ", 0) AS " + name);
    }
    return part;
}

} // namespace tally
