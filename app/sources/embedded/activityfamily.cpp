// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is active on the days that end with a row's last complete one.
#include "core/utcday.h"
#include "sources/embedded/hourtables.h"
#include "sources/embedded/outersource.h"
#include "sources/embedded/storedcolumn.h"
#include "sources/embedded/timesql.h"

#include <algorithm>

namespace tally {
namespace {

/// Local days as numbers: those that any window reaches and that hold data.
class Days
{
public:
    static Result<Days> of(const QList<ActivityWindow> &windows, const PlanContext &context)
    {
        Days days;
        if (windows.isEmpty() || !context.data)
            return days;
        const Zone &zone = context.range.zone;
        qint64 from = windows.front().twoMonthsMs;
        qint64 to = windows.front().endMs;
        for (const ActivityWindow &window : windows) {
            from = std::min(from, window.twoMonthsMs);
            to = std::max(to, window.endMs);
        }
        from = std::max(from, zone.startOfDay(zone.localDate(context.data->firstMs)));
        to = std::min(to, context.data->lastMs + 1);
        if (from >= to)
            return days;
        Result<QList<Bucket>> list
            = buckets(DateRange::ofInstants(from, to, zone), TimeUnit::Day, context.weekStart);
        if (!list)
            return Unexpected(list.error());
        days.m_days = std::move(*list);
        return days;
    }

