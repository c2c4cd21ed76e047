// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/cohortcounts.h"

#include "core/errorcodes.h"
#include "core/utcday.h"
#include "sources/embedded/filtersql.h"
#include "sources/embedded/firstfacts.h"
#include "sources/embedded/hourtables.h"
#include "sources/embedded/timesql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// Beyond this a table of cohorts is of no use to anybody.
constexpr qsizetype MaxCells = 2'000'000;

/// What a row of the answer tells of a cohort and a period: its members, those active in the period, those
/// whose last active period it is, those active in it or later.
enum class Counted { Size, Active, Last, Later };

/// Unions and pairs of sets: beyond that reading the events is the lesser work.
constexpr qsizetype MaxCellsOfSets = 10'000;

Result<CohortCounts> emptyCounts(const PlanContext &context, TimeUnit unit, qint64 throughMs)
{
    CohortCounts counts;
    Result<QList<Bucket>> cohorts = buckets(context.range, unit, context.weekStart);
    if (!cohorts)
        return Unexpected(cohorts.error());
    counts.cohorts = std::move(*cohorts);
    if (counts.cohorts.isEmpty())
        return counts;
    const qint64 from = counts.cohorts.front().wholeFromMs;
    const qint64 to = std::max(counts.cohorts.back().wholeToMs, throughMs);
    Result<QList<Bucket>> periods
        = buckets(DateRange::ofInstants(from, to, context.range.zone), unit, context.weekStart);
    if (!periods)
        return Unexpected(periods.error());
    counts.periods = std::move(*periods);
    if (counts.cohorts.size() > MaxCells / counts.periods.size())
        return failure(ErrorKind::InvalidInput, codes::TooManyBuckets, u"too many cohorts and periods"_s);
    const std::size_t size = std::size_t(counts.cohorts.size());
    counts.sizes.assign(size, 0);
    for (std::size_t cohort = 0; cohort < size; ++cohort)
        counts.active.emplace_back(std::size_t(counts.periods.size()) - cohort, 0);
    counts.activeLater = counts.active;
    return counts;
}

/// (viewer, cohort): the number of the cohort that each member belongs to.
std::string membersSql(const PlanContext &context, const std::string &condition, const QList<Bucket> &cohorts)
{
    const std::string events = " FROM events e WHERE " + condition + " AND e.viewer IS NOT NULL";
    const std::string cohort = bucketOrdinalSql("e.time", cohorts);
    if (context.basis == Basis::SignUp)
        return "members AS MATERIALIZED (SELECT e.viewer, min(" + cohort + ") AS cohort" + events
            + " AND e.action = " + std::to_string(int(Action::SignUp)) + " GROUP BY e.viewer)";
    return firstEverSql(context)
        + ", members AS MATERIALIZED (SELECT DISTINCT s.viewer, s.cohort FROM (SELECT "
          "e.viewer, "
        + cohort + " AS cohort" + events + ") s JOIN " + FirstEver
        + " f ON f.viewer = s.viewer WHERE f.first_ms >= " + std::to_string(context.range.fromMs)
        + " AND f.first_ms < " + std::to_string(context.range.toMs)
        + " AND s.cohort = " + bucketOrdinalSql("f.first_ms", cohorts) + ')';
}

/// (viewer, period): the periods in which each member is active.
Result<std::string> activitySql(const PlanContext &context, const QList<Filter> &filters,
                                const QList<Bucket> &periods, Bindings &bindings)
{
    PlanContext wide = context;
    const qint64 to = std::min(periods.back().wholeToMs, context.asOfMs);
    const qint64 from = periods.front().wholeFromMs;
    wide.clockRange = DateRange::ofInstants(from, std::max(to, from + 1), context.range.zone);
    const Result<std::string> condition = FilterSql(wide, bindings).all(filters);
    if (!condition)
        return condition;
    return "activity AS (SELECT DISTINCT e.viewer, " + bucketOrdinalSql("e.time", periods)
        + " AS period FROM events e SEMI JOIN members m ON m.viewer = e.viewer WHERE e.time >= "
        + std::to_string(from) + " AND e.time < " + std::to_string(to) + humanSql(context, "e") + " AND "
        + *condition + ')';
}

std::string kindSql(Counted counted)
{
    return "SELECT " + std::to_string(int(counted));
}

Result<std::string> countsSql(const PlanContext &context, const QList<Filter> &filters,
                              const CohortCounts &counts, Bindings &bindings)
{
    const Result<std::string> condition = FilterSql(context, bindings).all(filters);
    if (!condition)
        return condition;
    const Result<std::string> activity = activitySql(context, filters, counts.periods, bindings);
    if (!activity)
        return activity;
    return "WITH " + membersSql(context, rangeSql(context, "e") + " AND " + *condition, counts.cohorts)
        + ",\n" + *activity
        + ",\nwhen_active AS (SELECT m.viewer, m.cohort, a.period FROM members m JOIN activity a ON "
          "a.viewer = m.viewer AND a.period >= m.cohort)\n"
        + kindSql(Counted::Size) + ", cohort, cohort, count(*) FROM members GROUP BY cohort UNION ALL "
        + kindSql(Counted::Active)
        + ", cohort, period, count(*) FROM when_active GROUP BY cohort, period UNION ALL "
        + kindSql(Counted::Last)
        + ", cohort, period, count(*) FROM (SELECT viewer, cohort, max(period) AS period FROM when_active "
          "GROUP "
          "BY viewer, cohort) GROUP BY cohort, period";
}

