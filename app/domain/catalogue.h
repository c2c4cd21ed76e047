// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buckets.h"
#include "domain/field.h"
#include "domain/value.h"

#include <QHash>
#include <QList>
#include <QStringList>

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
    LandingPage ///< page of the first page-view of the visit
};

struct DimensionInfo
{
    QString name; ///< as asked for: "country", "time:day", "labels.campaign"
    DimensionKind kind = DimensionKind::Field;
    Field field = Field::Time;           ///< for Field and Attribute
    Field attributeOf = Field::Content;  ///< for Attribute
    TimeUnit unit = TimeUnit::Day;       ///< for Time
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

/// (Σ plus − Σ minus) ÷ Σ over, times `scale`; without `over` no division. Null where an atom is null or Σ over is 0.
struct Formula
{
    QList<AtomRef> plus;
    QList<AtomRef> minus;
    QList<AtomRef> over;
    double scale = 1.0;
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
