# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a metric is asked of: the events of one row, and what it may look at beyond them."""
import datetime
import functools
from collections import Counter
from fractions import Fraction

from history import Timeline

ONE = datetime.timedelta(days=1)


def ratio(top, bottom):
    return None if top is None or not bottom else top / bottom


def mean(values):
    values = list(values)
    return ratio(sum(values), len(values))


def seconds(milliseconds):
    """To the millisecond, halves away from zero; None stays None."""
    if milliseconds is None:
        return None
    whole = int(abs(milliseconds) + Fraction(1, 2))
    return (whole if milliseconds >= 0 else -whole) / 1000


def mean_seconds(milliseconds):
    return seconds(ratio(Fraction(sum(milliseconds)), len(milliseconds)))


class Group:
    """Events of one row. An event that stands in it for several values (tags under Other) is listed as often.

    `table` is the Grouping that it comes from, `keys` its keys there: one of a row, several of the rows left out.
    [since, until) is its time bucket within the range, ended at the instant that the query is asked at.
    """

    def __init__(self, events, table, keys, since, end):
        self.events, self.table, self.keys, self.since = list(events), table, list(keys), since
        self.section, self.history = table.section, table.section.history
        self.now, self.by_impression = self.section.now, self.section.by_impression
        self.until = min(end, self.now)
        self._counts = None

    @property
    def is_row(self):
        """Not the whole, nor several rows."""
        return len(self.keys) == 1 and self.table.groups.get(self.keys[0]) is self

    def count(self, action):
        if self._counts is None:
            self._counts = Counter(e["action"] for e in self.events)
        return self._counts[action]

    def distinct_events(self):
        return {id(e): e for e in self.events}.values()

    def of(self, *actions):
        return [e for e in self.distinct_events() if e["action"] in actions]

    def distinct(self, field, action=None):
        return len({e[field] for e in self.events if field in e and (action is None or e["action"] == action)})

    def viewers(self):
        return {e["who"] for e in self.events if "who" in e}

    def visitors(self):
        return len(self.viewers())

    def watched_ms(self):
        return sum(e.get("watched_ms", 0) for e in self.events)

    def currencies(self):
        return {e["currency"] for e in self.events if e["action"] == "purchase" and "currency" in e}

    def revenue(self):
        """Exact, or None where currencies are mixed."""
        if len(self.currencies()) > 1:
            return None
        return sum((Fraction(e["amount"]) * e.get("quantity", 1) for e in self.events
                    if e["action"] == "purchase" and "amount" in e), Fraction(0))

    def by_session(self, *actions):
        """The events of each visit, or its events of these actions, in order of time."""
        found = {}
        for e in sorted(self.of(*actions) if actions else self.distinct_events(), key=lambda e: e["time"]):
            if "session" in e:
                found.setdefault(e["session"], []).append(e)
        return found.values()

    @functools.cached_property
    def alike(self):
        """Events of all time that match the filters and the group's values of dimensions other than time."""
        return self.table.alike(self.keys)

    def active(self, start, end):
        """Viewers with an event alike in [start, end)."""
        return {e["who"] for e in self.alike.between(start, end) if "who" in e}

    def last_midnight(self):
        """The last start of a local day, as (instant, that day), or None where no day of the group is over."""
        z = self.section.zone
        day = z.date(self.until)
        if z.start_of_day(day + ONE) <= self.until:  # clocks went back over midnight
            day += ONE
        at = z.start_of_day(day)
        return (at, z.date(at)) if at > self.since else None
