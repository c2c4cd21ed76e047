# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranges, calendar buckets and compared periods, as the design defines them. Milliseconds of UTC throughout."""
import datetime
import re

from zonefile import DAY, parse_instant, zone

ONE = datetime.timedelta(days=1)
UNITS = ("minute", "hour", "day", "week", "month", "quarter", "year")
MAX_BUCKETS = 100_000
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class QueryError(Exception):
    """A query that must be refused, with the stable code it must be refused with."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Period:
    """A half-open range [start, end) in a zone."""

    def __init__(self, start, end, in_zone):
        self.start, self.end, self.zone = start, end, in_zone

    def __contains__(self, utc):
        return self.start <= utc < self.end

    def days(self):
        """First and last local day where both ends are local midnights, else None."""
        z = self.zone
        if z.start_of_day(z.date(self.start)) != self.start or z.start_of_day(z.date(self.end)) != self.end:
            return None
        return z.date(self.start), z.date(self.end - 1)

    @staticmethod
    def of_days(first, last, in_zone):
        return Period(in_zone.start_of_day(first), in_zone.start_of_day(last + ONE), in_zone)


# --- calendar units --------------------------------------------------------------------------------------------

def add_months(date, months):
    """Only for first days of a month."""
    index = date.year * 12 + date.month - 1 + months
    return datetime.date(index // 12, index % 12 + 1, date.day)


def unit_start(date, unit, week_start):
    """First day of the unit that a date lies in. `week_start` is 1 (Monday) … 7."""
    if unit == "week":
        return date - ONE * ((date.isoweekday() - week_start) % 7)
    if unit == "month":
        return date.replace(day=1)
    if unit == "quarter":
        return date.replace(day=1, month=(date.month - 1) // 3 * 3 + 1)
    return date.replace(day=1, month=1) if unit == "year" else date


def unit_next(date, unit):
    """The first day of the unit after the one that starts on this date."""
    if unit == "day":
        return date + ONE
    return date + 7 * ONE if unit == "week" else add_months(date, {"month": 1, "quarter": 3, "year": 12}[unit])


class Bucket:
    """`start`, `end`: the bucket itself, not cut by the range. `order`: what sorts it."""

    def __init__(self, start, end, label):
        self.start, self.end, self.label = start, end, label


def _clock_buckets(period, unit):
    z, length = period.zone, 3_600_000 if unit == "hour" else 60_000
    # An offset change starts a bucket anew, so the edges are those of each stretch of one offset.
    before = z.transitions(period.start - 2 * DAY, period.start + 1)
    after = z.transitions(period.start, period.end + DAY)
    at = period.start - (period.start + z.offset(period.start)) % length
    if before:
        at = max(at, before[-1])
    found, pending = [], list(after)
    while at < period.end:
        end = at - (at + z.offset(at)) % length + length
        if pending and pending[0] <= end:
            end = pending.pop(0)
        found.append(Bucket(at, end, z.iso(at)))
        if len(found) > MAX_BUCKETS:
            raise QueryError("too_many_buckets")
        at = end
    return found


def buckets(period, unit, week_start):
    """All calendar buckets of the zone that the range touches, in order."""
    if unit in ("minute", "hour"):
        return _clock_buckets(period, unit)
    z, found = period.zone, []
    date = unit_start(z.date(period.start), unit, week_start)
    while z.start_of_day(date) < period.end:
        following = unit_next(date, unit)
        start, end = z.start_of_day(date), z.start_of_day(following)
        if start < end and end > period.start:  # a day that the zone skipped does not exist
            found.append(Bucket(start, end, date.isoformat()))
        if len(found) > MAX_BUCKETS:
            raise QueryError("too_many_buckets")
        date = following
    return found


# --- ranges ----------------------------------------------------------------------------------------------------

def _named(name, today, include_today, week_start):
    """First and last day of a named range, or None."""
    match = re.fullmatch(r"last_(\d+)_days", name)
    if match and 1 <= int(match.group(1)) <= 3660:
        last = today if include_today else today - ONE
        return last - ONE * (int(match.group(1)) - 1), last
    if name in ("today", "yesterday"):
        day = today if name == "today" else today - ONE
        return day, day
    if name == "last_12_months":
        return add_months(today.replace(day=1), -12), today.replace(day=1) - ONE
    match = re.fullmatch(r"(this|last)_(week|month|quarter|year)", name)
    if not match:
        return None
    start = unit_start(today, match.group(2), week_start)
    if match.group(1) == "last":
        return unit_start(start - ONE, match.group(2), week_start), start - ONE
    return start, unit_next(start, match.group(2)) - ONE


def resolve(spec, now, week_start, bounds):
    """A query's `range` as a Period. `bounds`: first and last event time, or None."""
    if isinstance(spec, str):
        spec = {"name": spec}
    try:
        z = zone(spec.get("zone", "UTC"))
    except KeyError:
        raise QueryError("invalid_time_zone") from None
    if "name" not in spec:
        start, end = parse_instant(spec["from"], z), parse_instant(spec["to"], z)
        if start is None or end is None or start >= end:
            raise QueryError("invalid_range")
        return Period(start, end, z)
    if spec["name"] == "all":
        first, last = bounds or (now, now)
        return Period.of_days(z.date(first), z.date(last), z)
    days = _named(spec["name"], z.date(now), spec.get("include_today", False), week_start)
    if days is None:
        raise QueryError("invalid_range")
    return Period.of_days(*days, z)


