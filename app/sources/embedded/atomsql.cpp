// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/atomsql.h"

#include "core/utcday.h"
#include "sources/embedded/groupsql.h"

namespace tally {
namespace {

// Decimal sums are exact. Amounts of 10^14 and more add nothing: no currency has such orders, and they would
// break the sum of all others.
constexpr const char *RevenueSum = "CAST(coalesce(sum(TRY_CAST(amount AS DECIMAL(20, 6)) * "
                                   "TRY_CAST(coalesce(quantity, 1) AS DECIMAL(12, 0))) "
                                   "FILTER (WHERE action = 19), 0) AS DOUBLE)";
constexpr const char *CurrencySpread
    = "coalesce(min(currency) FILTER (WHERE action = 19) <> max(currency) FILTER (WHERE action = 19), false)";
static_assert(int(Action::Purchase) == 19);

/// Views of contents whose publication is known, as old as `days` by now or not, seen within them or not.
std::string agedViews(Atom atom, Atom young, Atom ripe, qint64 days, qint64 asOfMs)
{
    const std::string span = std::to_string(days * DayMs);
    const std::string known = actionIs(Action::View) + " AND content_published_at IS NOT NULL";
    const std::string isRipe = "content_published_at + " + span + " <= " + std::to_string(asOfMs);
    std::string condition = known + " AND NOT " + isRipe;
    if (atom == ripe || atom == young)
        condition = known + " AND " + isRipe;
    if (atom == young)
        condition += " AND time >= content_published_at AND time - content_published_at < " + span;
    return "count(*) FILTER (WHERE " + condition + ')';
}

std::string countedAtom(const AtomRef &atom)
{
    const std::string number = atom.atom == Atom::ViewsWithImpression ? "with_impression" : "n";
    std::string condition;
    if (atom.atom == Atom::Count)
        condition = " FILTER (WHERE " + actionIs(atom.action) + ')';
    else if (atom.atom == Atom::ViewsWithImpression)
        condition = " FILTER (WHERE " + actionIs(Action::View) + ')';
    return "CAST(coalesce(sum(" + number + ')' + condition + ", 0) AS BIGINT)";
}

std::string plainAtom(const AtomRef &atom, const GroupSource &source)
{
    const qint64 asOfMs = source.asOfMs;
    if (source.counted && atom.atom != Atom::WatchedMs)
        return countedAtom(atom);
    switch (atom.atom) {
    case Atom::FirstDayViews:
    case Atom::RipeDayViews:
    case Atom::UnripeDayViews:
        return agedViews(atom.atom, Atom::FirstDayViews, Atom::RipeDayViews, 1, asOfMs);
    case Atom::FirstWeekViews:
    case Atom::RipeWeekViews:
    case Atom::UnripeWeekViews:
        return agedViews(atom.atom, Atom::FirstWeekViews, Atom::RipeWeekViews, 7, asOfMs);
    case Atom::FirstMonthViews:
    case Atom::RipeMonthViews:
    case Atom::UnripeMonthViews:
        return agedViews(atom.atom, Atom::FirstMonthViews, Atom::RipeMonthViews, 28, asOfMs);
    case Atom::Count:
        return "count(*) FILTER (WHERE " + actionIs(atom.action) + ')';
    case Atom::ViewsWithImpression:
        return "count(impression) FILTER (WHERE " + actionIs(Action::View) + ')';
    case Atom::WatchedMs:
        return "coalesce(sum(watched_ms), 0)";
    case Atom::Revenue:
        return RevenueSum;
    default:
        return "count(*)";
    }
}

Family outerFamilyOf(Atom atom)
{
    if (atom < Atom::ViewsOfAllAges)
        return Family::Plain;
    if (atom == Atom::ViewsOfAllAges)
        return Family::AllAges;
    if (atom == Atom::ViewersByPlan)
        return Family::Plans;
    if (atom <= Atom::DaysWithViewers)
        return Family::ActiveDays;
    return atom <= Atom::ContentViews ? Family::Contents : Family::Cohorts;
}

std::string plainSql(const QList<AtomRef> &atoms, const GroupSource &source)
{
    Columns columns;
    for (const AtomRef &atom : atoms) {
        columns.push_back(plainAtom(atom, source) + " AS " + atomColumn(atom));
        if (atom.atom == Atom::Revenue)
            columns.push_back(std::string(CurrencySpread) + " AS " + SeveralCurrencies);
    }
    if (columns.empty())
        columns.push_back("count(*) AS group_events");
    return selectGroups(source.keys, columns, source.relation);
}

} // namespace

Family familyOf(Atom atom)
{
    switch (atom) {
    case Atom::UniqueViewers:
    case Atom::Visitors:
    case Atom::EventsOfViewers:
    case Atom::SilenceMs:
    case Atom::NewViewers:
        return Family::Viewers;
    case Atom::Visits:
    case Atom::VisitsWithPage:
    case Atom::VisitsOnePage:
    case Atom::VisitMs:
    case Atom::PageGapMs:
    case Atom::PageGaps:
        return Family::Sessions;
    case Atom::ActiveUploaders:
    case Atom::FirstTimeUploaders:
    case Atom::RipeUploaders:
    case Atom::ReturnedUploaders:
        return Family::Uploaders;
    case Atom::PlaybackShares:
    case Atom::PlaybacksOfLength:
        return Family::Playbacks;
    case Atom::PeakViewers:
        return Family::Minutes;
    default:
        return outerFamilyOf(atom);
    }
}

bool isInner(Family family)
{
    return family < Family::AllAges;
}

bool isDecimal(Atom atom)
{
    return atom == Atom::Revenue || atom == Atom::PlaybackShares || atom == Atom::DailyShares;
}

bool needsTimes(const QList<AtomRef> &atoms)
{
    return hasAnyAtom(atoms,
                      {Atom::SilenceMs, Atom::NewViewers, Atom::FirstTimeUploaders, Atom::RipeUploaders,
                       Atom::ReturnedUploaders});
}

std::string atomColumn(const AtomRef &atom)
{
    return atom.key().toStdString();
}

std::string familySql(Family family, const QList<AtomRef> &atoms, const GroupSource &source)
{
    switch (family) {
    case Family::Viewers:
        return viewersSql(atoms, source);
    case Family::Sessions:
        return sessionsSql(atoms, source);
    case Family::Uploaders:
        return uploadersSql(atoms, source);
    case Family::Playbacks:
        return playbacksSql(source);
    case Family::Minutes:
        return minutesSql(source);
    default:
        return plainSql(atoms, source);
    }
}

std::string metricSql(const MetricInfo &metric)
{
    const auto column = [](const AtomRef &atom) {
        if (atom.atom != Atom::Revenue)
            return atomColumn(atom);
        return std::string("CASE WHEN NOT ") + SeveralCurrencies + " THEN revenue END";
    };
    const auto sum = [&column](const QList<AtomRef> &plus, const QList<AtomRef> &minus) {
        std::string text;
        for (const AtomRef &atom : plus)
            text += (text.empty() ? "" : " + ") + column(atom);
        for (const AtomRef &atom : minus)
            text += " - " + column(atom);
        return '(' + text + ')';
    };
    const std::string above = sum(metric.formula.plus, metric.formula.minus);
    if (!metric.formula.unripe.isEmpty())
        return "CASE WHEN " + sum(metric.formula.unripe, {}) + " = 0 OR " + sum(metric.formula.ripe, {})
            + " <> 0 THEN " + above + " END";
    if (metric.formula.over.isEmpty())
        return above;
    std::string value = "CAST(" + above + " AS DOUBLE)";
    if (metric.unit != Unit::Seconds && metric.formula.scale != 1.0)
        value += " * " + std::to_string(metric.formula.scale);
    value += " / nullif(CAST(" + sum(metric.formula.over, {}) + " AS DOUBLE), 0)";
    // Seconds are shown to the millisecond: equal ones tie.
    return metric.unit == Unit::Seconds ? "round(" + value + ')' : value;
}

} // namespace tally
