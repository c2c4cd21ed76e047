// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Viewers under the plan they hold at the end of a row's time, whatever the plan was when they viewed.
#include "sources/embedded/outersource.h"
#include "sources/embedded/textsql.h"
#include "sources/embedded/timesql.h"

#include <algorithm>
#include <set>

namespace tally {
namespace {

int planDimension(const OuterScope &scope)
{
    for (int i = 0; i < scope.dimensions.size(); ++i) {
        const DimensionInfo &info = scope.dimensions[i].info;
        if (info.kind == DimensionKind::Field && info.field == Field::ViewerPlan)
            return i;
    }
    return -1;
}

/// The ends of all rows that the pass could have, ascending.
std::vector<qint64> rowEnds(const OuterScope &scope)
{
    const PlanContext &context = scope.spec.context;
    std::set<qint64> ends = {rowSpan(context.range, context.asOfMs).untilMs};
    for (const DimensionSql &dimension : scope.dimensions) {
        for (const RowSpan &span : rowSpans(dimension.buckets, context.asOfMs))
            ends.insert(span.untilMs);
    }
    return {ends.cbegin(), ends.cend()};
}

/// (viewer, stretch, plan): the last plan told in each stretch of time between two ends.
std::string heldPlans(const OuterScope &scope, const std::vector<qint64> &ends)
{
    QList<Bucket> stretches;
    qint64 from = std::min<qint64>(ends.front() - 1, -1);
    for (const qint64 end : ends) {
        stretches.append({from, end, from, end, {}});
        from = end;
    }
    return "held_plans AS (SELECT e.viewer, " + bucketOrdinalSql("e.time", stretches)
        + " AS stretch, arg_max(e.viewer_plan, row(e.time, e.event_id)) AS plan FROM events e WHERE e.time < "
        + std::to_string(ends.back()) + " AND e.viewer IS NOT NULL AND e.viewer_plan IS NOT NULL"
        + humanSql(scope.spec.context, "e") + " GROUP BY ALL)";
}

std::string endTable(const std::vector<qint64> &ends, Bindings &bindings)
{
    std::vector<NumberColumn> columns{{"until_ms", {}}, {"stretch", {}}};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        columns[0].numbers.push_back(ends[i]);
        columns[1].numbers.push_back(qint64(i));
    }
    return numberTableSql("plan_ends", std::move(columns), bindings);
}

/// (keys of all dimensions, viewer), with the plan held instead of the event's.
Columns holders(const OuterScope &scope, int dimension)
{
    const std::string key = "k" + std::to_string(dimension);
    const std::string flag = "o" + std::to_string(dimension);
    Columns keys = keyColumnsOf(scope.dimensions, false);
    const bool split = !scope.dimensions[dimension].otherFlag.empty();
    keys.erase(
        std::remove_if(keys.begin(), keys.end(),
                       [&](const std::string &name) { return name == key || (split && name == flag); }),
        keys.end());
    const std::vector<qint64> ends = rowEnds(scope);
    std::string held = "h.plan AS " + key;
    if (split) {
        const SplitKey kept = splitKey("h.plan", *scope.spec.kept, scope.bindings);
        held = kept.key + " AS " + key + ", " + kept.otherFlag + " AS " + flag;
    }
    return {
        heldPlans(scope, ends), endTable(ends, scope.bindings),
        "plan_viewers AS (SELECT DISTINCT " + keyList(keys) + "viewer FROM src WHERE "
            + actionIs(Action::View) + " AND viewer IS NOT NULL)",
        "plan_times AS (SELECT " + keyList(keys, "g") + "g.viewer, z.stretch FROM plan_viewers g"
            + scope.rowTimes.joins + " JOIN plan_ends z ON z.until_ms = " + scope.rowTimes.until + ')',
        // No ASOF join: the engine takes the few rows it expects for a reason to loop over all of them.
        "held_spans AS (SELECT viewer, plan, stretch, lead(stretch, 1, 1000000000) OVER (PARTITION BY viewer "
        "ORDER BY stretch) AS next_stretch FROM held_plans)",
        "holders AS (SELECT " + keyList(keys, "g") + held
            + ", g.viewer FROM plan_times g LEFT JOIN held_spans h ON h.viewer = g.viewer AND g.stretch >= "
              "h.stretch AND g.stretch < h.next_stretch)"};
}

} // namespace

OuterPart planPart(const OuterScope &scope)
{
    OuterPart part;
    const int dimension = planDimension(scope);
    std::string relation = scope.chosen + " WHERE " + actionIs(Action::View);
    if (dimension >= 0) {
        part.with = holders(scope, dimension);
        relation = "holders";
        if (scope.spec.except) {
            const Columns all = keyColumnsOf(scope.dimensions, false);
            part.with.push_back("plan_rows AS (SELECT DISTINCT " + joined(all, ", ") + " FROM " + scope.chosen
                                + ')');
            relation += " h SEMI JOIN plan_rows l ON " + keysMatchSql("h", "l", all);
        }
    }
    part.with.push_back("by_plan AS ("
                        + selectGroups(scope.keys, {"count(DISTINCT viewer) AS viewers_by_plan"}, relation)
                        + ')');
    part.joins = " LEFT JOIN by_plan ON " + keysMatchSql("p", "by_plan", scope.keys);
    part.columns = {"coalesce(by_plan.viewers_by_plan, 0) AS viewers_by_plan"};
    return part;
}

} // namespace tally
