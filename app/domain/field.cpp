// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

QHash<QString, Field> indexBy(QString FieldInfo::*key)
{
    QHash<QString, Field> index;
    for (const FieldInfo &info : fields())
        index.insert(info.*key, info.field);
    return index;
}

const std::array<QString, ActionCount> &actionNames()
{
    static const std::array<QString, ActionCount> names = {
        u"sign-up"_s,        u"sign-in"_s,        u"withdraw"_s,   u"plan-change"_s,    u"page-view"_s,
        u"content-upload"_s, u"content-delete"_s, u"impression"_s, u"view"_s,           u"view-progress"_s,
        u"like"_s,           u"unlike"_s,         u"comment"_s,    u"comment-delete"_s, u"share"_s,
        u"save"_s,           u"follow"_s,         u"unfollow"_s,   u"purchase"_s,       u"report"_s,
        u"unsave"_s,
    };
    return names;
}

} // namespace

const std::array<FieldInfo, FieldCount> &fields()
{
    using enum FieldType;
    static const std::array<FieldInfo, FieldCount> table = {{
        {Field::Time, u"time"_s, u"@timestamp"_s, Instant},
        {Field::EventId, u"event_id"_s, u"event.id"_s, Keyword},
        {Field::Action, u"action"_s, u"event.action"_s, Keyword},
        {Field::Viewer, u"viewer"_s, u"user.id"_s, Keyword},
        {Field::AnonymousId, u"anonymous_id"_s, u"community.anonymous.id"_s, Keyword},
        {Field::Session, u"session"_s, u"session.id"_s, Keyword},
        {Field::ViewerGender, u"viewer_gender"_s, u"community.viewer.gender"_s, Keyword},
        {Field::ViewerAgeGroup, u"viewer_age_group"_s, u"community.viewer.age_group"_s, Keyword},
        {Field::ViewerPlan, u"viewer_plan"_s, u"community.viewer.plan"_s, Keyword},
        {Field::ViewerSignedUpAt, u"viewer_signed_up_at"_s, u"community.viewer.signed_up_at"_s, Instant},
        {Field::Content, u"content"_s, u"community.content.id"_s, Keyword},
        {Field::ContentTitle, u"content_title"_s, u"community.content.title"_s, Keyword},
        {Field::ContentType, u"content_type"_s, u"community.content.type"_s, Keyword},
        {Field::Category, u"category"_s, u"community.content.category"_s, Keyword},
        {Field::Tags, u"tags"_s, u"community.content.tags"_s, KeywordList},
        {Field::ContentPublishedAt, u"content_published_at"_s, u"community.content.published_at"_s, Instant},
        {Field::ContentDurationMs, u"content_duration_ms"_s, u"community.content.duration_ms"_s, Integer},
        {Field::Uploader, u"uploader"_s, u"community.uploader.id"_s, Keyword},
        {Field::UploaderName, u"uploader_name"_s, u"community.uploader.name"_s, Keyword},
        {Field::WatchedMs, u"watched_ms"_s, u"community.watched_ms"_s, Integer},
        {Field::Impression, u"impression"_s, u"community.impression.id"_s, Keyword},
        {Field::Playback, u"playback"_s, u"community.playback.id"_s, Keyword},
        {Field::Page, u"page"_s, u"url.path"_s, Keyword},
        {Field::TrafficSource, u"traffic_source"_s, u"community.traffic.source"_s, Keyword},
        {Field::Country, u"country"_s, u"client.geo.country_iso_code"_s, Keyword},
        {Field::Region, u"region"_s, u"client.geo.region_iso_code"_s, Keyword},
        {Field::Device, u"device"_s, u"community.device.type"_s, Keyword},
        {Field::Browser, u"browser"_s, u"user_agent.name"_s, Keyword},
        {Field::Os, u"os"_s, u"user_agent.os.name"_s, Keyword},
        {Field::TrafficClass, u"traffic_class"_s, u"community.traffic.class"_s, Keyword},
        {Field::Amount, u"amount"_s, u"community.purchase.amount"_s, Decimal},
        {Field::Quantity, u"quantity"_s, u"community.purchase.quantity"_s, Integer},
        {Field::Currency, u"currency"_s, u"community.purchase.currency"_s, Keyword},
        {Field::IngestedAt, u"ingested_at"_s, u"event.ingested"_s, Instant},
        {Field::Labels, u"labels"_s, u"labels"_s, Object},
    }};
    return table;
}

const FieldInfo &fieldInfo(Field field)
{
    return fields()[std::size_t(field)];
}

std::optional<Field> fieldByName(const QString &shortName)
{
    static const QHash<QString, Field> index = indexBy(&FieldInfo::name);
    const auto found = index.constFind(shortName);
    return found == index.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Field> fieldByPath(const QString &path)
{
    static const QHash<QString, Field> index = indexBy(&FieldInfo::path);
    const auto found = index.constFind(path);
    return found == index.cend() ? std::nullopt : std::optional(*found);
}

QString actionName(Action action)
{
    const auto position = std::size_t(action);
    return position >= 1 && position <= std::size_t(ActionCount) ? actionNames()[position - 1] : QString();
}

std::optional<Action> actionByName(const QString &name)
{
    static const QHash<QString, Action> index = [] {
        QHash<QString, Action> all;
        for (int number = 1; number <= ActionCount; ++number)
            all.insert(actionName(Action(number)), Action(number));
        return all;
    }();
    const auto found = index.constFind(name);
    return found == index.cend() ? std::nullopt : std::optional(*found);
}

} // namespace tally
