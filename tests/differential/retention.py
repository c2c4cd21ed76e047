# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cohorts of viewers, and who of them is still active so many periods later."""
from group import ratio
from periods import Period, buckets


def is_cohort(dimension):
    return dimension.startswith("cohort:")


class Cell:
    """A cohort in one period after it: who of its members is active in it, and who in it or later."""

    def __init__(self, size, active, active_later):
        self.size, self.active, self.active_later = size, active, active_later


class Cells:
    """What a row or the totals are made of: cells whose period is over, and the viewers whom `visitors` counts."""

    def __init__(self, known, viewers):
        self.known, self._viewers = known, viewers

    def _share(self, members):
        return ratio(sum(len(members(cell)) for cell in self.known), sum(cell.size for cell in self.known))

    def retention(self):
        return self._share(lambda cell: cell.active)

    def rolling_retention(self):
        return self._share(lambda cell: cell.active_later)

    def visitors(self):
        """None where the only period still runs."""
        return None if self._viewers is None else len(self._viewers)


class Cohorts:
    """The rows of a query with a cohort dimension: `groups` by key, and the whole."""

    def __init__(self, section, dimensions, week_start):
        self.section, self.dimensions = section, tuple(dimensions)
        unit = next(d for d in dimensions if is_cohort(d))
        self.through = min(section.now, section.store.through)
        last = max(section.period.end, self.through)
        self.periods = buckets(Period(section.period.start, last, section.zone), unit[7:], week_start)
        members = self._members(section.buckets[unit])
        cells = {cohort: self._cells(cohort, viewers) for cohort, viewers in members.items()}
        if "period" in dimensions:
            self.groups = {self._key(cohort, k): Cells([cell] if cell else [], cell.active if cell else None)
                           for cohort, row in cells.items() for k, cell in enumerate(row)}
        else:
            self.groups = {(cohort,): Cells([cell for cell in row if cell], members[cohort])
                           for cohort, row in cells.items()}
        self._whole = Cells([cell for row in cells.values() for cell in row if cell], set().union(*members.values()))

    def whole(self):
        return self._whole

    def _key(self, cohort, k):
        return tuple(cohort if is_cohort(d) else k for d in self.dimensions)

    def _members(self, cohorts):
        """The viewers of each cohort that has any, by its number."""
        found = {}
        for who, time in self._entries():
            cohort = next(i for i, bucket in enumerate(cohorts) if time < bucket.end)
            found.setdefault(cohort, set()).add(who)
        return found

    def _entries(self):
        """Each viewer of a cohort with the time that decides which."""
        section, entries = self.section, {}
        if section.query.get("basis") == "sign_up":
            for e in section.events:
                if e["action"] == "sign-up" and "who" in e:
                    entries[e["who"]] = min(entries.get(e["who"], e["time"]), e["time"])
            return entries.items()
        first = section.store.first_ever
        entries = {e["who"]: first[e["who"]] for e in section.events if "who" in e}
        return [(who, time) for who, time in entries.items() if time in section.period and self._seen_with(who, time)]

    def _seen_with(self, who, time):
        """Whether the filters leave an event of the viewer in the bucket, cut by the range, that this time lies in."""
        bucket = next(b for b in self.periods if time < b.end)
        return any(e.get("who") == who and bucket.start <= e["time"] < bucket.end for e in self.section.events)

    def _cells(self, cohort, viewers):
        """One for each period that has begun, from the cohort's own on; None for one that still runs."""
        found, now = [], self.section.now
        for period in self.periods[cohort:]:
            if period.start >= self.through:
                break
            found.append(None if period.end > now else
                         Cell(len(viewers), viewers & self._active(period.start, period.end),
                              viewers & self._active(period.start, now)))
        return found

    def _active(self, start, end):
        return {e["who"] for e in self.section.timeline_of_all.between(start, min(end, self.section.now))
                if "who" in e}
