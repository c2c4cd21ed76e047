// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace tally {

/// What an event can hold: the rows of the event table. The order is the order of columns in exports.
enum class Field : quint8 {
    Time,
    EventId,
    Action,
    Viewer,      ///< user.id
    AnonymousId, ///< community.anonymous.id: the viewer where there is no user.id; a name space of its own
    Session,
    ViewerGender,
    ViewerAgeGroup,
    ViewerPlan,
    ViewerSignedUpAt,
    Content,
    ContentTitle,
    ContentType,
    Category,
    Tags, ///< several keywords: JSON array text, sorted, without doubles
    ContentPublishedAt,
    ContentDurationMs,
    Uploader,
    UploaderName,
    WatchedMs,
    Impression,
    Playback,
    Page,
    TrafficSource,
    Country,
    Region,
    Device,
    Browser,
    Os,
    TrafficClass,
    Amount,
    Quantity,
    Currency,
    IngestedAt,
    Labels, ///< JSON object text of the fields that have no place of their own; flat, dotted names, values as they came
};
inline constexpr int FieldCount = int(Field::Labels) + 1;

/// How a field's values are held. Instants are UTC milliseconds.
enum class FieldType : quint8 { Keyword, KeywordList, Instant, Integer, Decimal, Object };

struct FieldInfo
{
    Field field;
    QString name; ///< short name: dimension, CSV column, key of a field map
    QString path; ///< dotted name in the index (Elastic Common Schema, or community.*)
    FieldType type;
};

/// All fields in the order of the enumeration.
const std::array<FieldInfo, FieldCount> &fields();
const FieldInfo &fieldInfo(Field field);
std::optional<Field> fieldByName(const QString &shortName);
std::optional<Field> fieldByPath(const QString &path);

/// The values of event.action that metrics know, in data-model.md's order. Numbers are stable: stores keep them.
enum class Action : quint8 {
    SignUp = 1, SignIn, Withdraw, PlanChange, PageView, ContentUpload, ContentDelete, Impression, View, ViewProgress,
    Like, Unlike, Comment, CommentDelete, Share, Save, Follow, Unfollow, Purchase, Report, Unsave,
};
inline constexpr int ActionCount = int(Action::Unsave);
QString actionName(Action action); ///< "content-upload"
std::optional<Action> actionByName(const QString &name);

} // namespace tally
