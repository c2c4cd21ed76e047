// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/viewers/viewerplan.h"

#include "core/utcday.h"
#include "ui/pages/board/planparts.h"
#include "ui/pages/common/pagetexts.h"
#include "ui/widgets/rangetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int CohortDays = 84; ///< cohorts shown at least, where the data goes back so far

QString tr(const char *text)
{
    return QCoreApplication::translate("Viewers", text);
}

QString cohortTitle(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Day:
        return QCoreApplication::translate("Viewers", "Retention by day of the first event");
    case TimeUnit::Month:
        return QCoreApplication::translate("Viewers", "Retention by month of the first event");
    default:
        return QCoreApplication::translate("Viewers", "Retention by week of the first event");
    }
}

/// Cohorts need more past than a range of a few weeks has: at least twelve weeks that end where the range
/// does.
DateRange cohortRange(const PlanInput &input)
{
    DateRange range = input.range;
    const Zone &zone = range.zone;
    const QDate last = zone.localDate(range.toMs - 1);
    QDate first = std::min(zone.localDate(range.fromMs), last.addDays(1 - CohortDays));
    if (input.info.bounds)
        first = std::max(first,
                         std::min(zone.localDate(input.info.bounds->firstMs), zone.localDate(range.fromMs)));
    return DateRange::ofDays(first, last, zone);
}

QList<Block> retentionBlocks(const PlanInput &input)
{
    if (!input.isKnown(u"retention"_s))
        return {};
    const DateRange range = cohortRange(input);
    const TimeUnit unit = cohortUnit(range);
    Block grid{.id = u"viewers.retention"_s, .kind = BlockKind::Grid, .title = cohortTitle(unit)};
    grid.subtitle
        = QCoreApplication::translate("Viewers", "share of the cohort active in each later period · %1")
              .arg(rangeDays(range, input.locale));
    grid.query = framedQuery(input.frame);
    grid.query.range = customSpec(range);
    grid.query.compare = {};
    grid.query.metrics = {u"retention"_s, u"rolling_retention"_s, u"visitors"_s};
    grid.query.dimensions = {u"cohort:"_s + timeUnitName(unit), u"period"_s};
    grid.drill.to = Drill::To::Nowhere;
    return {grid};
}

QList<Block> reachBlocks(const PlanInput &input)
{
    QList<Block> blocks = headlineBlocks(
        {.id = u"viewers"_s,
         .title = QCoreApplication::translate("Viewers", "Key figures of viewers"),
         .metrics = {u"unique_viewers"_s, u"visitors"_s, u"new_viewers"_s, u"returning_viewers"_s,
                     u"dormant_viewers"_s, u"sign_ups"_s, u"withdrawals"_s, u"events"_s},
         .chartSpan = 8,
         .leastUnit = TimeUnit::Day},
        input);
    blocks += seriesBlocks({.id = u"viewers.newreturning"_s,
                            .title = QCoreApplication::translate("Viewers", "New and returning viewers"),
                            .metrics = {u"new_viewers"_s, u"returning_viewers"_s},
                            .shape = ChartShape::StackedBars,
                            .span = 4,
                            .leastUnit = TimeUnit::Day},
                           input);
    return blocks;
}

QList<Block> habitBlocks(const PlanInput &input)
{
    QList<Block> blocks
        = headlineBlocks({.id = u"viewers.habit"_s,
                          .title = QCoreApplication::translate("Viewers", "How often viewers come"),
                          .metrics = {u"dau"_s, u"wau"_s, u"mau"_s, u"stickiness"_s, u"frequency"_s,
                                      u"recency"_s, u"views_per_viewer"_s, u"peak_concurrent"_s},
                          .leastUnit = TimeUnit::Day,
                          .hasChart = false},
                         input);
    blocks += seriesBlocks(
        {.id = u"viewers.active"_s,
         .title = QCoreApplication::translate("Viewers", "Active viewers by day, week and month"),
         .metrics = {u"dau"_s, u"wau"_s, u"mau"_s},
         .span = 6,
         .leastUnit = TimeUnit::Day},
        input);
    const bool hasViewers = input.isKnown(u"visitors"_s);
    if (!hasViewers)
        return blocks;
    blocks += barsBlocks({.id = u"viewers.frequency"_s,
                          .title = QCoreApplication::translate("Viewers", "Events per viewer"),
                          .dimension = u"events_per_viewer"_s,
                          .metric = u"visitors"_s,
                          .span = 3,
                          .isOrdered = true,
                          .needsField = false,
                          .drill = {Drill::To::Nowhere, {}}},
                         input);
    blocks += barsBlocks({.id = u"viewers.recency"_s,
                          .title = QCoreApplication::translate("Viewers", "Days since last event"),
                          .dimension = u"days_since_last"_s,
                          .metric = u"visitors"_s,
                          .span = 3,
                          .isOrdered = true,
                          .needsField = false,
                          .drill = {Drill::To::Nowhere, {}}},
                         input);
    return blocks;
}

QList<Block> whoBlocks(const PlanInput &input)
{
    QList<Block> blocks = barsBlocks({.id = u"viewers.plan"_s,
                                      .title = QCoreApplication::translate("Viewers", "Viewers by plan"),
                                      .dimension = u"viewer_plan"_s,
                                      .metric = u"viewers_by_plan"_s},
                                     input);
    struct Breakdown
    {
        const char *dimension;
        const char *title;
    };
    const Breakdown breakdowns[] = {
        {"viewer_gender", QT_TRANSLATE_NOOP("Viewers", "Viewers by gender")},
        {"viewer_age_group", QT_TRANSLATE_NOOP("Viewers", "Viewers by age")},
        {"country", QT_TRANSLATE_NOOP("Viewers", "Viewers by country")},
        {"region", QT_TRANSLATE_NOOP("Viewers", "Viewers by region")},
        {"device", QT_TRANSLATE_NOOP("Viewers", "Viewers by device")},
    };
    for (const Breakdown &each : breakdowns) {
        const QString dimension = QString::fromLatin1(each.dimension);
        blocks += barsBlocks({.id = u"viewers."_s + dimension,
                              .title = tr(each.title),
                              .dimension = dimension,
                              .metric = u"unique_viewers"_s,
                              .limit = 8,
                              .isOrdered = dimension == u"viewer_age_group"_s},
                             input);
    }
    return blocks;
}

} // namespace

TimeUnit cohortUnit(const DateRange &range)
{
    const qint64 days = (range.toMs - range.fromMs) / DayMs;
    if (days < 21)
        return TimeUnit::Day;
    return days <= 183 ? TimeUnit::Week : TimeUnit::Month;
}

QList<Block> planViewers(const PlanInput &input)
{
    QList<Block> blocks = reachBlocks(input);
    blocks += habitBlocks(input);
    blocks += retentionBlocks(input);
    blocks += headlineBlocks({.id = u"viewers.visits"_s,
                              .title = QCoreApplication::translate("Viewers", "Visits"),
                              .metrics = {u"visits"_s, u"page_views"_s, u"pages_per_visit"_s,
                                          u"bounce_rate"_s, u"avg_visit_duration"_s, u"avg_page_duration"_s},
                              .chartSpan = 12},
                             input);
    blocks += whoBlocks(input);
    blocks += headlineBlocks({.id = u"viewers.purchases"_s,
                              .title = QCoreApplication::translate("Viewers", "Purchases"),
                              .metrics = {u"purchases"_s, u"revenue"_s, u"avg_order_value"_s}},
                             input);
    return blocks;
}

} // namespace tally
