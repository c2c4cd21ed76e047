# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The independent answer: raw events and a query in, the table that every source must give out.

usage: oracle.py EVENTS.ndjson < QUERIES.ndjson     one query a line in, one answer (first page) a line out
"""
import functools
import json
import sys

import events as raw
from conditions import kind_of, names_traffic_class, predicate, raw_values
from metrics import A, METRICS, OF_VISITS, Group, change, values
from periods import UNITS, WEEKDAYS, QueryError, buckets, compared, resolve
from zonefile import parse_instant, zone

class _Other:
    """The rest of a dimension's values under a `top`: one object, also when it comes from another process."""

    def __repr__(self):
        return "Other"

    def __reduce__(self):
        return "OTHER"


OTHER = _Other()
PARENT = {"content_title": "content", "uploader_name": "uploader"}
DEFAULT_LIMIT = 10_000


def is_time_unit(dimension):
    return dimension.startswith("time:")


class Section:
    """One period of a query: its matching events and their groups. The compared period is another one."""

    def __init__(self, store, query, period, week_start, kept=None, by_impression=None):
        self.query, self.period, self.zone = query, period, period.zone
        self.dimensions = query.get("dimensions", [])
        conditions = query.get("filters", [])
        lifted = "traffic_class" in self.dimensions or names_traffic_class(conditions)
        self.base = [e for e in store.between(period.start, period.end)
                     if lifted or e["traffic_class"] == "human"]
        tests = [predicate(c, self.zone, self._done_by) for c in conditions]
        self.events = [e for e in self.base if all(test(e) for test in tests)]
        self.by_impression = by_impression
        if by_impression is None:
            self.by_impression = any(e["action"] == "view" and "impression" in e for e in self.events)
        self.buckets = {d: buckets(period, d[5:], week_start) for d in self.dimensions if is_time_unit(d)}
        self._latest, self._landing = {}, None
        self.kept = kept if kept is not None else self._keep()
        self.groups = self._group()

    def _done_by(self, actions):
        return {e["who"] for e in self.base if "who" in e and e["action"] in actions}

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

    def _landing_of(self, event):
        if self._landing is None:
            first = {}
            for e in self.events:
                if "session" in e and e["action"] == "page-view":
                    stamp = (e["time"], e["event_id"])
                    if e["session"] not in first or stamp < first[e["session"]][0]:
                        first[e["session"]] = (stamp, e.get("page"))
            self._landing = {session: page for session, (_, page) in first.items()}
        return self._landing.get(event.get("session"))

    def cells(self, event, dimension):
        """The event's values of a dimension: one (perhaps None), or one for each tag."""
        if is_time_unit(dimension):
            found = self.buckets[dimension]
            low, high = 0, len(found) - 1
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (middle, high) if found[middle].start <= event["time"] else (low, middle - 1)
            return (low,)
        if dimension == "landing_page":
            return (self._landing_of(event),)
        if dimension in PARENT and PARENT[dimension] in event:
            return (self._latest_of(dimension).get(event[PARENT[dimension]]),)
        own = raw_values(event, dimension, self.zone)
        return tuple(float(v) for v in own) or (None,) if dimension == "amount" else own or (None,)

    def _keep(self):
        top = self.query.get("top")
        if not top:
            return None
        ranked = {}
        for e in self.events:
            for value in self.cells(e, top["dimension"]):
                ranked.setdefault(value, []).append(e)
        by = METRICS[top["by"]][1]
        rows = [[v, by(Group(members, self.by_impression))] for v, members in ranked.items()]
        return {row[0] for row in ordered(rows, [(1, True)], 1)[:top["limit"]]}

    def _group(self):
        top = (self.query.get("top") or {}).get("dimension")
        found = {}
        for e in self.events:
            keys = [()]
            for dimension in self.dimensions:
                own = self.cells(e, dimension)
                if dimension == top:
                    own = tuple(v if v in self.kept else OTHER for v in own)
                keys = [key + (v,) for key in keys for v in own]
            for key in keys:
                found.setdefault(key, []).append(e)
        if not self.dimensions:
            found.setdefault((), [])
        elif "empty_buckets" in self.query.get("include", []) and self.buckets:
            self._fill(found)
        return {key: Group(members, self.by_impression) for key, members in found.items()}

    def _fill(self, found):
        at = next(i for i, d in enumerate(self.dimensions) if is_time_unit(d))
        rests = {(key[:at], key[at + 1:]) for key in found} if len(self.dimensions) > 1 else {((), ())}
        for before, after in rests:
            for index in range(len(self.buckets[self.dimensions[at]])):
                found.setdefault(before + (index,) + after, [])

    def whole(self):
        """All matching events once, without dimensions."""
        return Group(self.events, self.by_impression)

    def match_key(self, key):
        """What pairs a row with its compared one: attributes stay out where what they belong to is known."""
        named = dict(zip(self.dimensions, key))
        return tuple(None if d in PARENT and named.get(PARENT[d]) not in (None, OTHER) else v
                     for d, v in named.items())

    def shown(self, dimension, value):
        if value is None or value is OTHER:
            return value
        if is_time_unit(dimension):
            return self.buckets[dimension][value].label
        return self.zone.iso(value) if kind_of(dimension) == raw.INSTANT else value

    def row(self, key, group):
        return [self.shown(d, v) for d, v in zip(self.dimensions, key)] + values(self.query["metrics"], group)


