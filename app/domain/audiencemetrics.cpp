// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metricparts.h"

using namespace Qt::StringLiterals;

namespace tally {
namespace {

MetricInfo people(const QString &name, Formula formula, std::optional<bool> higherIsBetter = true)
{
    return metricOf(name, MetricKind::NonAdditive, Unit::Count, higherIsBetter, std::move(formula), {},
                    viewerFields());
}

} // namespace

QList<MetricInfo> audienceMetrics()
{
    return {
        people(u"dau"_s, {{atomOf(Atom::ActiveLastDay)}}),
        people(u"wau"_s, {{atomOf(Atom::ActiveLastWeek)}}),
        people(u"mau"_s, {{atomOf(Atom::ActiveLastMonth)}}),
        metricOf(u"stickiness"_s, MetricKind::Ratio, Unit::Share, true,
                 ratioOf(Atom::DailyShares, Atom::DaysWithViewers), {}, viewerFields()),
        people(u"dormant_viewers"_s, {{atomOf(Atom::Dormant)}}, false),
        people(u"new_viewers"_s, {{atomOf(Atom::NewViewers)}}),
        people(u"returning_viewers"_s, {{atomOf(Atom::Visitors)}, {atomOf(Atom::NewViewers)}}),
        metricOf(u"viewers_by_plan"_s, MetricKind::NonAdditive, Unit::Count, true,
                 {{atomOf(Atom::ViewersByPlan)}}, {Action::View}, {Field::ViewerPlan}),
        metricOf(u"retention"_s, MetricKind::Ratio, Unit::Share, true,
                 ratioOf(Atom::RetainedMembers, Atom::CohortMembers), {}, viewerFields()),
        metricOf(u"rolling_retention"_s, MetricKind::Ratio, Unit::Share, true,
                 ratioOf(Atom::ReturningMembers, Atom::CohortMembers), {}, viewerFields()),
        metricOf(u"frequency"_s, MetricKind::NonAdditive, Unit::Ratio, true,
                 ratioOf(Atom::EventsOfViewers, Atom::Visitors), {}, viewerFields()),
        metricOf(u"recency"_s, MetricKind::NonAdditive, Unit::Seconds, false,
                 ratioOf(Atom::SilenceMs, Atom::Visitors, 0.001), {}, viewerFields()),
    };
}

QList<MetricInfo> contentMetrics()
{
    using enum Action;
    const auto early = [](const QString &name, Atom counted, Atom ripe, Atom unripe) {
        const Formula formula{{atomOf(counted)}, {}, {}, 1.0, {atomOf(ripe)}, {atomOf(unripe)}};
        return metricOf(name, MetricKind::Additive, Unit::Count, true, formula, {View},
                        {Field::ContentPublishedAt});
    };
    return {
        early(u"first_24h_views"_s, Atom::FirstDayViews, Atom::RipeDayViews, Atom::UnripeDayViews),
        early(u"first_7d_views"_s, Atom::FirstWeekViews, Atom::RipeWeekViews, Atom::UnripeWeekViews),
        early(u"first_28d_views"_s, Atom::FirstMonthViews, Atom::RipeMonthViews, Atom::UnripeMonthViews),
        metricOf(u"freshness"_s, MetricKind::Ratio, Unit::Share, std::nullopt,
                 {{countOf(View)}, {}, {atomOf(Atom::ViewsOfAllAges)}, 1.0}, {View},
                 {Field::ContentPublishedAt}),
        metricOf(u"zero_view_rate"_s, MetricKind::Ratio, Unit::Share, false,
                 ratioOf(Atom::UnseenContents, Atom::WeekOldContents), {View}, {Field::Content}),
        metricOf(u"gini"_s, MetricKind::NonAdditive, Unit::Share, std::nullopt,
                 ratioOf(Atom::ViewSpread, Atom::SpreadLimit), {View}, {Field::Content}),
        metricOf(u"top_1_percent_share"_s, MetricKind::NonAdditive, Unit::Share, std::nullopt,
                 ratioOf(Atom::TopViews, Atom::ContentViews), {View}, {Field::Content}),
    };
}

} // namespace tally