bool isWholeHour(qint64 ms)
{
    return ms >= 0 && ms % HourMs == 0;
}

/// The sets of viewers tell the same where all human events count and periods lie on whole hours.
bool canReadSets(const PlanContext &context, const QList<Filter> &filters, const CohortCounts &counts)
{
    const QList<Bucket> &periods = counts.periods;
    const qint64 to = std::min(periods.back().wholeToMs, context.asOfMs);
    const bool endsWhole = isWholeHour(to) || (context.data && to > context.data->lastMs);
    return context.useTables && context.humanOnly && filters.isEmpty() && context.basis != Basis::SignUp
        && endsWhole && context.range.fromMs >= context.prunedBeforeMs
        && counts.cohorts.size() * periods.size() <= MaxCellsOfSets
        && std::all_of(periods.cbegin(), periods.cend(), [](const Bucket &period) {
               return isWholeHour(period.wholeFromMs) && isWholeHour(period.wholeToMs);
           });
}

std::string setCountsSql(const PlanContext &context, const CohortCounts &counts)
{
    const QList<Bucket> &periods = counts.periods;
    const qint64 to = std::min(periods.back().wholeToMs, context.asOfMs);
    const std::string pairs = " FROM cohort_sets c JOIN ";
    return "WITH firsts AS (SELECT viewer, human_ms AS first_ms FROM " + rememberedFirstsSql()
        + "), cohort_sets AS MATERIALIZED (SELECT " + bucketOrdinalSql("f.first_ms", counts.cohorts)
        + " AS cohort, viewer_set(f.viewer) AS members FROM firsts f WHERE f.first_ms >= "
        + std::to_string(context.range.fromMs) + " AND f.first_ms < " + std::to_string(context.range.toMs)
        + " GROUP BY ALL), period_sets AS MATERIALIZED (SELECT "
        + bucketOrdinalSql("(e.slot::BIGINT * 3600000)", periods)
        + " AS period, viewer_set_union(e.seen) AS seen FROM " + ViewerTable
        + " e WHERE e.slot >= " + std::to_string(periods.front().wholeFromMs / HourMs) + " AND e.slot < "
        + std::to_string((to + HourMs - 1) / HourMs) + humanSql(context, "e")
        + " GROUP BY ALL), later_sets AS MATERIALIZED (SELECT p.period, viewer_set_union(q.seen) AS seen "
          "FROM "
          "range("
        + std::to_string(periods.size())
        + ") p(period) JOIN period_sets q ON q.period >= p.period GROUP BY p.period) "
        + kindSql(Counted::Size)
        + ", cohort, cohort, viewer_count(members, NULL::INTEGER) FROM cohort_sets GROUP BY cohort UNION ALL "
        + kindSql(Counted::Active) + ", c.cohort, p.period, viewer_both(c.members, p.seen)" + pairs
        + "period_sets p ON p.period >= c.cohort UNION ALL " + kindSql(Counted::Later)
        + ", c.cohort, p.period, viewer_both(c.members, p.seen)" + pairs
        + "later_sets p ON p.period >= c.cohort";
}

/// Whoever was active last in a period was so in it or later for all periods before.
void addUp(std::vector<std::vector<qint64>> &later)
{
    for (std::vector<qint64> &ofCohort : later) {
        for (std::size_t i = ofCohort.size(); i-- > 1;)
            ofCohort[i - 1] += ofCohort[i];
    }
}

void take(CohortCounts &counts, const RowReader &rows)
{
    const auto cohort = std::size_t(rows.integer(1));
    const auto after = std::size_t(rows.integer(2)) - cohort;
    switch (Counted(rows.integer(0))) {
    case Counted::Size:
        counts.sizes[cohort] = rows.integer(3);
        break;
    case Counted::Active:
        counts.active[cohort][after] = rows.integer(3);
        break;
    case Counted::Last:
    case Counted::Later:
        counts.activeLater[cohort][after] = rows.integer(3);
        break;
    }
}

} // namespace

Result<CohortCounts> countCohorts(const StoreQuestion &ask, const PlanContext &context,
                                  const QList<Filter> &filters, TimeUnit unit, qint64 throughMs)
{
    Result<CohortCounts> counts = emptyCounts(context, unit, throughMs);
    if (!counts || counts->cohorts.isEmpty())
        return counts;
    Bindings bindings;
    const bool fromSets = canReadSets(context, filters, *counts);
    const Result<std::string> sql
        = fromSets ? setCountsSql(context, *counts) : countsSql(context, filters, *counts, bindings);
    if (!sql)
        return Unexpected(sql.error());
    Result<RowReader> rows = ask(*sql, bindings.values());
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        take(*counts, *rows);
    if (!fromSets)
        addUp(counts->activeLater);
    return counts;
}

} // namespace tally
