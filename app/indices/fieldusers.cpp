// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/fieldusers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const QList<Field> Viewers{Field::Viewer, Field::AnonymousId};

QList<Field> withAction(QList<Field> more)
{
    more.prepend(Field::Action);
    return more;
}

QList<Field> fieldsOfPeople(Atom atom)
{
    using enum Atom;
    switch (atom) {
    case ViewersByPlan:
        return withAction(Viewers + QList<Field>{Field::ViewerPlan});
    case UniqueViewers:
    case PeakViewers:
    case CohortMembers: // cohorts may be made by sign-up
    case RetainedMembers:
    case ReturningMembers:
        return withAction(Viewers);
    case ActiveUploaders:
    case FirstTimeUploaders:
    case RipeUploaders:
    case ReturnedUploaders:
        return withAction({Field::Uploader});
    default:
        return Viewers;
    }
}

QList<Field> fieldsOfAtom(Atom atom)
{
    using enum Atom;
    switch (atom) {
    case Events:
        return {};
    case Count:
        return {Field::Action};
    case ViewsWithImpression:
        return withAction({Field::Impression});
    case WatchedMs:
        return {Field::WatchedMs};
    case Revenue:
        return withAction({Field::Amount, Field::Quantity, Field::Currency});
    case PlaybackShares:
    case PlaybacksOfLength:
        return {Field::Playback, Field::WatchedMs, Field::ContentDurationMs};
    case Visits:
    case VisitMs:
        return {Field::Session};
    case VisitsWithPage:
    case VisitsOnePage:
    case PageGapMs:
    case PageGaps:
        return withAction({Field::Session});
    case FirstDayViews:
    case FirstWeekViews:
    case FirstMonthViews:
    case RipeDayViews:
    case RipeWeekViews:
    case RipeMonthViews:
    case UnripeDayViews:
    case UnripeWeekViews:
    case UnripeMonthViews:
    case ViewsOfAllAges:
        return withAction({Field::ContentPublishedAt});
    case WeekOldContents:
    case UnseenContents:
    case ViewSpread:
    case SpreadLimit:
    case TopViews:
    case ContentViews:
        return withAction({Field::Content, Field::Uploader, Field::ContentPublishedAt});
    default:
        return fieldsOfPeople(atom);
    }
}

bool reads(const DimensionInfo &dimension, Field field)
{
    switch (dimension.kind) {
    case DimensionKind::Field:
        return dimension.field == field;
    case DimensionKind::Attribute:
        return dimension.field == field || dimension.attributeOf == field;
    case DimensionKind::LandingPage:
        return field == Field::Page || field == Field::Session;
    case DimensionKind::ContentAge:
        return field == Field::ContentPublishedAt;
    case DimensionKind::EventsPerViewer:
    case DimensionKind::DaysSinceLast:
    case DimensionKind::Cohort:
    case DimensionKind::Period:
        return Viewers.contains(field);
    case DimensionKind::Time:
    case DimensionKind::HourOfDay:
    case DimensionKind::DayOfWeek:
        return field == Field::Time;
    case DimensionKind::Label:
        break;
    }
    return false;
}

bool anyNames(const QList<Filter> &filters, const QStringList &names)
{
    return std::any_of(filters.begin(), filters.end(), [&names](const Filter &filter) {
        const bool people = filter.op == Filter::Op::HasDone || filter.op == Filter::Op::HasNotDone;
        return names.contains(filter.dimension)
            || (people && (names.contains("viewer"_L1) || names.contains("action"_L1)))
            || anyNames(filter.children, names);
    });
}

QStringList dimensionsReading(Field field)
{
    QStringList names;
    for (const DimensionInfo &dimension : dimensions()) {
        if (reads(dimension, field))
            names += dimension.name;
    }
    return names;
}

QStringList metricsReading(Field field)
{
    const bool all = field == Field::Time || field == Field::TrafficClass;
    QStringList names;
    for (const MetricInfo &metric : metrics()) {
        if (all || fieldsOf(metric).contains(field))
            names += metric.name;
    }
    return names;
}

} // namespace

QList<Field> fieldsOf(const MetricInfo &metric)
{
    QList<Field> fields;
    for (const AtomRef &atom : metric.atoms()) {
        for (const Field field : fieldsOfAtom(atom.atom)) {
            if (!fields.contains(field))
                fields += field;
        }
    }
    return fields;
}

FieldUsers usersOf(const QString &indexPath, const QList<NamedFilter> &savedFilters)
{
    FieldUsers users;
    if (const std::optional<Field> field = fieldByPath(indexPath)) {
        users.metrics = metricsReading(*field);
        users.dimensions = dimensionsReading(*field);
    } else if (indexPath.startsWith(u"labels."_s)) {
        users.dimensions = {indexPath};
    }
    for (const NamedFilter &saved : savedFilters) {
        if (anyNames(saved.filters, users.dimensions))
            users.savedFilters += saved.name;
    }
    return users;
}

} // namespace tally
