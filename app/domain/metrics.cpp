// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

AtomRef count(Action action)
{
    return {Atom::Count, action};
}

AtomRef of(Atom atom)
{
    return {atom, Action::View};
}

MetricInfo metric(const QString &name, MetricKind kind, Unit unit, std::optional<bool> higherIsBetter,
                  Formula formula, QList<Action> needs = {}, QList<Field> needsFields = {})
{
    MetricInfo info;
    info.name = name;
    info.kind = kind;
    info.unit = unit;
    info.higherIsBetter = higherIsBetter;
    info.formula = std::move(formula);
    info.needs = std::move(needs);
    info.needsFields = std::move(needsFields);
    if (const CatalogueText *text = findText(metricTexts(), name)) {
        info.label = {text->labelEn.toString(), text->labelKo.toString()};
        info.shortLabel = {text->shortEn.isEmpty() ? info.label.en : text->shortEn.toString(),
                           text->shortKo.isEmpty() ? info.label.ko : text->shortKo.toString()};
        info.definition = {text->definitionEn.toString(), text->definitionKo.toString()};
    }
    return info;
}

MetricInfo counted(const QString &name, Action action, std::optional<bool> higherIsBetter = true)
{
    return metric(name, MetricKind::Additive, Unit::Count, higherIsBetter, {{count(action)}, {}, {}, 1.0},
                  {action});
}

MetricInfo net(const QString &name, Action gained, Action undone)
{
    return metric(name, MetricKind::Additive, Unit::Count, true, {{count(gained)}, {count(undone)}, {}, 1.0},
                  {gained});
}

MetricInfo distinct(const QString &name, Atom atom, QList<Action> needs, QList<Field> needsFields)
{
    return metric(name, MetricKind::NonAdditive, Unit::Count, true, {{of(atom)}, {}, {}, 1.0},
                  std::move(needs), std::move(needsFields));
}

QList<Field> viewerFields()
{
    return {Field::Viewer, Field::AnonymousId};
}

QList<MetricInfo> watching()
{
    using enum Action;
    return {
        metric(u"events"_s, MetricKind::Additive, Unit::Count, std::nullopt,
               {{of(Atom::Events)}, {}, {}, 1.0}),
        counted(u"views"_s, View),
        counted(u"impressions"_s, Impression),
        metric(u"click_through_rate"_s, MetricKind::Ratio, Unit::Share, true,
               {{of(Atom::ViewsWithImpression)}, {}, {count(Impression)}, 1.0}, {Impression}),
        distinct(u"unique_viewers"_s, Atom::UniqueViewers, {View}, viewerFields()),
        metric(u"views_per_viewer"_s, MetricKind::Ratio, Unit::Ratio, true,
               {{count(View)}, {}, {of(Atom::UniqueViewers)}, 1.0}, {View}, viewerFields()),
        metric(u"watch_time"_s, MetricKind::Additive, Unit::Seconds, true,
               {{of(Atom::WatchedMs)}, {}, {}, 0.001}, {View, ViewProgress}, {Field::WatchedMs}),
        metric(u"avg_view_duration"_s, MetricKind::Ratio, Unit::Seconds, true,
               {{of(Atom::WatchedMs)}, {}, {count(View)}, 0.001}, {View}, {Field::WatchedMs}),
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
        metric(u"engagement_rate"_s, MetricKind::Ratio, Unit::Share, true,
               {{count(Like), count(Comment), count(Share)}, {}, {count(View)}, 1.0}, {Like, Comment, Share}),
    };
}

QList<MetricInfo> visiting()
{
    using enum Action;
    return {
        distinct(u"visits"_s, Atom::Visits, {}, {Field::Session}),
        distinct(u"visitors"_s, Atom::Visitors, {}, viewerFields()),
        counted(u"page_views"_s, PageView),
        metric(u"pages_per_visit"_s, MetricKind::Ratio, Unit::Ratio, true,
               {{count(PageView)}, {}, {of(Atom::Visits)}, 1.0}, {PageView}, {Field::Session}),
        metric(u"bounce_rate"_s, MetricKind::Ratio, Unit::Share, false,
               {{of(Atom::VisitsOnePage)}, {}, {of(Atom::VisitsWithPage)}, 1.0}, {PageView},
               {Field::Session}),
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
        metric(u"uploads_per_uploader"_s, MetricKind::Ratio, Unit::Ratio, true,
               {{count(ContentUpload)}, {}, {of(Atom::ActiveUploaders)}, 1.0}, {ContentUpload},
               {Field::Uploader}),
        counted(u"purchases"_s, Purchase),
        metric(u"revenue"_s, MetricKind::Additive, Unit::Money, true, {{of(Atom::Revenue)}, {}, {}, 1.0},
               {Purchase}, {Field::Amount}),
        metric(u"avg_order_value"_s, MetricKind::Ratio, Unit::Money, true,
               {{of(Atom::Revenue)}, {}, {count(Purchase)}, 1.0}, {Purchase}, {Field::Amount}),
        counted(u"reports"_s, Report, false),
        metric(u"reports_per_1000_views"_s, MetricKind::Ratio, Unit::Ratio, false,
               {{count(Report)}, {}, {count(View)}, 1000.0}, {Report}),
    };
}

} // namespace

const QList<MetricInfo> &metrics()
{
    static const QList<MetricInfo> all = watching() + reactions() + visiting() + supply();
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
