// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/daterange.h"

#include "core/errorcodes.h"
#include "domain/calendar.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MaxLastDays = 3660;

Unexpected invalidRange(const QString &detail, const QString &place)
{
    return failure(ErrorKind::InvalidInput, codes::InvalidRange, detail, place);
}

/// N of last_N_days; 0 where the name is another one.
int lastDays(const QString &name)
{
    static const QRegularExpression pattern(u"\\Alast_([1-9][0-9]{0,3})_days\\z"_s);
    const int days = pattern.match(name).captured(1).toInt();
    return days <= MaxLastDays ? days : 0;
}

struct UnitName
{
    TimeUnit unit;
    bool last; // last_UNIT, not this_UNIT
};

std::optional<UnitName> unitName(const QString &name)
{
    const bool last = name.startsWith(u"last_"_s);
    if (!last && !name.startsWith(u"this_"_s))
        return std::nullopt;
    const std::optional<TimeUnit> unit = timeUnitByName(name.mid(5));
    if (!unit || *unit < TimeUnit::Week)
        return std::nullopt;
    return UnitName{*unit, last};
}

std::optional<DateRange::Days> namedDays(const RangeSpec &spec, QDate today, Qt::DayOfWeek weekStart)
{
    if (spec.name == u"today"_s)
        return DateRange::Days{today, today};
    if (spec.name == u"yesterday"_s)
        return DateRange::Days{today.addDays(-1), today.addDays(-1)};
    if (const int days = lastDays(spec.name); days > 0) {
        const QDate last = spec.includeToday ? today : today.addDays(-1);
        return DateRange::Days{last.addDays(1 - days), last};
    }
    if (spec.name == u"last_12_months"_s) {
        const QDate month = unitStart(today, TimeUnit::Month, weekStart);
        return DateRange::Days{month.addMonths(-12), month.addDays(-1)};
    }
    const std::optional<UnitName> named = unitName(spec.name);
    if (!named)
        return std::nullopt;
    const QDate running = unitStart(today, named->unit, weekStart);
    const QDate first = named->last ? unitAfter(running, named->unit, -1) : running;
    return DateRange::Days{first, unitAfter(first, named->unit).addDays(-1)};
}

Result<DateRange> checked(const DateRange &range)
{
    if (range.fromMs >= range.toMs)
        return invalidRange(u"the range is empty: `from` must be before `to`"_s, u"range"_s);
    return range;
}

Result<DateRange> explicitRange(const RangeSpec &spec, const Zone &zone)
{
    const Result<qint64> from = parseInstant(spec.from, zone);
    if (!from)
        return invalidRange(from.error().detail, u"range.from"_s);
    const Result<qint64> to = parseInstant(spec.to, zone);
    if (!to)
        return invalidRange(to.error().detail, u"range.to"_s);
    return checked(DateRange::ofInstants(*from, *to, zone));
}

} // namespace

bool isRangeName(const QString &name)
{
    return name == u"all"_s || name == u"today"_s || name == u"yesterday"_s || name == u"last_12_months"_s
        || lastDays(name) > 0 || unitName(name).has_value();
}

DateRange DateRange::ofDays(QDate first, QDate last, const Zone &zone)
{
    return ofInstants(zone.startOfDay(first), zone.startOfDay(last.addDays(1)), zone);
}

DateRange DateRange::ofInstants(qint64 fromMs, qint64 toMs, const Zone &zone)
{
    DateRange range{fromMs, toMs, zone, std::nullopt};
    const bool whole = fromMs < toMs && zone.startOfDay(zone.localDate(fromMs)) == fromMs
        && zone.startOfDay(zone.localDate(toMs)) == toMs;
    if (whole)
        range.days = Days{zone.localDate(fromMs), zone.localDate(toMs - 1)};
    return range;
}

Result<DateRange> resolveRange(const RangeSpec &spec, qint64 nowMs, Qt::DayOfWeek weekStart,
                               const std::optional<DataBounds> &bounds)
{
    Result<Zone> zone = Zone::find(spec.zone);
    if (!zone) {
        Error error = zone.error();
        error.place = u"range.zone"_s;
        return Unexpected(error);
    }
    if (spec.name.isEmpty())
        return explicitRange(spec, *zone);
    if (!spec.from.isEmpty() || !spec.to.isEmpty())
        return invalidRange(u"a range has either a name or from and to"_s, u"range"_s);
    if (spec.name == u"all"_s)
        return DateRange::ofDays(zone->localDate(bounds ? bounds->firstMs : nowMs),
                                 zone->localDate(bounds ? bounds->lastMs : nowMs), *zone);
    const std::optional<DateRange::Days> days = namedDays(spec, zone->localDate(nowMs), weekStart);
    if (!days)
        return invalidRange(u"no range has the name \"%1\""_s.arg(spec.name.left(64)), u"range.name"_s);
    return checked(DateRange::ofDays(days->first, days->last, *zone));
}

} // namespace tally
