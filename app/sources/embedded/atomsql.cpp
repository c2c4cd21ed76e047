// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/atomsql.h"

#include "sources/embedded/textsql.h"

#include <algorithm>

namespace tally {
namespace {

std::string actionIs(Action action)
{
    return "action = " + std::to_string(int(action));
}

// Decimal sums are exact. Amounts of 10^14 and more add nothing: no currency has such orders, and they would
// break the sum of all others.
constexpr const char *RevenueSum = "CAST(coalesce(sum(TRY_CAST(amount AS DECIMAL(20, 6)) * "
                                   "TRY_CAST(coalesce(quantity, 1) AS DECIMAL(12, 0))) "
                                   "FILTER (WHERE action = 19), 0) AS DOUBLE)";
constexpr const char *CurrencySpread
    = "coalesce(min(currency) FILTER (WHERE action = 19) <> max(currency) FILTER (WHERE action = 19), false)";
static_assert(int(Action::Purchase) == 19);

std::string plainAtom(const AtomRef &atom)
{
    switch (atom.atom) {
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

bool has(const QList<AtomRef> &atoms, Atom atom)
{
    return std::any_of(atoms.cbegin(), atoms.cend(), [atom](const AtomRef &ref) { return ref.atom == atom; });
}

std::string grouped(const std::vector<std::string> &keys)
{
    return keys.empty() ? std::string() : " GROUP BY " + joined(keys, ", ");
}

std::string select(std::vector<std::string> keys, const std::vector<std::string> &atoms,
                   const std::string &from)
{
    const std::string group = grouped(keys);
    keys.insert(keys.end(), atoms.begin(), atoms.end());
    return "SELECT " + joined(keys, ", ") + " FROM " + from + group;
}

std::string plainSql(const QList<AtomRef> &atoms, const std::vector<std::string> &keys,
                     const std::string &source)
{
    std::vector<std::string> columns;
    for (const AtomRef &atom : atoms) {
        columns.push_back(plainAtom(atom) + " AS " + atomColumn(atom));
        if (atom.atom == Atom::Revenue)
            columns.push_back(std::string(CurrencySpread) + " AS " + SeveralCurrencies);
    }
    if (columns.empty())
        columns.push_back("count(*) AS group_events");
    return select(keys, columns, source);
}

std::string viewersSql(const QList<AtomRef> &atoms, const std::vector<std::string> &keys,
                       const std::string &source)
{
    const std::string viewed = actionIs(Action::View);
    std::vector<std::string> inner = keys;
    inner.push_back("viewer");
    if (!has(atoms, Atom::Visitors)) {
        const std::string pairs
            = '(' + select(inner, {}, source + " WHERE viewer IS NOT NULL AND " + viewed) + ')';
        return select(keys, {"count(*) AS unique_viewers"}, pairs);
    }
    if (!has(atoms, Atom::UniqueViewers))
        return select(keys, {"count(*) AS visitors"},
                      '(' + select(inner, {}, source + " WHERE viewer IS NOT NULL") + ')');
    const std::string pairs = '('
        + select(inner, {"bool_or(" + viewed + ") AS viewed"}, source + " WHERE viewer IS NOT NULL") + ')';
    return select(keys, {"count(*) AS visitors", "count(*) FILTER (WHERE viewed) AS unique_viewers"}, pairs);
}

std::string sessionsSql(const QList<AtomRef> &atoms, const std::vector<std::string> &keys,
                        const std::string &source, bool rowId)
{
    std::vector<std::string> inner = keys;
    inner.push_back("session");
    const std::string from = source + " WHERE session IS NOT NULL";
    std::vector<std::string> columns;
    if (has(atoms, Atom::Visits))
        columns.push_back("count(*) AS visits");
    if (!has(atoms, Atom::VisitsOnePage) && !has(atoms, Atom::VisitsWithPage))
        return select(keys, columns, '(' + select(inner, {}, from) + ')');
    if (has(atoms, Atom::VisitsWithPage))
        columns.push_back("count(*) FILTER (WHERE pages > 0) AS visits_with_page");
    if (has(atoms, Atom::VisitsOnePage))
        columns.push_back("count(*) FILTER (WHERE pages = 1) AS visits_one_page");
    const std::string pages = std::string(rowId ? "count(DISTINCT row_id)" : "count(*)") + " FILTER (WHERE "
        + actionIs(Action::PageView) + ") AS pages";
    // Visits without a page-view only matter where visits are counted.
    const std::string relevant
        = has(atoms, Atom::Visits) ? from : from + " AND " + actionIs(Action::PageView);
    return select(keys, columns, '(' + select(inner, {pages}, relevant) + ')');
}

} // namespace

Family familyOf(Atom atom)
{
    switch (atom) {
    case Atom::UniqueViewers:
    case Atom::Visitors:
        return Family::Viewers;
    case Atom::Visits:
    case Atom::VisitsWithPage:
    case Atom::VisitsOnePage:
        return Family::Sessions;
    case Atom::ActiveUploaders:
        return Family::Uploaders;
    default:
        return Family::Plain;
    }
}

std::string atomColumn(const AtomRef &atom)
{
    return atom.key().toStdString();
}

std::string familySql(Family family, const QList<AtomRef> &atoms, const std::vector<std::string> &keys,
                      const std::string &source, bool rowId)
{
    switch (family) {
    case Family::Viewers:
        return viewersSql(atoms, keys, source);
    case Family::Sessions:
        return sessionsSql(atoms, keys, source, rowId);
    case Family::Uploaders:
        return select(keys, {"count(DISTINCT uploader) AS active_uploaders"},
                      source + " WHERE " + actionIs(Action::ContentUpload));
    case Family::Plain:
        break;
    }
    return plainSql(atoms, keys, source);
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
