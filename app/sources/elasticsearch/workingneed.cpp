// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/workingneed.h"

#include "core/utcday.h"
#include "sources/elasticsearch/eventpages.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tally {

namespace {

// The windows of who is dormant reach 56 local days back from a day's end.
constexpr qint64 ActivityDays = 58;

/// A cohort that the range cuts is active in all of its period.
qint64 cohortDays(const Query &query)
{
    qint64 days = 0;
    for (const QString &name : query.dimensions) {
        const std::optional<DimensionInfo> info = findDimension(name);
        if (!info || info->kind != DimensionKind::Cohort)
            continue;
        switch (info->unit) {
        case TimeUnit::Week:
            days = 8;
            break;
        case TimeUnit::Month:
            days = 33;
            break;
        case TimeUnit::Quarter:
            days = 94;
            break;
        case TimeUnit::Year:
            days = 368;
            break;
        default:
            days = 3;
        }
    }
    return days;
}

void addMetric(const MetricInfo &metric, WorkingNeed &need, qint64 &daysBefore, bool &toEnd)
{
    using enum Atom;
    if (metric.uses({ActiveLastDay, ActiveLastWeek, ActiveLastMonth, Dormant, DailyShares, DaysWithViewers}))
        daysBefore = std::max(daysBefore, ActivityDays);
    if (metric.uses({NewViewers}))
        need.firstSeen = true;
    if (metric.uses({FirstTimeUploaders, RipeUploaders, ReturnedUploaders}))
        need.uploads = true;
    if (metric.uses({WeekOldContents, UnseenContents, ViewSpread, SpreadLimit, TopViews, ContentViews}))
        need.contents = true;
    if (metric.uses({ViewersByPlan}))
        need.plans = true;
    if (metric.uses({RetainedMembers, ReturningMembers, CohortMembers})) {
        need.firstSeen = true;
        toEnd = true;
    }
}

} // namespace

bool WorkingNeed::covers(const WorkingNeed &other) const
{
    const auto has = [](bool here, bool wanted) { return here || !wanted; };
    return fromMs <= other.fromMs && toMs >= other.toMs && has(uploads, other.uploads)
        && has(contents, other.contents) && has(plans, other.plans) && has(firstSeen, other.firstSeen);
}

bool WorkingNeed::meets(const WorkingNeed &other) const
{
    return fromMs <= other.toMs && other.fromMs <= toMs;
}

WorkingNeed WorkingNeed::with(const WorkingNeed &other) const
{
    return {std::min(fromMs, other.fromMs), std::max(toMs, other.toMs), uploads || other.uploads,
            contents || other.contents,     plans || other.plans,       firstSeen || other.firstSeen};
}

Json WorkingNeed::query() const
{
    Json any = Json::array({timeRange(fromMs, toMs)});
    if (uploads)
        any.push_back({{"term", {{"event.action", "content-upload"}}}});
    if (contents)
        any.push_back({{"exists", {{"field", "community.content.id"}}}});
    if (plans)
        any.push_back({{"exists", {{"field", "community.viewer.plan"}}}});
    return {
        {"bool", {{"filter", Json::array({{{"bool", {{"should", any}, {"minimum_should_match", 1}}}}})}}}};
}

Result<WorkingNeed> workingNeedOf(const Query &query, qint64 nowMs, const std::optional<DataBounds> &bounds)
{
    const qint64 asOf = query.asOfMs.value_or(nowMs);
    const Result<DateRange> range = resolveRange(query.range, asOf, query.weekStart, bounds);
    if (!range)
        return Unexpected(range.error());
    WorkingNeed need{range->fromMs, range->toMs};
    if (query.compare.mode != CompareMode::None) {
        const qint64 through = bounds ? std::min(asOf, bounds->lastMs + 1) : asOf;
        const Result<ComparedRanges> compared
            = comparedRanges(*range, query.compare, through, query.weekStart, asOf);
        if (!compared)
            return Unexpected(compared.error());
        need.fromMs = std::min({need.fromMs, compared->compared.fromMs, compared->comparedWhole.fromMs});
        need.toMs = std::max({need.toMs, compared->compared.toMs, compared->comparedWhole.toMs});
    }
    qint64 daysBefore = cohortDays(query);
    bool toEnd = false;
    QStringList asked = query.metrics;
    if (query.top)
        asked += query.top->by;
    for (const QString &name : std::as_const(asked)) {
        if (const MetricInfo *metric = findMetric(name))
            addMetric(*metric, need, daysBefore, toEnd);
    }
    need.fromMs -= daysBefore * DayMs;
    if (!bounds)
        return WorkingNeed{0, 0};
    if (toEnd)
        need.toMs = bounds->lastMs + 1;
    need.fromMs = std::clamp(need.fromMs, bounds->firstMs, bounds->lastMs + 1);
    need.toMs = std::clamp(need.toMs, need.fromMs, bounds->lastMs + 1);
    return need;
}

} // namespace tally
