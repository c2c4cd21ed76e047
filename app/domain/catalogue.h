// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buckets.h"
#include "domain/field.h"
#include "domain/value.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <initializer_list>

namespace tally {

inline constexpr int DefinitionsVersion = 1;

enum class Language { English, Korean };

/// A text in the languages of the product.
struct Localised
{
    QString en;
    QString ko;
    const QString &in(Language language) const { return language == Language::Korean ? ko : en; }
};

enum class DimensionKind {
    Field,      ///< a field of the event
    Attribute,  ///< content_title, uploader_name: the latest value in the range of what `attributeOf` names
    Time,       ///< time:UNIT
    HourOfDay,  ///< 0–23, local
    DayOfWeek,  ///< 1–7 from Monday, local
    Label,      ///< labels.NAME
    LandingPage, ///< page of the first page-view of the visit
    ContentAge,      ///< class of event time − content_published_at
    EventsPerViewer, ///< class of how many events the viewer has
    DaysSinceLast,   ///< class of how long ago the viewer's last event is
    Cohort,          ///< cohort:UNIT, of viewers, for retention
    Period           ///< how many units after its cohort's
};

struct DimensionInfo
{
    QString name; ///< as asked for: "country", "time:day", "labels.campaign"
    DimensionKind kind = DimensionKind::Field;
    Field field = Field::Time;           ///< for Field and Attribute
    Field attributeOf = Field::Content;  ///< for Attribute
    TimeUnit unit = TimeUnit::Day;       ///< for Time and Cohort
    QString labelName;                   ///< for Label: what follows "labels."
    FieldType valueType = FieldType::Keyword;
    Localised label;
    Localised definition;

    /// "date", "datetime", "keyword", "integer", "decimal": the type of the result's column.
    QString columnType() const;
};

/// What an engine counts; metrics are formulas over these. Each is taken over the events of a group.
enum class Atom : quint8 {
    Events,              ///< events
    Count,               ///< events of one action
    ViewsWithImpression, ///< views that carry an impression id
    UniqueViewers,       ///< distinct viewer over view
    Visitors,            ///< distinct viewer over any event
    Visits,              ///< distinct session over any event
    VisitsWithPage,      ///< visits with at least one page-view
    VisitsOnePage,       ///< visits with exactly one page-view
    WatchedMs,           ///< Σ watched_ms
    Revenue,             ///< Σ amount × quantity over purchase; unknown over several currencies
    ActiveUploaders,     ///< distinct uploader over content-upload
    FirstDayViews,       ///< ripe views within a day of their content's publication
    FirstWeekViews,
    FirstMonthViews,
    RipeDayViews,        ///< views of contents that were published at least a day ago
    RipeWeekViews,
    RipeMonthViews,
    UnripeDayViews,      ///< views of contents that were published later than that
    UnripeWeekViews,
    UnripeMonthViews,
    ViewsOfAllAges,      ///< views of the same group without the dimension content_age
    PlaybackShares,      ///< Σ min(1, watched ÷ duration) over playbacks whose duration is known
    PlaybacksOfLength,   ///< those playbacks
    PeakViewers,         ///< greatest number of distinct viewers over view, view-progress in a minute
    VisitMs,             ///< Σ last − first event of each visit
    PageGapMs,           ///< Σ time between page-views that follow each other in a visit
    PageGaps,            ///< how many these are
    EventsOfViewers,     ///< events that tell their viewer
    SilenceMs,           ///< Σ over viewers of the row's end − their last event
    NewViewers,          ///< distinct viewers whose first event ever is not before the row's start
    ViewersByPlan,       ///< unique viewers, grouped by the plan they hold at the row's end
    ActiveLastDay,       ///< distinct viewers on the last complete local day of the row
    ActiveLastWeek,      ///< … in the 7 days that end with it
    ActiveLastMonth,     ///< … in the 28 days that end with it
    Dormant,             ///< … in the 28 days before those 28, not in them
    DailyShares,         ///< Σ viewers of the day ÷ viewers of its 28 days, over the row's local days
    DaysWithViewers,     ///< how many days these are
    FirstTimeUploaders,  ///< active uploaders whose first upload ever is not before the row's start
    RipeUploaders,       ///< those of them whose first upload is 28 days ago
    ReturnedUploaders,   ///< those of the ripe who uploaded again within 28 days
    WeekOldContents,     ///< contents of the group that were published 7 days before its end
    UnseenContents,      ///< those of them without a view in their first 7 days
    ViewSpread,          ///< Σ (2i − n − 1)·x over the group's contents (or uploaders) by ascending views x
    SpreadLimit,         ///< n·Σx
    TopViews,            ///< views of the most viewed hundredth of the contents (or uploaders)
    ContentViews,        ///< Σx: views of the group's contents (or uploaders)
    RetainedMembers,     ///< members of a cohort that are active in the period
    ReturningMembers,    ///< members of a cohort that are active in the period or later
    CohortMembers,       ///< the cohort's size
};

struct AtomRef
{
    Atom atom = Atom::Events;
    Action action = Action::View; ///< for Count
    bool operator==(const AtomRef &) const = default;
    bool operator<(const AtomRef &other) const;
    bool isAdditive() const;
    QString key() const; ///< a stable identifier, fit as a column name: "count_view"
};

enum class MetricKind { Additive, NonAdditive, Ratio };
enum class Unit { Count, Seconds, Share, Ratio, Money };

/// (Σ plus − Σ minus) ÷ Σ over, times `scale`; without `over` no division. Null where an atom is null, Σ over is 0, or
/// Σ unripe is not 0 while Σ ripe is: there is something, but all of it is too young to tell.
struct Formula
{
    QList<AtomRef> plus = {};
    QList<AtomRef> minus = {};
    QList<AtomRef> over = {};
    double scale = 1.0;
    QList<AtomRef> ripe = {};
    QList<AtomRef> unripe = {};
};

struct MetricInfo
{
    QString name;
    MetricKind kind = MetricKind::Additive;
    Unit unit = Unit::Count;
    std::optional<bool> higherIsBetter; ///< unset: neither
    Formula formula;
    QList<Action> needs;      ///< known only where one of these actions occurs at all; empty: always
    QList<Field> needsFields; ///< and where one of these fields is ever present
    Localised label;
    Localised shortLabel;
    Localised definition;

    QList<AtomRef> atoms() const;
    bool uses(std::initializer_list<Atom> some) const; ///< any of them
    QString kindName() const; ///< "additive", "non_additive", "ratio"
    QString unitName() const; ///< "count", "seconds", "share", "ratio", "currency"
};

/// The vocabulary that query planners, labels, tooltips, CSVs and the API share. Immutable, thread-safe.
const QList<MetricInfo> &metrics();
const MetricInfo *findMetric(const QString &name);
/// All dimensions that have a name of their own (labels.* are made on demand).
const QList<DimensionInfo> &dimensions();
std::optional<DimensionInfo> findDimension(const QString &name);

/// A metric from its atoms (null atoms allowed), rounded as results are: durations to the millisecond in seconds.
Value evaluate(const MetricInfo &metric, const QHash<QString, Value> &atomsByKey);
/// (current − previous) ÷ previous; null when either is null or previous is 0.
Value changeRate(const Value &current, const Value &previous);

} // namespace tally
