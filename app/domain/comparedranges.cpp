// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "domain/calendar.h"
#include "domain/daterange.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// Whole weeks, so that each day meets the same day of the week.
constexpr int WeekdayYearDays = 364;

QDate sameDayYearBefore(QDate date)
{
    return date.addYears(-1); // 29 February meets the 28th
}

qint64 movedInstant(const DateRange &range, qint64 ms, const auto &move)
{
    return range.zone.instant(move(range.zone.localDate(ms)), range.zone.localTime(ms));
}

/// Whole days stay whole days: the first and the last one move. Otherwise both ends do, with their clock
/// times.
DateRange moved(const DateRange &range, const auto &move)
{
    if (range.days)
        return DateRange::ofDays(move(range.days->first), move(range.days->last), range.zone);
    return DateRange::ofInstants(movedInstant(range, range.fromMs, move),
                                 movedInstant(range, range.toMs, move), range.zone);
}

/// The largest unit at whose boundaries both ends lie.
std::optional<TimeUnit> wholeUnit(const DateRange::Days &days, Qt::DayOfWeek weekStart)
{
    const QDate following = days.last.addDays(1);
    for (const TimeUnit unit : {TimeUnit::Year, TimeUnit::Quarter, TimeUnit::Month, TimeUnit::Week})
        if (unitStart(days.first, unit, weekStart) == days.first
            && unitStart(following, unit, weekStart) == following)
            return unit;
    return std::nullopt;
}

DateRange previousPeriod(const DateRange &range, Qt::DayOfWeek weekStart)
{
    if (!range.days)
        return DateRange::ofInstants(2 * range.fromMs - range.toMs, range.fromMs, range.zone);
    const QDate first = range.days->first;
    const QDate following = range.days->last.addDays(1);
    const std::optional<TimeUnit> unit = wholeUnit(*range.days, weekStart);
    QDate before = first.addDays(-first.daysTo(following));
    if (unit && *unit != TimeUnit::Week) {
        const int months = (following.year() - first.year()) * 12 + following.month() - first.month();
        before = first.addMonths(-months);
    }
    return DateRange::ofDays(before, first.addDays(-1), range.zone);
}

qint64 localDays(const DateRange &range)
{
    return range.zone.localDate(range.fromMs).daysTo(range.zone.localDate(range.toMs - 1)) + 1;
}

Result<DateRange> comparedWhole(const DateRange &range, const CompareSpec &compare, Qt::DayOfWeek weekStart,
                                qint64 nowMs)
{
    const bool byWeekday = compare.align == CompareAlign::Weekday;
    const auto daysBefore = [](qint64 days) { return [days](QDate date) { return date.addDays(-days); }; };
    switch (compare.mode) {
    case CompareMode::None:
        return range;
    case CompareMode::PreviousPeriod:
        return byWeekday ? moved(range, daysBefore((localDays(range) + 6) / 7 * 7))
                         : previousPeriod(range, weekStart);
    case CompareMode::PreviousYear:
        return byWeekday ? moved(range, daysBefore(WeekdayYearDays)) : moved(range, sameDayYearBefore);
    case CompareMode::Custom:
        break;
    }
    if (compare.custom.name == u"all"_s)
        return failure(ErrorKind::InvalidInput, codes::InvalidRange, u"\"all\" can't be compared with"_s);
    return resolveRange(compare.custom, nowMs, weekStart, std::nullopt);
}

/// The compared range up to as many local days and the same clock time after its start.
DateRange cutAtElapsed(const DateRange &current, const DateRange &whole, qint64 throughMs)
{
    const QDate day = current.zone.localDate(throughMs);
    const qint64 passed = current.zone.localDate(current.fromMs).daysTo(day);
    const qint64 end = whole.zone.instant(whole.zone.localDate(whole.fromMs).addDays(passed),
                                          current.zone.localTime(throughMs));
    return DateRange::ofInstants(whole.fromMs, std::clamp(end, whole.fromMs, whole.toMs), whole.zone);
}

} // namespace

Result<ComparedRanges> comparedRanges(const DateRange &range, const CompareSpec &compare, qint64 throughMs,
                                      Qt::DayOfWeek weekStart, qint64 nowMs)
{
    Result<DateRange> whole = comparedWhole(range, compare, weekStart, nowMs);
    if (!whole) {
        Error error = whole.error();
        error.place = error.place.isEmpty() ? u"compare.range"_s : u"compare."_s + error.place;
        return Unexpected(error);
    }
    if (whole->zone.localDate(whole->fromMs).year() < 1)
        return failure(ErrorKind::InvalidInput, codes::InvalidRange,
                       u"the compared range starts before the year 1"_s, u"compare"_s);
    ComparedRanges ranges{range, *whole, *whole, false};
    const bool running = range.fromMs < throughMs && throughMs < range.toMs;
    if (compare.mode == CompareMode::None || compare.elapsed == CompareElapsed::Full || !running)
        return ranges;
    ranges.current = DateRange::ofInstants(range.fromMs, throughMs, range.zone);
    ranges.compared = cutAtElapsed(range, *whole, throughMs);
    ranges.cut = true;
    return ranges;
}

} // namespace tally
