// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguetext.h"
#include "domain/metricparts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

MetricInfo counted(const QString &name, Action action, std::optional<bool> higherIsBetter = true)
{
    return metricOf(name, MetricKind::Additive, Unit::Count, higherIsBetter, {{countOf(action)}, {}, {}, 1.0},
                    {action});
}

MetricInfo net(const QString &name, Action gained, Action undone)
{
    return metricOf(name, MetricKind::Additive, Unit::Count, true,
                    {{countOf(gained)}, {countOf(undone)}, {}, 1.0}, {gained});
}

MetricInfo distinct(const QString &name, Atom atom, QList<Action> needs, QList<Field> needsFields)
{
    return metricOf(name, MetricKind::NonAdditive, Unit::Count, true, {{atomOf(atom)}, {}, {}, 1.0},
                    std::move(needs), std::move(needsFields));
}

QList<MetricInfo> watching()
{
    using enum Action;
    return {
        metricOf(u"events"_s, MetricKind::Additive, Unit::Count, std::nullopt,
                 {{atomOf(Atom::Events)}, {}, {}, 1.0}),
        counted(u"views"_s, View),
        counted(u"impressions"_s, Impression),
        metricOf(u"click_through_rate"_s, MetricKind::Ratio, Unit::Share, true,
                 {{atomOf(Atom::ViewsWithImpression)}, {}, {countOf(Impression)}, 1.0}, {Impression}),
        distinct(u"unique_viewers"_s, Atom::UniqueViewers, {View}, viewerFields()),
        metricOf(u"views_per_viewer"_s, MetricKind::Ratio, Unit::Ratio, true,
                 {{countOf(View)}, {}, {atomOf(Atom::UniqueViewers)}, 1.0}, {View}, viewerFields()),
        metricOf(u"watch_time"_s, MetricKind::Additive, Unit::Seconds, true,
                 {{atomOf(Atom::WatchedMs)}, {}, {}, 0.001}, {View, ViewProgress}, {Field::WatchedMs}),
        metricOf(u"avg_view_duration"_s, MetricKind::Ratio, Unit::Seconds, true,
                 {{atomOf(Atom::WatchedMs)}, {}, {countOf(View)}, 0.001}, {View}, {Field::WatchedMs}),
        metricOf(u"avg_percentage_viewed"_s, MetricKind::Ratio, Unit::Share, true,
                 ratioOf(Atom::PlaybackShares, Atom::PlaybacksOfLength), {View, ViewProgress},
                 {Field::Playback}),
        metricOf(u"peak_concurrent"_s, MetricKind::NonAdditive, Unit::Count, true,
                 {{atomOf(Atom::PeakViewers)}}, {View, ViewProgress}, viewerFields()),
    };
}

QList<MetricInfo> reactions()
{
    using enum Action;
    return {
        net(u"likes"_s, Like, Unlike),
        counted(u"likes_gross"_s, Like),
        net(u"comments"_s, Comment, CommentDelete),
        counted(u"comments_gross"_s, Comment),
        counted(u"shares"_s, Share),
        net(u"saves"_s, Save, Unsave),
        counted(u"saves_gross"_s, Save),
        net(u"follows"_s, Follow, Unfollow),
        counted(u"follows_gross"_s, Follow),
        metricOf(u"engagement_rate"_s, MetricKind::Ratio, Unit::Share, true,
                 {{countOf(Like), countOf(Comment), countOf(Share)}, {}, {countOf(View)}, 1.0},
                 {Like, Comment, Share}),
    };
}

QList<MetricInfo> visiting()
{
    using enum Action;
    return {
        distinct(u"visits"_s, Atom::Visits, {}, {Field::Session}),
        distinct(u"visitors"_s, Atom::Visitors, {}, viewerFields()),
        counted(u"page_views"_s, PageView),
        metricOf(u"pages_per_visit"_s, MetricKind::Ratio, Unit::Ratio, true,
                 {{countOf(PageView)}, {}, {atomOf(Atom::Visits)}, 1.0}, {PageView}, {Field::Session}),
        metricOf(u"bounce_rate"_s, MetricKind::Ratio, Unit::Share, false,
                 {{atomOf(Atom::VisitsOnePage)}, {}, {atomOf(Atom::VisitsWithPage)}, 1.0}, {PageView},
                 {Field::Session}),
        metricOf(u"avg_visit_duration"_s, MetricKind::Ratio, Unit::Seconds, true,
                 ratioOf(Atom::VisitMs, Atom::Visits, 0.001), {}, {Field::Session}),
        metricOf(u"avg_page_duration"_s, MetricKind::Ratio, Unit::Seconds, true,
                 ratioOf(Atom::PageGapMs, Atom::PageGaps, 0.001), {PageView}, {Field::Session}),
        counted(u"sign_ups"_s, SignUp),
        counted(u"withdrawals"_s, Withdraw, false),
    };
}

QList<MetricInfo> supply()
{
    using enum Action;
    return {
        counted(u"uploads"_s, ContentUpload),
        counted(u"deletions"_s, ContentDelete, std::nullopt),
        distinct(u"active_uploaders"_s, Atom::ActiveUploaders, {ContentUpload}, {Field::Uploader}),
        metricOf(u"uploads_per_uploader"_s, MetricKind::Ratio, Unit::Ratio, true,
                 {{countOf(ContentUpload)}, {}, {atomOf(Atom::ActiveUploaders)}, 1.0}, {ContentUpload},
                 {Field::Uploader}),
        metricOf(u"first_time_uploaders"_s, MetricKind::NonAdditive, Unit::Count, true,
                 {{atomOf(Atom::FirstTimeUploaders)}}, {ContentUpload}, {Field::Uploader}),
        metricOf(u"uploader_return_rate"_s, MetricKind::Ratio, Unit::Share, true,
                 ratioOf(Atom::ReturnedUploaders, Atom::RipeUploaders), {ContentUpload}, {Field::Uploader}),
        counted(u"purchases"_s, Purchase),
        metricOf(u"revenue"_s, MetricKind::Additive, Unit::Money, true,
                 {{atomOf(Atom::Revenue)}, {}, {}, 1.0}, {Purchase}, {Field::Amount}),
        metricOf(u"avg_order_value"_s, MetricKind::Ratio, Unit::Money, true,
                 {{atomOf(Atom::Revenue)}, {}, {countOf(Purchase)}, 1.0}, {Purchase}, {Field::Amount}),
        counted(u"reports"_s, Report, false),
        metricOf(u"reports_per_1000_views"_s, MetricKind::Ratio, Unit::Ratio, false,
                 {{countOf(Report)}, {}, {countOf(View)}, 1000.0}, {Report}),
    };
}

} // namespace

const QList<MetricInfo> &metrics()
{
    static const QList<MetricInfo> all
        = watching() + contentMetrics() + reactions() + visiting() + audienceMetrics() + supply();
    return all;
}

const MetricInfo *findMetric(const QString &name)
{
    const QList<MetricInfo> &all = metrics();
    const auto found
        = std::find_if(all.cbegin(), all.cend(), [&name](const MetricInfo &m) { return m.name == name; });
    return found == all.cend() ? nullptr : &*found;
}

const CatalogueText *findText(std::span<const CatalogueText> texts, QStringView name)
{
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [name](const CatalogueText &text) { return text.name == name; });
    return found == texts.end() ? nullptr : &*found;
}

} // namespace tally
