// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// By the order of the enumeration.
constexpr std::array<const char *, int(Atom::CohortMembers) + 1> AtomNames = {
    "events",
    "count",
    "views_with_impression",
    "unique_viewers",
    "visitors",
    "visits",
    "visits_with_page",
    "visits_one_page",
    "watched_ms",
    "revenue",
    "active_uploaders",
    "first_day_views",
    "first_week_views",
    "first_month_views",
    "ripe_day_views",
    "ripe_week_views",
    "ripe_month_views",
    "unripe_day_views",
    "unripe_week_views",
    "unripe_month_views",
    "views_of_all_ages",
    "playback_shares",
    "playbacks_of_length",
    "peak_viewers",
    "visit_ms",
    "page_gap_ms",
    "page_gaps",
    "events_of_viewers",
    "silence_ms",
    "new_viewers",
    "viewers_by_plan",
    "active_last_day",
    "active_last_week",
    "active_last_month",
    "dormant",
    "daily_shares",
    "days_with_viewers",
    "first_time_uploaders",
    "ripe_uploaders",
    "returned_uploaders",
    "week_old_contents",
    "unseen_contents",
    "view_spread",
    "spread_limit",
    "top_views",
    "content_views",
    "retained_members",
    "returning_members",
    "cohort_members",
};

/// A sum that stays whole as long as its parts are; unknown as soon as one part is.
class Sum
{
public:
    void add(const QList<AtomRef> &refs, const QHash<QString, Value> &atoms, int factor)
    {
        for (const AtomRef &ref : refs) {
            const Value atom = atoms.value(ref.key());
            m_known = m_known && atom.isNumber();
            m_whole = m_whole && atom.isInteger();
            m_integer += factor * atom.toInteger();
            m_decimal += factor * atom.toDouble();
        }
    }
    bool isKnown() const { return m_known; }
    bool isWhole() const { return m_whole; }
    qint64 integer() const { return m_integer; }
    double decimal() const { return m_whole ? double(m_integer) : m_decimal; }

private:
    bool m_known = true;
    bool m_whole = true;
    qint64 m_integer = 0;
    double m_decimal = 0.0;
};

bool isUnripe(const Formula &formula, const QHash<QString, Value> &atoms)
{
    Sum ripe;
    ripe.add(formula.ripe, atoms, 1);
    Sum unripe;
    unripe.add(formula.unripe, atoms, 1);
    return unripe.decimal() != 0.0 && ripe.decimal() == 0.0;
}

Value rounded(const MetricInfo &metric, double number)
{
    if (!std::isfinite(number))
        return {};
    // Seconds are rounded as whole milliseconds, half away from zero.
    return metric.unit == Unit::Seconds ? std::round(number) / 1000.0 : number;
}

} // namespace

bool AtomRef::operator<(const AtomRef &other) const
{
    return atom != other.atom ? atom < other.atom : action < other.action;
}

bool AtomRef::isAdditive() const
{
    // Revenue is not: two groups of one currency each may be several currencies together.
    return atom == Atom::Events || atom == Atom::Count || atom == Atom::ViewsWithImpression
        || atom == Atom::WatchedMs || (atom >= Atom::FirstDayViews && atom <= Atom::ViewsOfAllAges);
}

QString AtomRef::key() const
{
    if (atom != Atom::Count)
        return QString::fromLatin1(AtomNames[std::size_t(atom)]);
    return u"count_"_s + actionName(action).replace(u'-', u'_');
}

QList<AtomRef> MetricInfo::atoms() const
{
    QList<AtomRef> all = formula.plus + formula.minus + formula.over + formula.ripe + formula.unripe;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool MetricInfo::uses(std::initializer_list<Atom> some) const
{
    const QList<AtomRef> all = atoms();
    return std::any_of(all.cbegin(), all.cend(), [some](const AtomRef &ref) {
        return std::find(some.begin(), some.end(), ref.atom) != some.end();
    });
}

QString MetricInfo::kindName() const
{
    switch (kind) {
    case MetricKind::Additive:
        return u"additive"_s;
    case MetricKind::NonAdditive:
        return u"non_additive"_s;
    case MetricKind::Ratio:
        break;
    }
    return u"ratio"_s;
}

QString MetricInfo::unitName() const
{
    switch (unit) {
    case Unit::Count:
        return u"count"_s;
    case Unit::Seconds:
        return u"seconds"_s;
    case Unit::Share:
        return u"share"_s;
    case Unit::Money:
        return u"currency"_s;
    case Unit::Ratio:
        break;
    }
    return u"ratio"_s;
}

Value evaluate(const MetricInfo &metric, const QHash<QString, Value> &atomsByKey)
{
    Sum above;
    above.add(metric.formula.plus, atomsByKey, 1);
    above.add(metric.formula.minus, atomsByKey, -1);
    Sum below;
    below.add(metric.formula.over, atomsByKey, 1);
    if (!above.isKnown() || !below.isKnown() || isUnripe(metric.formula, atomsByKey))
        return {};

    // Seconds come from atoms in milliseconds; their scale is undone by the rounding to whole milliseconds.
    const double scale = metric.unit == Unit::Seconds ? metric.formula.scale * 1000.0 : metric.formula.scale;
    if (metric.formula.over.isEmpty()) {
        if (above.isWhole() && metric.unit == Unit::Count && scale == 1.0)
            return above.integer();
        return rounded(metric, above.decimal() * scale);
    }
    if (below.decimal() == 0.0)
        return {};
    return rounded(metric, above.decimal() * scale / below.decimal());
}

Value changeRate(const Value &current, const Value &previous)
{
    if (!current.isNumber() || !previous.isNumber() || previous.toDouble() == 0.0)
        return {};
    const double rate = (current.toDouble() - previous.toDouble()) / previous.toDouble();
    return std::isfinite(rate) ? Value(rate) : Value();
}

} // namespace tally
