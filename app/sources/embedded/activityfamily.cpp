// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is active on the days that end with a row's last complete one.
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

    qint64 fromMs() const { return m_days.isEmpty() ? 0 : m_days.front().fromMs; }
    qint64 toMs() const { return m_days.isEmpty() ? 0 : m_days.back().toMs; }
    std::string numberSql() const { return m_days.isEmpty() ? "0" : bucketOrdinalSql("e.time", m_days); }
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

/// Runs whose last day before the window's end is not before `from`.
std::string inWindow(const std::string &windows, const std::string &from)
{
    return " FROM active_runs r JOIN " + windows
        + " w ON r.day < w.end_day AND r.next_day >= w.end_day AND r.day >= w." + from;
}

void addLast(OuterPart &part, const OuterScope &scope)
{
    const auto count = [](const std::string &condition, const std::string &name) {
        return "sum(viewers) FILTER (WHERE " + condition + ") AS " + name;
    };
    part.with.push_back(
        "active_last AS (SELECT " + keyList(scope.lastingKeys) + "row_no, "
        + count("day >= day_from", "active_last_day") + ", " + count("day >= week_from", "active_last_week")
        + ", " + count("day >= month_from", "active_last_month") + ", " + count("day < month_from", "dormant")
        + inWindow("last_windows", "past_from") + " GROUP BY " + keyList(scope.lastingKeys) + "row_no)");
    // A row has a window or its numbers are not known; a window without anybody counts nobody.
    part.joins += " LEFT JOIN last_windows lw ON lw.row_no = " + rowNumberSql(scope, "p")
        + " LEFT JOIN active_last al ON al.row_no = lw.row_no AND "
        + keysMatchSql("p", "al", scope.lastingKeys);
}

void addDaily(OuterPart &part, const OuterScope &scope)
{
    const std::string keys = keyList(scope.lastingKeys) + "row_no";
    // Windows that end after the data end with the same day of it, but each is a day of its own.
    part.with.push_back(
        "daily_counts AS (SELECT " + keys
        + ", window_no, sum(viewers) FILTER (WHERE day >= day_from) AS on_day, sum(viewers) AS "
          "in_month"
        + inWindow("daily_windows", "month_from") + " GROUP BY " + keys + ", window_no)");
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
    const Result<OuterSource> source
        = outerSource(scope, days->fromMs(), days->toMs(), {"e.viewer", days->numberSql() + " AS day"});
    if (!source)
        return Unexpected(source.error());
    OuterPart part;
    part.with = runsSql(scope, *source);
    part.with.push_back(windowTable("last_windows", last, *days, scope.bindings));
    addLast(part, scope);
    if (daily) {
        part.with.push_back(windowTable("daily_windows", each, *days, scope.bindings));
        addDaily(part, scope);
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
