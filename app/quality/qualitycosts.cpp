// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/qualitycosts.h"

#include "domain/catalogue.h"

#include <algorithm>

namespace tally {

namespace {

bool countsAny(const MetricInfo &metric, const QList<Action> &actions)
{
    const QList<AtomRef> atoms = metric.atoms();
    return std::any_of(atoms.begin(), atoms.end(), [&actions](const AtomRef &ref) {
        return ref.atom == Atom::Count && actions.contains(ref.action);
    });
}

bool isOfPeople(const MetricInfo &metric)
{
    using enum Atom;
    return metric.uses({UniqueViewers, Visitors, PeakViewers, EventsOfViewers, SilenceMs, NewViewers,
                        ViewersByPlan, ActiveLastDay, ActiveLastWeek, ActiveLastMonth, Dormant, DailyShares,
                        DaysWithViewers, RetainedMembers, ReturningMembers, CohortMembers});
}

bool isOfContents(const MetricInfo &metric)
{
    using enum Atom;
    return metric.uses({FirstDayViews, FirstWeekViews, FirstMonthViews, WeekOldContents, UnseenContents,
                        ViewSpread, SpreadLimit, TopViews, ContentViews});
}

bool isOfUploaders(const MetricInfo &metric)
{
    using enum Atom;
    return metric.uses({ActiveUploaders, FirstTimeUploaders, RipeUploaders, ReturnedUploaders});
}

bool isOfWatching(const MetricInfo &metric)
{
    return metric.uses({Atom::WatchedMs, Atom::PlaybackShares});
}

} // namespace

bool touches(QualityProblem problem, const QString &name)
{
    using enum QualityProblem;
    const MetricInfo *metric = findMetric(name);
    if (metric == nullptr)
        return false;
    switch (problem) {
    case RejectedLine: // whatever it was, it is not counted
    case FutureTime: // counted on a wrong day
        return true;
    case MissingViewer:
        return isOfPeople(*metric);
    case MissingContent:
        return isOfContents(*metric);
    case MissingUploader:
        return isOfUploaders(*metric);
    case MissingAmount:
        return metric->uses({Atom::Revenue});
    case MissingWatched:
    case WatchedTooLong:
        return isOfWatching(*metric);
    case ImpossibleValue:
        return isOfWatching(*metric) || metric->uses({Atom::Revenue});
    case BeforeUpload:
    case AfterDeletion:
        return isOfContents(*metric) || countsAny(*metric, actionsOnContent());
    case AfterWithdrawal:
        return isOfPeople(*metric);
    case UnknownWord: // a matter of breakdowns, not of totals
    case UnknownCountry:
    case DuplicateEvent: // not counted twice
    case LateEvent: // counted where it belongs once it is there
        return false;
    }
    return false;
}

QList<QualityCost> qualityCosts(const QualityReport &report, const QString &metric, double least)
{
    QList<QualityCost> costs;
    for (int i = 0; i < QualityProblemCount; ++i) {
        const auto problem = QualityProblem(i);
        const QualityCost cost{problem, report.total.problem(problem),
                               report.total.figure(figureOf(problem)).checked};
        if (cost.rows > 0 && cost.share() >= least && touches(problem, metric))
            costs.append(cost);
    }
    std::stable_sort(costs.begin(), costs.end(),
                     [](const QualityCost &a, const QualityCost &b) { return a.share() > b.share(); });
    return costs;
}

} // namespace tally
