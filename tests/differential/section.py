# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One period of a query: its matching events, and their values of each dimension."""
import bisect
import functools
from collections import Counter

import events as raw
from conditions import kind_of, names_traffic_class, predicate, raw_values
from contents import AGES, OLD, UNKNOWN
from grouping import OTHER, Grouping, is_time_unit
from history import Timeline
from metrics import values
from periods import buckets
from retention import Cohorts, is_cohort
from zonefile import DAY, parse_instant, zone

PARENT = {"content_title": "content", "uploader_name": "uploader"}
# How often a viewer acted, or how many days ago: up to these numbers, in these words.
FREQUENT = ((0, "0"), (1, "1"), (2, "2"), (5, "3–5"), (10, "6–10"), (20, "11–20"), (50, "21–50"), (100, "51–100"))
VERY_FREQUENT = "> 100"
# Words that have an order of their own.
RANKED = {"content_age": [words for _, words in AGES] + [OLD, UNKNOWN]}
RANKED["events_per_viewer"] = RANKED["days_since_last"] = [words for _, words in FREQUENT] + [VERY_FREQUENT]


def in_words(number):
    return next((words for most, words in FREQUENT if number <= most), VERY_FREQUENT)


def now_of(query):
    return parse_instant(query["as_of"], zone("UTC"))


