# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The independent answer: raw events and a query in, the table that every source must give out.

usage: oracle.py EVENTS.ndjson < QUERIES.ndjson     one query a line in, one answer (first page) a line out
"""
import json
import math
import sys

import events as raw
from conditions import NEVER_FILTERED, kind_of
from grouping import OTHER, is_time_unit
from history import History, Timeline, first_ever
from metrics import DECIMALS, METRICS, RETENTION, UNIT_OF, R, change, compatible, values
from periods import UNITS, WEEKDAYS, QueryError, compared, resolve
from retention import is_cohort
from section import Section, now_of, ordered

DEFAULT_LIMIT = 10_000
BASES = ("first_event", "sign_up", "content", "uploader")
COHORT_UNITS = UNITS[UNITS.index("day"):]


class Store:
    """What a community's logs leave in a store; `files` are imported one after the other, each a list of lines."""

    def __init__(self, *files):
        self.all, self.ledger, self.by_day = raw.load(files)
        self._timeline = Timeline(self.all)
        self.sorted, self.between = self._timeline.events, self._timeline.between
        self.bounds = (self.sorted[0]["time"], self.sorted[-1]["time"]) if self.all else None
        # The last event itself belongs to the part that has passed.
        self.through = self.bounds[1] + 1 if self.bounds else math.inf
        self.first_ever = first_ever(self.sorted)
        self._histories = {}

    def history(self, lifted):
        """Of human events, or of all of them."""
        if lifted not in self._histories:
            self._histories[lifted] = History([e for e in self.sorted if lifted or e["traffic_class"] == "human"])
        return self._histories[lifted]


class Answer:
    """A query answered whole. `page(i)` is what the i-th page must say."""

    def __init__(self, store, query):
        self.query = query
        self.metrics, self.dimensions = query["metrics"], query.get("dimensions", [])
        validate(query)
        week_start = week_start_of(query)
        self.now = now_of(query)
        self.through = min(self.now, store.through)
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
        names = self.dimensions + self.metrics
        terms = [(names.index(column), way == "desc") for column, way in self.query.get("order", [])]
        rows = [list(key) + values(self.metrics, group) for key, group in self.current.groups.items()]
        return [tuple(row[:len(self.dimensions)]) for row in ordered(rows, terms, self.dimensions)]

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
            "columns": self._columns(), "units": {m: UNIT_OF[m] for m in self.metrics if m in UNIT_OF},
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
        return left_out and self.current.table.rest(left_out)

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
        unit = next((d for d in self.dimensions if d in self.current.buckets), None)
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
    dimensions = query.get("dimensions", [])
    if any(metric not in METRICS for metric in query["metrics"]):
        raise QueryError("unknown_metric")
    if not all(map(known, dimensions)):
        raise QueryError("unknown_dimension")
    if query.get("basis", BASES[0]) not in BASES:
        raise QueryError("invalid_query")
    cohorts = sum(map(is_cohort, dimensions))
    if cohorts and (query.get("top") or "other" in query.get("include", [])):
        raise QueryError("invalid_query")
    if cohorts != 1 and (cohorts or "period" in dimensions or set(query["metrics"]) & set(RETENTION)):
        raise QueryError("incompatible_dimension")
    if cohorts and any(not is_cohort(d) and d != "period" for d in dimensions):
        raise QueryError("incompatible_dimension")
    if not all(compatible(metric, dimensions) for metric in query["metrics"]):
        raise QueryError("incompatible_dimension")


def known(dimension):
    if is_time_unit(dimension):
        return dimension[5:] in UNITS
    if is_cohort(dimension):
        return dimension[7:] in COHORT_UNITS
    return dimension in NEVER_FILTERED or kind_of(dimension) is not None


def column_type(dimension):
    if is_time_unit(dimension):
        return "datetime" if dimension[5:] in ("hour", "minute") else "date"
    if is_cohort(dimension):
        return "date"
    if dimension == "period":
        return "integer"
    return {raw.INSTANT: "datetime", raw.INTEGER: "integer", raw.DECIMAL: "decimal"}.get(kind_of(dimension), "keyword")


def metric_type(metric):
    return "decimal" if METRICS[metric][0] == R or metric in DECIMALS else "integer"


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
