// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutations.h"

#include <QString>

#include <algorithm>
#include <memory>
#include <regex>

using namespace Qt::StringLiterals;

namespace tally {

Mutation inSql(const char *name, const char *text, const char *pattern, const char *replacement)
{
    const std::regex expression(pattern);
    const std::string with(replacement);
    return {name,
            text,
            [expression, with](const std::string &sql) { return std::regex_replace(sql, expression, with); },
            {}};
}

namespace {

Mutation inQuery(const char *name, const char *text, std::function<void(Query &)> misread)
{
    return {name, text, {}, std::move(misread)};
}

/// The compared period is recognised as a range other than the first one that the query asks about.
Mutation comparedDayLate()
{
    const auto current = std::make_shared<std::string>();
    const std::regex range(R"((\w)\.time >= (\d+) AND \w\.time < (\d+))");
    const auto rewrite = [current, range](const std::string &sql) {
        std::smatch found;
        if (!std::regex_search(sql, found, range))
            return sql;
        if (current->empty())
            *current = found[2];
        if (*current == found[2])
            return sql;
        return std::regex_replace(sql, range, "$1.time >= $2 + 86400000 AND $1.time < $3 + 86400000");
    };
    return {"compared_a_day_late", "the compared period starts and ends a day late", rewrite,
            [current](Query &) { current->clear(); }};
}

std::vector<Mutation> ofTime()
{
    return {
        inSql("range_without_its_start", "the range's first instant is left out", R"((\w)\.time >= (\d+))",
              "$1.time > $2"),
        inSql("range_with_its_end", "the range's end counts", R"((time >= \d+ AND \w\.time) < (\d+))",
              "$1 <= $2"),
        inSql("bucket_edge_before", "an event on a change of clocks falls into the bucket before",
              R"(CASE WHEN e\.time < (\d+) THEN)", "CASE WHEN e.time <= $1 THEN"),
        inSql("buckets_half_an_hour_early", "buckets of one length start half an hour early",
              R"(\(e\.time - (\d+)\) // )", "(e.time - $1 + 1800000) // "),
        inSql("hours_shifted", "the hour of the day is an hour late", R"(\(e\.time \+ (\d+)\) // 3600000)",
              "(e.time + $1 + 3600000) // 3600000"),
        inSql("day_of_week_in_utc", "the day of the week is that of UTC",
              R"(\(e\.time \+ (\d+)\) // 86400000)", "(e.time + 2419200000) // 86400000"),
        inSql(
            "clock_change_ignored", "hours after a change of clocks keep the offset from before",
            R"(CASE WHEN e\.time < \d+ THEN (\(e\.time \+ \d+\) // 3600000 % 24) ELSE \(e\.time \+ \d+\) // 3600000 % 24 END)",
            "$1"),
        inSql("last_bucket_missing", "the last empty bucket is not filled", R"(FROM range\((\d+)\) b)",
              "FROM range($1 - 1) b"),
        inQuery("week_start_ignored", "weeks always start on Monday",
                [](Query &q) { q.weekStart = Qt::Monday; }),
        inQuery("zone_ignored", "days are those of UTC", [](Query &q) { q.range.zone = u"UTC"_s; }),
        inQuery("align_ignored", "compared weekdays are not aligned",
                [](Query &q) { q.compare.align = CompareAlign::Date; }),
        inQuery("elapsed_ignored", "a running period is compared with a whole one",
                [](Query &q) { q.compare.elapsed = CompareElapsed::Full; }),
        comparedDayLate(),
    };
}

std::vector<Mutation> ofPeople()
{
    return {
        inSql("machines_counted", "the default of human traffic is dropped",
              R"( AND \w\.traffic_class = \d+)", ""),
        inSql("viewers_not_distinct", "every view is a viewer",
              R"(SELECT ((?:\w+, )*)viewer FROM ([^()]*?) GROUP BY (?:\w+, )*viewer\))",
              "SELECT $1viewer FROM $2)"),
        inSql("nobody_is_a_viewer", "events without a viewer are one", R"(WHERE viewer IS NOT NULL)",
              "WHERE true"),
        inSql("name_spaces_merged", "a user and an anonymous visitor of the same id are one viewer",
              R"(e\.action, e\.viewer,)",
              "e.action, coalesce((SELECT tw.text_id FROM viewer_twins tw WHERE tw.id = e.viewer), e.viewer) "
              "AS viewer,"),
        inSql("twins_apart", "viewers of the same id are two rows",
              R"(coalesce\(twin\d\.text_id, e\.viewer\))", "e.viewer"),
        inSql("uploaders_not_distinct", "every upload is an uploader", R"(count\(DISTINCT uploader\))",
              "count(uploader)"),
        inSql("has_done_ever", "has_done looks at all time", R"(h\.time >= \d+ AND h\.time < \d+)", "true"),
        inSql("no_session_is_a_visit", "events without a session are one visit",
              R"(WHERE session IS NOT NULL)", "WHERE true"),
        inSql("bounce_of_any_event", "any event counts as a page of the visit",
              R"( FILTER \(WHERE action = 5\) AS pages)", " AS pages"),
        inSql("landing_on_the_last_page", "the last page is the landing page", R"(arg_min\(\{'page')",
              "arg_max({'page'"),
        inSql("landing_of_all_events", "the landing page is any event's page",
              R"( AND e\.action = 5 AND e\.session IS NOT NULL GROUP BY e\.session)",
              " AND e.session IS NOT NULL GROUP BY e.session"),
    };
}

std::vector<Mutation> ofNumbers()
{
    return {
        inSql("likes_not_undone", "unlike is not taken off", R"(count\(\*\) FILTER \(WHERE action = 12\))",
              "count(*) FILTER (WHERE false)"),
        inSql(
            "several_currencies_summed", "amounts of different currencies are summed",
            R"(coalesce\(min\(currency\) FILTER \(WHERE action = 19\) <> max\(currency\) FILTER \(WHERE action = 19\), false\))",
            "false"),
        inSql("missing_quantity_is_none", "a purchase without quantity is worth nothing",
              R"(coalesce\(quantity, 1\))", "coalesce(quantity, 0)"),
        inSql("quantity_ignored", "the quantity is ignored", R"(coalesce\(quantity, 1\))", "1"),
        inSql("progress_not_watched", "what view-progress says was watched is ignored",
              R"(sum\(watched_ms\))", "sum(watched_ms) FILTER (WHERE action = 9)"),
        inSql("clicks_without_impression", "views without an impression id click through",
              R"(count\(impression\) FILTER)", "count(*) FILTER"),
    };
}

std::vector<Mutation> ofTables()
{
    return {
        inSql("title_oldest", "the first title of the range instead of the latest", R"(arg_max\(a\.)",
              "arg_min(a."),
        inSql("title_of_the_event", "each event keeps its own title",
              R"(CASE WHEN e\."\w+" IS NULL THEN (e\."\w+") ELSE attribute\d\.value END)", "$1"),
        inSql("ties_backwards", "ties are broken in descending order", R"((t\d) ASC NULLS LAST)",
              "$1 DESC NULLS LAST"),
        inSql("nulls_first", "missing values come first", R"(NULLS LAST)", "NULLS FIRST"),
        inSql("page_overlaps", "a page repeats the last row of the one before", R"(OFFSET ([1-9]\d*))",
              "OFFSET ($1 - 1)"),
        inSql("other_of_the_page", "Other is made of the rows that are shown", R"(ANTI JOIN)", "SEMI JOIN"),
        inSql("not_loses_missing", "`not` leaves out rows without a value", R"(IS NOT TRUE\))", "IS FALSE)"),
        inSql("is_loses_missing", "null among the values of `is` is ignored", R"(\(e\."\w+" IS NULL OR )",
              "(false OR "),
        inSql("like_escape_lost", "% and _ of a text are wildcards", R"( ESCAPE '\\')", ""),
        inSql("contains_ignores_case", "`contains` ignores case",
              R"(contains\((json_extract_string\([^()]*\)|[^(),]+), (\$\d+)\))",
              "contains(lower($1), lower($2))"),
        inSql("at_least_is_more", "gte is gt", R"( >= (\$\d+))", " > $1"),
    };
}

/// Of the tables that answer in the place of events; their names tell the runner to answer from these.
std::vector<Mutation> ofHourTables()
{
    return {
        inSql("tables_without_edges", "the range's parts of an hour are left out",
              R"( UNION ALL SELECT time[^()]* FROM events WHERE time >= \d+ AND time < \d+)", ""),
        inSql("tables_last_slot_lost", "the last whole slot is left out", R"( AND slot < (\d+))",
              " AND slot < $1 - 1"),
        inSql("tables_first_slot_lost", "the first whole slot is left out", R"(WHERE slot >= (\d+))",
              "WHERE slot > $1"),
        inSql("tables_rows_counted", "rows of a table are counted as events", R"(coalesce\(sum\(n\))",
              "coalesce(count(n)"),
        inSql("tables_seen_is_viewed", "whoever was there has viewed",
              R"(viewer_count\(viewed, viewed_one\))", "viewer_count(seen, seen_one)"),
        inSql("tables_an_hour_late", "a slot is told an hour late", R"(slot::BIGINT \* 3600000 AS time)",
              "(slot::BIGINT + 1) * 3600000 AS time"),
        inSql("tables_edges_unviewed", "viewers at the range's edges are left out", R"(viewed_one\))",
              "NULL::INTEGER)"),
        inSql("tables_any_name", "the least of several names instead of the latest",
              R"(coalesce\(l\.value, s\.lo\))", "s.lo"),
    };
}

} // namespace

const std::vector<Mutation> &mutations()
{
    static const std::vector<Mutation> all = [] {
        std::vector<Mutation> list;
        for (const auto &part : {ofTime(), ofPeople(), ofNumbers(), ofTables(), ofHourTables(), ofWideMetrics()})
            list.insert(list.end(), part.begin(), part.end());
        return list;
    }();
    return all;
}

const Mutation *findMutation(const std::string &name)
{
    const auto &all = mutations();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const Mutation &m) { return m.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace tally