def ordered(rows, terms, dimensions):
    """`terms`: (column, descending). Ties by all dimensions; nulls and Other last in both directions."""
    def compare(left, right):
        for column, descending in terms + [(i, False) for i in range(dimensions)]:
            a, b = left[column], right[column]
            places = [2 if v is None else 1 if v is OTHER else 0 for v in (a, b)]
            if places[0] != places[1]:
                return places[0] - places[1]
            if places[0] == 0 and a != b:
                return (1 if a > b else -1) * (-1 if descending else 1)
        return 0
    return sorted(rows, key=functools.cmp_to_key(compare))


class Store:
    def __init__(self, lines):
        self.all, self.ledger, self.by_day = raw.load(lines)
        self.sorted = sorted(self.all, key=lambda e: e["time"])
        self.bounds = (self.sorted[0]["time"], self.sorted[-1]["time"]) if self.all else None

    def between(self, start, end):
        return [e for e in self.sorted if start <= e["time"] < end]


class Answer:
    """A query answered whole. `page(i)` is what the i-th page must say."""

    def __init__(self, store, query):
        self.query = query
        self.metrics, self.dimensions = query["metrics"], query.get("dimensions", [])
        validate(query)
        week_start = week_start_of(query)
        self.now = parse_instant(query["as_of"], zone("UTC"))
        # The last event itself belongs to the part that has passed.
        self.through = min(self.now, store.bounds[1] + 1) if store.bounds else self.now
        self.data_through = store.bounds[1] if store.bounds else None
        self.period = resolve(query["range"], self.now, week_start, store.bounds)
        self.whole_end, self.compared = self.period.end, None
        spec = query.get("compare") or {"mode": "none"}
        if spec["mode"] != "none":
            self.period, self.compared = compared(self.period, spec, week_start, self.now, self.through,
                                                  store.bounds)
        self.current = Section(store, query, self.period, week_start)
        self.previous = None
        if self.compared:
            self.previous = Section(store, query, self.compared, week_start, self.current.kept or set(),
                                    self.current.by_impression)
        self.keys = self._order()
        self.limit = (query.get("page") or {}).get("limit", DEFAULT_LIMIT)

    def _order(self):
        width = len(self.dimensions)
        names = self.dimensions + self.metrics
        terms = [(names.index(column), way == "desc") for column, way in self.query.get("order", [])]
        rows = [list(key) + values(self.metrics, group) for key, group in self.current.groups.items()]
        return [tuple(row[:width]) for row in ordered(rows, terms, width)]

    def pages(self):
        return max(1, -(-len(self.keys) // self.limit))

    def page(self, number=0):
        keys = self.keys[number * self.limit:(number + 1) * self.limit]
        groups = [self.current.groups[key] for key in keys]
        include, first = self.query.get("include", []), number == 0
        with_totals = "totals" in include or self.previous is not None
        totals = self.current.whole() if first and with_totals else None
        other = self._other() if first and "other" in include else None
        return {
            "columns": self._columns(),
            "rows": [self.current.row(key, group) for key, group in zip(keys, groups)],
            "other_rows": [i for i, key in enumerate(keys) if OTHER in key],
            "totals": totals and self._named(totals),
            "other": other and self._named(other),
            "more": (number + 1) * self.limit < len(self.keys),
            "comparison": self._comparison(keys, first) if self.previous else None,
            "incomplete_buckets": self._incomplete(),
            "data_through": self.data_through, "range": (self.period.start, self.whole_end), "zone": self.period.zone,
            "notes": self._notes([g for g in groups + [totals, other] if g]),
        }

    def _columns(self):
        return [(d, column_type(d), None) for d in self.dimensions] + \
            [(m, metric_type(m), METRICS[m][0]) for m in self.metrics]

    def _named(self, group):
        return dict(zip(self.metrics, values(self.metrics, group)))

    def _other(self):
        left_out = self.keys[self.limit:]
        return left_out and Group([e for key in left_out for e in self.current.groups[key].events],
                                  self.current.by_impression)

    def _comparison(self, keys, first):
        earlier = {self.previous.match_key(key): (key, group) for key, group in self.previous.groups.items()}
        rows, changes = [], []
        for key in keys:
            hit = earlier.get(self.current.match_key(key))
            now = self._named(self.current.groups[key])
            then = self._named(hit[1]) if hit else {}
            rows.append(self.previous.row(*hit) if hit else None)
            changes.append({m: change(now[m], then.get(m)) for m in self.metrics})
        now, then = self._named(self.current.whole()), self._named(self.previous.whole())
        return {"range": (self.compared.start, self.compared.end), "rows": rows, "row_changes": changes,
                "totals": then if first else None,
                "change": {m: change(now[m], then[m]) for m in self.metrics} if first else None}

    def _incomplete(self):
        unit = next((d for d in self.dimensions if is_time_unit(d)), None)
        found = self.current.buckets[unit] if unit else []
        return [b.label for b in found if min(b.end, self.whole_end) > self.through]

    def _notes(self, shown):
        """Which notes must stand at a metric, and which may (they concern what is not on this page)."""
        must, may = {}, {}
        if "click_through_rate" in self.metrics and not self.current.by_impression:
            must["click_through_rate"] = "views_over_impressions"
        elsewhere = [self.current.whole()] + ([self.previous.whole()] if self.previous else [])
        for metric in set(self.metrics) & {"revenue", "avg_order_value"}:
            if any(len(g.currencies()) > 1 for g in shown):
                must[metric] = "several_currencies"
            elif any(len(g.currencies()) > 1 for g in elsewhere):
                may[metric] = "several_currencies"
        return {"must": must, "may": may}


def week_start_of(query):
    given = query.get("week_starts", 1)
    return WEEKDAYS.index(given) + 1 if isinstance(given, str) else given


def validate(query):
    for metric in query["metrics"]:
        if metric not in METRICS:
            raise QueryError("unknown_metric")
    for dimension in query.get("dimensions", []):
        if is_time_unit(dimension):
            if dimension[5:] not in UNITS:
                raise QueryError("unknown_dimension")
        elif dimension != "landing_page" and kind_of(dimension) is None:
            raise QueryError("unknown_dimension")
    if "page" in query.get("dimensions", []) and any(m in OF_VISITS for m in query["metrics"]):
        raise QueryError("incompatible_dimension")


def column_type(dimension):
    if is_time_unit(dimension):
        return "datetime" if dimension[5:] in ("hour", "minute") else "date"
    if dimension == "landing_page":
        return "keyword"
    return {raw.INSTANT: "datetime", raw.INTEGER: "integer", raw.DECIMAL: "decimal"}.get(kind_of(dimension), "keyword")


def metric_type(metric):
    kind = METRICS[metric][0]
    return "decimal" if kind == "ratio" or metric in ("watch_time", "revenue") else "integer"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        store = Store(file.read().split("\n"))
    for line in sys.stdin:
        try:
            print(json.dumps(Answer(store, json.loads(line)).page(), ensure_ascii=False, default=repr))
        except QueryError as error:
            print(json.dumps({"code": error.code}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
