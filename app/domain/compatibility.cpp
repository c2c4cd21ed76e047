// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/compatibility.h"

#include "core/errorcodes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Unexpected incompatible(const QString &place, const QString &detail)
{
    return failure(ErrorKind::InvalidInput, codes::IncompatibleDimension, detail, place);
}

QString indexed(const QString &list, qsizetype index)
{
    return u"%1[%2]"_s.arg(list).arg(index);
}

/// A visit has many pages: `landing_page` is the dimension for it.
bool countsVisits(const MetricInfo &metric)
{
    return metric.uses(
        {Atom::Visits, Atom::VisitsWithPage, Atom::VisitsOnePage, Atom::VisitMs, Atom::PageGaps});
}

/// Counts who was active on local days, which may lie before the range.
bool looksAtDays(const MetricInfo &metric)
{
    return metric.uses({Atom::ActiveLastDay, Atom::ActiveLastWeek, Atom::ActiveLastMonth, Atom::Dormant,
                        Atom::DaysWithViewers});
}

/// Counts contents that exist, whether or not anything happened to them in the range.
bool looksAtContents(const MetricInfo &metric)
{
    return metric.uses({Atom::WeekOldContents, Atom::SpreadLimit, Atom::ContentViews});
}

bool isOfCohorts(const MetricInfo &metric)
{
    return metric.uses({Atom::CohortMembers});
}

bool isEventsOwnField(Field field)
{
    using enum Field;
    return field == Time || field == EventId || field == Session || field == Impression || field == Playback;
}

/// What only an event in the range has.
bool isOfOneEvent(const DimensionInfo &dimension)
{
    using enum DimensionKind;
    switch (dimension.kind) {
    case Field:
        return isEventsOwnField(dimension.field);
    case HourOfDay:
    case DayOfWeek:
    case LandingPage:
    case EventsPerViewer:
    case DaysSinceLast:
        return true;
    default:
        return false;
    }
}

bool isClockTime(const DimensionInfo &dimension)
{
    return dimension.kind == DimensionKind::Time && dimension.unit <= TimeUnit::Hour;
}

/// Why the metric can't be told by the dimension; empty: it can.
QString obstacle(const MetricInfo &metric, const DimensionInfo &dimension)
{
    const QString names = u"\"%1\" can't be told by %2"_s.arg(metric.name, dimension.name.left(64));
    if (countsVisits(metric) && dimension.kind == DimensionKind::Field && dimension.field == Field::Page)
        return names + u": a visit has many; landing_page can"_s;
    if (looksAtDays(metric) && (isOfOneEvent(dimension) || isClockTime(dimension)))
        return names + u": it looks at whole days, also before the range"_s;
    if (looksAtContents(metric) && (isOfOneEvent(dimension) || dimension.kind == DimensionKind::ContentAge))
        return names + u": it looks at contents, also those that nothing happened to"_s;
    return {};
}

Result<void> checkPair(const Query &query, const MetricInfo &metric)
{
    bool timed = false;
    for (qsizetype i = 0; i < query.dimensions.size(); ++i) {
        const DimensionInfo dimension = *findDimension(query.dimensions[i]);
        const QString place = indexed(u"dimensions"_s, i);
        if (const QString reason = obstacle(metric, dimension); !reason.isEmpty())
            return incompatible(place, reason);
        if (dimension.kind != DimensionKind::Time)
            continue;
        if (timed && (looksAtDays(metric) || looksAtContents(metric)))
            return incompatible(place, u"\"%1\" takes one time dimension at most"_s.arg(metric.name));
        timed = true;
    }
    return {};
}

bool has(const QStringList &dimensions, DimensionKind kind)
{
    return std::any_of(dimensions.cbegin(), dimensions.cend(),
                       [kind](const QString &name) { return findDimension(name)->kind == kind; });
}

/// What a metric needs among the dimensions; empty: nothing that is missing.
QString lack(const MetricInfo &metric, const QStringList &dimensions)
{
    if (metric.uses({Atom::ViewsOfAllAges}) && !has(dimensions, DimensionKind::ContentAge))
        return u"\"%1\" needs the dimension content_age"_s.arg(metric.name);
    if (isOfCohorts(metric) && !has(dimensions, DimensionKind::Cohort))
        return u"\"%1\" needs a dimension cohort:UNIT"_s.arg(metric.name);
    return {};
}

Result<void> checkMetrics(const Query &query)
{
    for (qsizetype i = 0; i < query.metrics.size(); ++i) {
        const MetricInfo &metric = *findMetric(query.metrics[i]);
        if (const Result<void> checked = checkPair(query, metric); !checked)
            return checked;
        if (const QString missing = lack(metric, query.dimensions); !missing.isEmpty())
            return incompatible(indexed(u"metrics"_s, i), missing);
    }
    return {};
}

/// The ranking of a top has no dimension but its own.
Result<void> checkRanking(const Query &query)
{
    const MetricInfo *by = query.top ? findMetric(query.top->by) : nullptr;
    if (by == nullptr || !query.dimensions.contains(query.top->dimension))
        return {};
    QString reason = obstacle(*by, *findDimension(query.top->dimension));
    if (reason.isEmpty())
        reason = lack(*by, {query.top->dimension});
    return reason.isEmpty() ? Result<void>() : incompatible(u"top.by"_s, reason);
}

Result<void> checkCohortDimensions(const Query &query)
{
    bool cohort = false;
    for (qsizetype i = 0; i < query.dimensions.size(); ++i) {
        const DimensionKind kind = findDimension(query.dimensions[i])->kind;
        const QString place = indexed(u"dimensions"_s, i);
        if (kind != DimensionKind::Cohort && kind != DimensionKind::Period)
            return incompatible(place,
                                u"\"%1\" does not go with cohorts"_s.arg(query.dimensions[i].left(64)));
        if (kind == DimensionKind::Cohort && cohort)
            return incompatible(place, u"one cohort:UNIT at most is expected"_s);
        cohort = cohort || kind == DimensionKind::Cohort;
    }
    if (!cohort)
        return incompatible(u"dimensions[%1]"_s.arg(query.dimensions.indexOf(u"period"_s)),
                            u"\"period\" needs a dimension cohort:UNIT"_s);
    return {};
}

Result<void> checkCohorts(const Query &query)
{
    if (!has(query.dimensions, DimensionKind::Cohort) && !has(query.dimensions, DimensionKind::Period))
        return {};
    if (const Result<void> checked = checkCohortDimensions(query); !checked)
        return checked;
    for (qsizetype i = 0; i < query.metrics.size(); ++i) {
        const QString &name = query.metrics[i];
        if (name != u"visitors"_s && !isOfCohorts(*findMetric(name)))
            return incompatible(indexed(u"metrics"_s, i), u"\"%1\" can't be told by cohorts"_s.arg(name));
    }
    if (query.top)
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery, u"cohorts have no top"_s, u"top"_s);
    if (query.includeOther)
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery, u"cohorts have no Other"_s,
                       u"include"_s);
    return {};
}

} // namespace

Result<void> checkCompatibility(const Query &query)
{
    for (const auto check : {checkMetrics, checkCohorts, checkRanking})
        if (const Result<void> checked = check(query); !checked)
            return checked;
    return {};
}

} // namespace tally