    bool isEmpty() const { return m_days.isEmpty(); }
    qint64 fromMs() const { return m_days.isEmpty() ? 0 : m_days.front().fromMs; }
    qint64 toMs() const { return m_days.isEmpty() ? 0 : m_days.back().toMs; }
    std::string numberSql(const std::string &time) const
    {
        return m_days.isEmpty() ? "0" : bucketOrdinalSql(time, m_days);
    }
    /// Each begins and ends with a UTC hour.
    bool areOfWholeHours() const
    {
        return std::all_of(m_days.cbegin(), m_days.cend(), [](const Bucket &day) {
            return day.fromMs >= 0 && day.fromMs % HourMs == 0 && day.toMs % HourMs == 0;
        });
    }
    /// How many of the days start before the instant.
    qint64 numberAt(qint64 ms) const
    {
        const auto found = std::lower_bound(m_days.cbegin(), m_days.cend(), ms,
                                            [](const Bucket &day, qint64 at) { return day.fromMs < at; });
        return std::distance(m_days.cbegin(), found);
    }

private:
    QList<Bucket> m_days;
};

std::string windowTable(const std::string &name, const QList<ActivityWindow> &windows, const Days &days,
                        Bindings &bindings)
{
    std::vector<NumberColumn> columns{{"row_no", {}},    {"end_day", {}},    {"day_from", {}},
                                      {"week_from", {}}, {"month_from", {}}, {"past_from", {}},
                                      {"window_no", {}}};
    for (const ActivityWindow &window : windows) {
        columns[0].numbers.push_back(window.row);
        columns[1].numbers.push_back(days.numberAt(window.endMs));
        columns[2].numbers.push_back(days.numberAt(window.dayMs));
        columns[3].numbers.push_back(days.numberAt(window.weekMs));
        columns[4].numbers.push_back(days.numberAt(window.monthMs));
        columns[5].numbers.push_back(days.numberAt(window.twoMonthsMs));
        columns[6].numbers.push_back(qint64(columns[6].numbers.size()));
    }
    return numberTableSql(name, std::move(columns), bindings);
}

/// Each viewer's days, told by the day that follows: how many were active on one and next on the other. So
/// whoever is in a window is there once, by the last day before its end, and all windows are sums over few
/// rows.
Columns runsSql(const OuterScope &scope, const OuterSource &source)
{
    const std::string keys = keyList(scope.lastingKeys);
    Columns with = source.with;
    with.push_back("active_days AS (SELECT DISTINCT " + keys + "viewer, day FROM " + source.relation
                   + " WHERE viewer IS NOT NULL)");
    with.push_back("active_runs AS (SELECT " + keys + "day, next_day, count(*) AS viewers FROM (SELECT "
                   + keys + "day, coalesce(lead(day) OVER (PARTITION BY " + keys
                   + "viewer ORDER BY day), 1000000000) AS next_day FROM active_days) GROUP BY ALL)");
    return with;
}

/// The sets of hour_viewers tell the same as events where nothing but time tells rows apart and nothing but
/// the traffic class is filtered.
bool canReadSets(const OuterScope &scope, const Days &days)
{
    return scope.spec.context.useTables && scope.lastingKeys.empty() && scope.spec.filters.isEmpty()
        && !scope.spec.except && !days.isEmpty() && days.areOfWholeHours();
}

std::string daySetsSql(const OuterScope &scope, const Days &days)
{
    return "day_sets AS MATERIALIZED (SELECT " + days.numberSql("(e.slot::BIGINT * 3600000)")
        + " AS day, viewer_set_union(e.seen) AS seen FROM " + ViewerTable
        + " e WHERE e.slot >= " + std::to_string(days.fromMs() / HourMs) + " AND e.slot < "
        + std::to_string(days.toMs() / HourMs) + humanSql(scope.spec.context, "e") + " GROUP BY ALL)";
}

/// Days of sets inside windows that begin with `from`.
std::string setsInWindow(const std::string &windows, const std::string &from)
{
    return " FROM day_sets d JOIN " + windows + " w ON d.day < w.end_day AND d.day >= w." + from;
}

std::string setCount(const std::string &condition = {})
{
    return "viewer_count(seen, NULL::INTEGER)"
        + (condition.empty() ? std::string() : " FILTER (WHERE " + condition + ')');
}

/// Runs whose last day before the window's end is not before `from`.
std::string inWindow(const std::string &windows, const std::string &from)
{
    return " FROM active_runs r JOIN " + windows
        + " w ON r.day < w.end_day AND r.next_day >= w.end_day AND r.day >= w." + from;
}

/// Over the runs of viewers' days, or over the days' sets.
void addLast(OuterPart &part, const OuterScope &scope, bool fromSets)
{
    const auto count = [fromSets](const std::string &condition) {
        return fromSets ? setCount(condition) : "sum(viewers) FILTER (WHERE " + condition + ')';
    };
    // Who was active in either half and not in the later one; the later one's are all in the set of both.
    const std::string dormant
        = fromSets ? setCount() + " - " + setCount("day >= month_from") : count("day < month_from");
    const std::string keys = keyList(scope.lastingKeys) + "row_no";
    part.with.push_back(
        "active_last AS (SELECT " + keys + ", " + count("day >= day_from") + " AS active_last_day, "
        + count("day >= week_from") + " AS active_last_week, " + count("day >= month_from")
        + " AS active_last_month, " + dormant + " AS dormant"
        + (fromSets ? setsInWindow("last_windows", "past_from") : inWindow("last_windows", "past_from"))
        + " GROUP BY " + keys + ')');
    // A row has a window or its numbers are not known; a window without anybody counts nobody.
    part.joins += " LEFT JOIN last_windows lw ON lw.row_no = " + rowNumberSql(scope, "p")
        + " LEFT JOIN active_last al ON al.row_no = lw.row_no AND "
        + keysMatchSql("p", "al", scope.lastingKeys);
}

void addDaily(OuterPart &part, const OuterScope &scope, bool fromSets)
{
    const std::string keys = keyList(scope.lastingKeys) + "row_no";
    // Windows that end after the data end with the same day of it, but each is a day of its own.
    part.with.push_back(
        "daily_counts AS (SELECT " + keys + ", window_no, "
        + (fromSets ? setCount("day >= day_from") + " AS on_day, " + setCount() + " AS in_month"
                   + setsInWindow("daily_windows", "month_from")
                    : "sum(viewers) FILTER (WHERE day >= day_from) AS on_day, sum(viewers) AS in_month"
                   + inWindow("daily_windows", "month_from"))
        + " GROUP BY " + keys + ", window_no)");
    part.with.push_back("daily_shares AS (SELECT " + keys + ", "
                        + sharesSumSql("coalesce(on_day, 0)::DOUBLE / in_month")
                        + " AS daily_shares, count(*) AS "
                          "days_with_viewers FROM daily_counts GROUP BY "
                        + keys + ')');
    part.joins += " LEFT JOIN daily_shares ds ON ds.row_no = " + rowNumberSql(scope, "p") + " AND "
        + keysMatchSql("p", "ds", scope.lastingKeys);
}

bool isDaily(Atom atom)
{
    return atom == Atom::DailyShares || atom == Atom::DaysWithViewers;
}

} // namespace

Result<OuterPart> activityPart(const QList<AtomRef> &atoms, const OuterScope &scope)
{
    const PlanContext &context = scope.spec.context;
    const bool daily = hasAnyAtom(atoms, {Atom::DailyShares, Atom::DaysWithViewers});
    const QList<ActivityWindow> last = lastWindows(scope.rows, context.range.zone);
    QList<ActivityWindow> each;
    if (daily && context.data)
        each = dailyWindows(scope.rows, context.range.zone, *context.data);
    const Result<Days> days = Days::of(last + each, context);
    if (!days)
        return Unexpected(days.error());
    OuterPart part;
    const bool fromSets = canReadSets(scope, *days);
    if (fromSets) {
        part.with.push_back(daySetsSql(scope, *days));
    } else {
        const Result<OuterSource> source = outerSource(scope, days->fromMs(), days->toMs(),
                                                       {"e.viewer", days->numberSql("e.time") + " AS day"});
        if (!source)
            return Unexpected(source.error());
        part.with = runsSql(scope, *source);
    }
    part.with.push_back(windowTable("last_windows", last, *days, scope.bindings));
    addLast(part, scope, fromSets);
    if (daily) {
        part.with.push_back(windowTable("daily_windows", each, *days, scope.bindings));
        addDaily(part, scope, fromSets);
    }
    for (const AtomRef &atom : atoms) {
        const std::string name = atomColumn(atom);
        part.columns.push_back(isDaily(atom.atom) ? "coalesce(ds." + name + ", 0) AS " + name
                                                  : "CASE WHEN lw.row_no IS NOT NULL THEN coalesce(al." + name
                                       + ", 0) END AS " + name);
    }
    return part;
}

} // namespace tally