# --- comparison ------------------------------------------------------------------------------------------------

def _year_before(date):
    return date.replace(year=date.year - 1, day=28) if (date.month, date.day) == (2, 29) \
        else date.replace(year=date.year - 1)


def _shifted(period, change):
    """Both ends moved to another date with the same clock time."""
    z = period.zone
    (first, clock), (last, last_clock) = z.local(period.start), z.local(period.end)
    return Period(z.instant(change(first), clock), z.instant(change(last), last_clock), z)


def _moved(period, change):
    """Whole days stay whole days: first and last day move. Otherwise both ends do, with their clock times."""
    days = period.days()
    if days is None:
        return _shifted(period, change)
    return Period.of_days(change(days[0]), change(days[1]), period.zone)


def _local_days(period):
    z = period.zone
    return (z.date(period.end - 1) - z.date(period.start)).days + 1


def _previous_period(period, week_start):
    days = period.days()
    if days is None:
        length = period.end - period.start
        return Period(period.start - length, period.start, period.zone)
    first, following = days[0], days[1] + ONE
    for unit in ("year", "quarter", "month", "week"):
        if unit_start(first, unit, week_start) == first and unit_start(following, unit, week_start) == following:
            if unit == "week":
                break
            months = (following.year - first.year) * 12 + following.month - first.month
            return Period.of_days(add_months(first, -months), first - ONE, period.zone)
    count = (following - first).days
    return Period.of_days(first - count * ONE, first - ONE, period.zone)


def compared_whole(period, spec, week_start, now, bounds):
    mode, weekday = spec["mode"], spec.get("align", "date") == "weekday"
    if mode == "custom":
        return resolve(spec["range"], now, week_start, bounds)
    if mode == "previous_year":
        return _moved(period, (lambda d: d - 364 * ONE) if weekday else _year_before)
    if weekday:
        shift = (_local_days(period) + 6) // 7 * 7
        return _moved(period, lambda d: d - shift * ONE)
    return _previous_period(period, week_start)


def compared(period, spec, week_start, now, through, bounds):
    """The current period and the compared one, both cut at the elapsed part where the period still runs."""
    whole = compared_whole(period, spec, week_start, now, bounds)
    if spec.get("elapsed", "match") != "match" or not period.start < through < period.end:
        return period, whole
    z = period.zone
    date, clock = z.local(through)
    passed = date - z.date(period.start)
    end = z.instant(whole.zone.date(whole.start) + passed, clock)
    return Period(period.start, through, z), Period(whole.start, min(max(end, whole.start), whole.end), z)