class Section:
    """The compared period is another one: it keeps the current one's top values and form of click_through_rate."""

    def __init__(self, store, query, period, week_start, kept=None, by_impression=None):
        self.store, self.query, self.period, self.zone = store, query, period, period.zone
        self.now = now_of(query)
        self.dimensions = query.get("dimensions", [])
        conditions = query.get("filters", [])
        self.lifted = "traffic_class" in self.dimensions or names_traffic_class(conditions)
        self.history = store.history(self.lifted)
        self.base = [e for e in store.between(period.start, period.end) if self._counts(e)]
        self._tests = [predicate(c, self.zone, self._done_by) for c in conditions]
        self.events = [e for e in self.base if self._matches(e)]
        self.by_impression = by_impression
        if by_impression is None:
            self.by_impression = any(e["action"] == "view" and "impression" in e for e in self.events)
        self.buckets = {d: buckets(period, d.split(":")[1], week_start) for d in self.dimensions
                        if is_time_unit(d) or is_cohort(d)}
        self._latest = {}
        top = query.get("top") or {}
        self.kept = kept if kept is not None or not top else self._keep(top)
        if any(is_cohort(d) for d in self.dimensions):
            self.table = Cohorts(self, self.dimensions, week_start)
        else:
            fill = "empty_buckets" in query.get("include", [])
            self.table = Grouping(self, self.dimensions, top.get("dimension"), self.kept, fill)
        self.groups = self.table.groups

    def _counts(self, event):
        return self.lifted or event["traffic_class"] == "human"

    def _matches(self, event):
        return all(test(event) for test in self._tests)

    def _done_by(self, actions):
        return {e["who"] for e in self.base if "who" in e and e["action"] in actions}

    @functools.cached_property
    def of_all_time(self):
        """Matching events of the whole store. What filters ask of viewers is still answered by the period."""
        return [e for e in self.store.sorted if self._counts(e) and self._matches(e)]

    @functools.cached_property
    def timeline_of_all(self):
        return Timeline(self.of_all_time)

    @functools.cached_property
    def _whole(self):
        return self.table.whole() if isinstance(self.table, Cohorts) else Grouping(self, ()).groups[()]

    def whole(self):
        """All matching events once, without dimensions."""
        return self._whole

    # --- values of dimensions ---------------------------------------------------------------------------------

    def _latest_of(self, attribute):
        """The attribute's latest value in the period for each content or uploader, whatever the filters."""
        if attribute not in self._latest:
            found = {}
            for e in self.base:
                parent = e.get(PARENT[attribute])
                if parent is not None and attribute in e:
                    stamp = (e["time"], e["event_id"], e[attribute])
                    found[parent] = max(found.get(parent, stamp), stamp)
            self._latest[attribute] = {parent: stamp[2] for parent, stamp in found.items()}
        return self._latest[attribute]

    @functools.cached_property
    def _landing(self):
        """The page of each visit's first page-view."""
        first = {}
        for e in self.events:
            if "session" in e and e["action"] == "page-view":
                stamp = (e["time"], e["event_id"])
                if e["session"] not in first or stamp < first[e["session"]][0]:
                    first[e["session"]] = (stamp, e.get("page"))
        return {session: page for session, (_, page) in first.items()}

    @functools.cached_property
    def _events_per_viewer(self):
        counts = Counter(e["who"] for e in self.events if "who" in e)
        return {who: in_words(count) for who, count in counts.items()}

    @functools.cached_property
    def _days_since_last(self):
        last = {e["who"]: e["time"] for e in self.events if "who" in e}  # events come in order of time
        end = min(self.period.end, self.now)
        return {who: in_words(max(0, (end - time) // DAY)) for who, time in last.items()}

    @functools.cached_property
    def _edges(self):
        return {dimension: [b.start for b in found] for dimension, found in self.buckets.items()}

    def cells(self, event, dimension):
        """The event's values of a dimension: one (perhaps None), or one for each tag."""
        if is_time_unit(dimension):
            return (max(0, bisect.bisect_right(self._edges[dimension], event["time"]) - 1),)
        if dimension == "landing_page":
            return (self._landing.get(event.get("session")),)
        if dimension == "events_per_viewer":
            return (self._events_per_viewer.get(event.get("who")),)
        if dimension == "days_since_last":
            return (self._days_since_last.get(event.get("who")),)
        if dimension in PARENT and PARENT[dimension] in event:
            return (self._latest_of(dimension).get(event[PARENT[dimension]]),)
        own = raw_values(event, dimension, self.zone)
        return tuple(float(v) for v in own) or (None,) if dimension == "amount" else own or (None,)

    def _keep(self, top):
        """The values that stand for themselves: ranked without the other dimensions."""
        alone = [top["dimension"]]
        rows = [[key[0], *values([top["by"]], group)] for key, group in Grouping(self, alone).groups.items()]
        return {row[0] for row in ordered(rows, [(1, True)], alone)[:top["limit"]]}

    # --- rows -------------------------------------------------------------------------------------------------

    def match_key(self, key):
        """What pairs a row with its compared one: attributes stay out where what they belong to is known."""
        named = dict(zip(self.dimensions, key))
        return tuple(None if d in PARENT and named.get(PARENT[d]) not in (None, OTHER) else v
                     for d, v in named.items())

    def shown(self, dimension, value):
        if value is None or value is OTHER:
            return value
        if dimension in self.buckets:
            return self.buckets[dimension][value].label
        return self.zone.iso(value) if kind_of(dimension) == raw.INSTANT else value

    def row(self, key, group):
        return [self.shown(d, v) for d, v in zip(self.dimensions, key)] + values(self.query["metrics"], group)


def ordered(rows, terms, dimensions):
    """`terms`: (column, descending). Ties by all dimensions; Other, then nulls last in both directions."""
    ranks = {i: {words: rank for rank, words in enumerate(RANKED[d])} for i, d in enumerate(dimensions) if d in RANKED}

    def compare(left, right):
        for column, descending in terms + [(i, False) for i in range(len(dimensions))]:
            a, b = left[column], right[column]
            places = [2 if v is None else 1 if v is OTHER else 0 for v in (a, b)]
            if places[0] != places[1]:
                return places[0] - places[1]
            if places[0] == 0 and a != b:
                a, b = (ranks[column][a], ranks[column][b]) if column in ranks else (a, b)
                return (1 if a > b else -1) * (-1 if descending else 1)
        return 0
    return sorted(rows, key=functools.cmp_to_key(compare))
