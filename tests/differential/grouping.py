# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's events, grouped by the values of some dimensions."""
import functools

from group import Group
from history import Timeline


class _Other:
    """The rest of a dimension's values under a `top`: one object, also when it comes from another process."""

    def __repr__(self):
        return "Other"

    def __reduce__(self):
        return "OTHER"


OTHER = _Other()


def is_time_unit(dimension):
    return dimension.startswith("time:")


class Grouping:
    """`top`: the dimension of which only the values `kept` stand for themselves. `fill`: also empty time buckets."""

    def __init__(self, section, dimensions, top=None, kept=(), fill=False):
        self.section, self.dimensions, self.top, self.kept = section, tuple(dimensions), top, kept
        # Dimensions other than time are what a group keeps where it looks before and after its bucket.
        self.lasting = tuple(d for d in self.dimensions if not is_time_unit(d))
        self._alike = {}
        found = {}
        for e in section.events:
            for key in self.keys_of(e, self.dimensions):
                found.setdefault(key, []).append(e)
        if not self.dimensions:
            found.setdefault((), [])
        elif fill and section.buckets:
            self._fill(found)
        self.groups = {key: Group(members, self, [key], *self._bucket(key)) for key, members in found.items()}

    def shown_value(self, dimension, value):
        return value if dimension != self.top or value in self.kept else OTHER

    def keys_of(self, event, dimensions):
        """Each combination of the event's values; one that several tags under Other make comes as often."""
        keys = [()]
        for dimension in dimensions:
            own = [self.shown_value(dimension, v) for v in self.section.cells(event, dimension)]
            keys = [key + (v,) for key in keys for v in own]
        return keys

    def without(self, key, *dropped):
        return tuple(v for d, v in zip(self.dimensions, key) if d not in dropped)

    def _fill(self, found):
        at = next(i for i, d in enumerate(self.dimensions) if is_time_unit(d))
        rests = {(key[:at], key[at + 1:]) for key in found} if len(self.dimensions) > 1 else {((), ())}
        for before, after in rests:
            for index in range(len(self.section.buckets[self.dimensions[at]])):
                found.setdefault(before + (index,) + after, [])

    def _bucket(self, key):
        """What the row's time buckets have in common with each other and with the range."""
        period = self.section.period
        spans = [(period.start, period.end)]
        for dimension, value in zip(self.dimensions, key):
            if is_time_unit(dimension) and value is not OTHER:
                bucket = self.section.buckets[dimension][value]
                spans.append((bucket.start, bucket.end))
        return max(start for start, _ in spans), min(end for _, end in spans)

    def rest(self, keys):
        """One group of several rows: it has no bucket but the range. Rows that were only filled in add nothing."""
        period, keys = self.section.period, [key for key in keys if self.groups[key].events or not self.lasting]
        return Group([e for key in keys for e in self.groups[key].events], self, keys, period.start, period.end)

    @functools.cached_property
    def _by_lasting(self):
        found = {}
        for e in self.section.of_all_time:
            for key in dict.fromkeys(self.keys_of(e, self.lasting)):
                found.setdefault(key, []).append(e)
        return found

    def alike(self, keys):
        """Events of all time that match the filters and have one of the keys' values, time buckets aside."""
        wanted = frozenset(tuple(v for d, v in zip(self.dimensions, key) if d in self.lasting) for key in keys)
        if wanted not in self._alike:
            found = {id(e): e for key in wanted for e in self._by_lasting.get(key, ())}
            self._alike[wanted] = Timeline(found.values())
        return self._alike[wanted]

    @functools.cached_property
    def viewers_without_plan(self):
        """Who has a view, by the key without viewer_plan."""
        others, found = tuple(d for d in self.dimensions if d != "viewer_plan"), {}
        for e in self.section.events:
            if e["action"] == "view" and "who" in e:
                for key in self.keys_of(e, others):
                    found.setdefault(key, set()).add(e["who"])
        return found

    @functools.cached_property
    def views_without_age(self):
        """Views by the key without content_age."""
        found = {}
        for key, group in self.groups.items():
            rest = self.without(key, "content_age")
            found[rest] = found.get(rest, 0) + group.count("view")
        return found
