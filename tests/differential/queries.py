# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random queries about a community: mostly with an answer, often across a clock change, with everything mixed."""
import datetime
import random

from conditions import NEVER_FILTERED, kind_of, raw_values
from events import DECIMAL, INSTANT, INTEGER
from metrics import BASIS_OF, METRICS, NOT_WITH, OF_COHORTS, OF_CONTENTS, OF_DAYS, RETENTION, compatible
from oracle import COHORT_UNITS, week_start_of
from periods import ONE, WEEKDAYS, QueryError, compared_whole, resolve, unit_next, unit_start
from section import Section, now_of
from zonefile import DAY, zone

HOUR = 3_600_000
ZONES = ["Asia/Seoul", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Europe/Lisbon", "Australia/Lord_Howe",
         "America/Sao_Paulo", "UTC"]
FEW = ["country", "device", "viewer_plan", "viewer_plan", "viewer_gender", "viewer_age_group", "category",
       "content_type", "tags", "browser", "os", "traffic_source", "traffic_class", "currency", "region", "hour_of_day",
       "day_of_week", "labels.campaign", "labels.score", "quantity", "landing_page", "page", "action", "content_age",
       "content_age", "events_per_viewer", "days_since_last"]
MANY = ["viewer", "session", "content", "content_title", "uploader", "uploader_name", "amount", "watched_ms",
        "content_duration_ms", "content_published_at", "viewer_signed_up_at", "playback", "impression",
        "labels.deep.er", "labels.odd \"key'", "labels.nowhere", "event_id", "time"]
TIMES = ["time:day"] * 6 + ["time:week"] * 3 + ["time:month"] * 3 + ["time:hour"] * 4 + \
    ["time:quarter", "time:year", "time:minute"]
FILTERED = [d for d in FEW + MANY if d not in NEVER_FILTERED]
# Those of a viewer's or a content's whole life, and of calendar days: half of all that is asked.
WIDE = list(METRICS)[list(METRICS).index("new_viewers"):]
ACTIONS = ["view", "purchase", "like", "page-view", "content-upload", "custom-action", "sign-up"]


class Queries:
    """`unknown`: metrics and dimensions that are not to be asked for."""

    def __init__(self, community, store, seed, unknown=()):
        self.random = random.Random(f"queries {seed}")
        self.community, self.store, self.unknown = community, store, unknown

    # --- ranges ---------------------------------------------------------------------------------------------

    def _range(self):
        """A range as query.md writes it, and the instant it is asked at."""
        r, c = self.random, self.community
        name = c.zone_name if r.random() < 0.8 else r.choice(ZONES)
        z, day = zone(name), r.choice(c.days)
        kind = r.random()
        if kind < 0.20:
            spec, now = self._named(name, z, day)
            return spec, now
        if kind < 0.50:
            unit = r.choice(["week", "week", "month", "month", "month", "quarter", "year"])
            start = unit_start(day, unit, r.choice([1, 1, 7]))
            end = start
            for _ in range(r.choice([1, 1, 1, 2, 3]) if unit != "year" else 1):
                end = unit_next(end, unit)
            spec = {"from": start.isoformat(), "to": end.isoformat(), "zone": name}
        elif kind < 0.85:
            reach = r.choice([3, 8, 20, 45])
            start = day - ONE * r.randrange(0, reach)
            spec = {"from": start.isoformat(), "to": (day + ONE * r.randrange(1, reach + 1)).isoformat(), "zone": name}
        else:
            start = z.start_of_day(day) + r.randrange(-3 * 24, 12) * HOUR + r.choice([0, 0, 1, 1_800_000])
            end = max(start, z.start_of_day(day)) + r.randrange(1, 80) * HOUR + r.choice([0, 0, 1])
            spec = {"from": z.iso(start), "to": z.iso(end), "zone": name}
            if r.random() < 0.3:  # without an offset: the zone's own clock
                spec = {"from": spec["from"][:-6], "to": spec["to"][:-6], "zone": name}
        return spec, self._asked_at(resolve(spec, 0, 1, None))

    def _asked_at(self, period):
        """Mostly after all is over; else in the middle of the range, to the millisecond, or where something turns."""
        r = self.random
        if r.random() < 0.25:
            turning = [t for t in (self._turning(period.zone) for _ in range(8)) if period.start < t < period.end + DAY]
            if turning:
                return turning[0]
        if r.random() < 0.6:
            return period.end + r.randrange(r.choice([20, 60, 200]) * DAY)
        return r.randrange(period.start - DAY if r.random() < 0.1 else period.start, period.end + 1)

    def _turning(self, in_zone):
        """Where a day begins, where something happens, or where a content or an upload has reached an age."""
        r, event = self.random, self.random.choice(self.store.sorted)
        if r.random() < 0.3:
            return in_zone.start_of_day(in_zone.date(event["time"])) + r.choice([0, 0, -1])
        if "content_published_at" in event and r.random() < 0.5:
            return event["content_published_at"] + r.choice([1, 7, 28]) * DAY
        return event["time"] + r.choice([0, 1, 7 * DAY, 28 * DAY])

    def _named(self, name, z, day):
        r = self.random
        spec = {"name": r.choice(["today", "yesterday", "last_7_days", "last_28_days", "last_90_days", "last_3_days",
                                  "this_week", "last_week", "this_month", "last_month", "this_quarter",
                                  "last_quarter", "this_year", "last_year", "last_12_months", "all"]), "zone": name}
        if r.random() < 0.4 and spec["name"].endswith("_days"):
            spec["include_today"] = True
        after = {"yesterday": 1, "last_week": 7, "last_month": 28, "last_quarter": 90, "last_year": 360,
                 "last_12_months": 40}.get(spec["name"], 0)
        if spec["name"].endswith("_days"):
            after = 0 if spec.get("include_today") else r.randrange(1, 4)
        now = z.start_of_day(day + after * ONE) + r.randrange(DAY)
        if name == "UTC" and r.random() < 0.5:
            return spec["name"], now
        return spec, now

    # --- filters --------------------------------------------------------------------------------------------

    def _some_value(self, dimension, events, in_zone):
        for event in self.random.choices(events, k=8):
            own = raw_values(event, dimension, in_zone)
            if own:
                return self.random.choice(own)
        return None

    def _written(self, dimension, value, in_zone):
        """A stored value as a filter writes it."""
        kind = kind_of(dimension)
        if value is None:
            return None
        if kind == INSTANT:
            return in_zone.iso(value)
        if kind == DECIMAL:
            return float(value)
        if dimension == "labels.score" and value in ("1", "2", "10", "-3", "1.5") and self.random.random() < 0.5:
            return float(value) if "." in value else int(value)
        return value

    def _pattern(self, text):
        """A glob that some text matches, with parts of it replaced and the special characters escaped or not."""
        r = self.random
        out = []
        for char in text:
            if r.random() < 0.2:
                out.append(r.choice("*?"))
            elif char in "*?\\":
                out.append("\\" + char if r.random() < 0.7 else char)
            else:
                out.append(char)
        pattern = "".join(out)
        return r.choice([pattern, pattern, pattern[:2] + "*", "*" + pattern[-2:], "*" + pattern[1:-1] + "*"])

    def _leaf(self, events, in_zone):
        r = self.random
        kind = r.random()
        if kind < 0.08:
            done = r.choice([["has_done", r.sample(ACTIONS, r.choice([1, 1, 2]))],
                             ["has_not_done", "action", r.sample(ACTIONS, 1)]])
            return done
        dimension = r.choice([d for d in FILTERED if d not in ("time", "event_id", "traffic_class", *self.unknown)] +
                             ["country", "device", "content_title", "labels.campaign"] * 2 +
                             (["event_id"] if self.community.with_ids else []) + ["time"] +
                             (["traffic_class"] * 2 if r.random() < 0.5 else []))
        if kind < 0.16:
            return ["exists", dimension]
        values = [self._written(dimension, self._some_value(dimension, events, in_zone), in_zone)
                  for _ in range(r.choice([1, 1, 2, 3]))]
        number = kind_of(dimension) in (INTEGER, DECIMAL)
        known = [v for v in values if v is not None]
        if kind < 0.66 or not known:
            values = list(dict.fromkeys(values + ([None] if r.random() < 0.2 else [])))
            op = "is" if r.random() < 0.65 else "is_not"
            alone = len(values) == 1 and r.random() < 0.3 and values[0] is not None
            return [op, dimension, values[0] if alone else values]
        texts = [v for v in known if isinstance(v, str)]
        if r.random() < 0.25:
            texts = [t.swapcase() for t in texts]
        if kind < 0.83 and texts and kind_of(dimension) != INSTANT:
            if r.random() < 0.5:
                return ["matches", dimension, [self._pattern(t) for t in texts]]
            starts = [(t, r.randrange(len(t) + 1)) for t in texts]
            return ["contains", dimension, [t[at:at + r.choice([1, 2, 3])] or t for t, at in starts]]
        if dimension.startswith("labels."):
            known = [r.choice([1, 1.5, 2, 7, 0, -3])]
        elif dimension in ("tags", "content_age") or (not number and not texts):
            return ["exists", dimension]
        elif not number and kind_of(dimension) != INSTANT:
            known = texts
        if kind_of(dimension) == INSTANT and r.random() < 0.3:
            known = [known[0][:10]]
        return [r.choice(["gt", "gte", "lt", "lte"]), dimension, known[:1]]

    def _filter(self, events, in_zone, depth=0):
        r = self.random
        kind = r.random()
        if depth > 2 or kind < 0.7:
            return self._leaf(events, in_zone)
        if kind < 0.82:
            return ["not", self._filter(events, in_zone, depth + 1)]
        return [r.choice(["or", "or", "and"]),
                [self._filter(events, in_zone, depth + 1) for _ in range(r.choice([1, 2, 2, 3]))]]

    # --- the rest -------------------------------------------------------------------------------------------

    def _dimensions(self, days):
        r = self.random
        count = r.choices([0, 1, 2, 3], [12, 45, 33, 10])[0]
        found = []
        while len(found) < count:
            pick = r.random()
            choice = "content_age" if pick < 0.06 else r.choice(TIMES if pick < 0.47 else FEW if pick < 0.85 else MANY)
            if (choice == "event_id" and not self.community.with_ids) or choice in self.unknown:
                continue
            if (choice == "time:minute" and days > 3) or (choice == "time:hour" and days > 100) or choice in found:
                continue
            found.append(choice)
        if len(found) == 1 and r.random() < 0.2 and found[0] in ("content", "uploader"):
            found.append({"content": "content_title", "uploader": "uploader_name"}[found[0]])
        return found

    def _compare(self, in_zone):
        r = self.random
        mode = r.choices(["previous_period", "previous_year", "custom"], [5, 3, 2])[0]
        spec = {"mode": mode}
        if mode == "custom":
            day = r.choice(self.community.days) - ONE * r.randrange(20)
            spec["range"] = {"from": day.isoformat(), "to": (day + ONE * r.randrange(1, 40)).isoformat(),
                             "zone": in_zone.name}
        elif r.random() < 0.3:
            spec["align"] = r.choice(["weekday", "weekday", "date"])
        if r.random() < 0.4:
            spec["elapsed"] = r.choice(["full", "full", "match"])
        return spec

    def _metrics(self, dimensions):
        r = self.random
        names = [m for m in METRICS if compatible(m, dimensions) and m not in self.unknown]
        if r.random() < 0.03:
            return names
        wide = [m for m in names if m in WIDE]
        found = r.sample(wide, min(len(wide), r.choice([0, 1, 1, 2, 3]))) + r.sample(names, r.choice([0, 1, 1, 2, 4]))
        if "freshness" in names and r.random() < 0.5:
            found.append("freshness")
        if "viewers_by_plan" in names and "viewer_plan" in dimensions and r.random() < 0.6:
            found.append("viewers_by_plan")
        return list(dict.fromkeys(found)) or r.sample(names, 1)

    def _order(self, query):
        columns = query["dimensions"] + query["metrics"] * 2
        return [[column, self.random.choice(["asc", "desc", "desc"])]
                for column in dict.fromkeys(self.random.choices(columns, k=self.random.choice([1, 1, 2])))]

    def _include(self, query, days):
        r = self.random
        found = [name for name in ("totals", "other") if r.random() < 0.4]
        units = [d for d in query["dimensions"] if d.startswith("time:")]
        rest = [d for d in query["dimensions"] if d not in units]
        small = days < 8 if units in (["time:hour"], ["time:minute"]) else days < 100 or units != ["time:day"]
        if len(units) == 1 and small and not set(rest) & set(MANY) and len(rest) < 2 and r.random() < 0.6 \
                and (units != ["time:minute"] or not rest):
            found.append("empty_buckets")
        return found

    def draw(self):
        """One query that the design allows."""
        r = self.random
        spec, now = self._range()
        query = {"metrics": [], "dimensions": [], "range": spec,
                 "as_of": f"{zone('UTC').iso(now)[:-6]}Z"}
        if r.random() < 0.15:
            day = r.randrange(1, 8)
            query["week_starts"] = r.choice([day, WEEKDAYS[day - 1]])
        period = resolve(spec, now, week_start_of(query), self.store.bounds)
        days = (period.end - period.start) / DAY
        query["dimensions"] = self._dimensions(days)
        query["metrics"] = self._metrics(query["dimensions"])
        if "cohort:day" not in self.unknown and r.random() < 0.08:
            self._make_cohorts(query, days)
        self._add_basis(query)
        inside = self.store.between(period.start, period.end) or self.store.sorted
        if r.random() < 0.55:
            query["filters"] = [self._filter(inside, period.zone) for _ in range(r.choice([1, 1, 2, 3]))]
        if r.random() < 0.35:
            query["compare"] = self._compare(period.zone)
        if r.random() < 0.5:
            query["order"] = self._order(query)
        of_cohorts = query["dimensions"] and query["dimensions"][0].startswith(("cohort:", "period"))
        if of_cohorts:
            query["include"] = [name for name in ("totals", "empty_buckets") if r.random() < 0.5]
        else:
            self._add_top(query)
            query["include"] = self._include(query, days)
        if query["dimensions"] and r.random() < 0.4:
            query["page"] = {"limit": r.choice([1, 2, 3, 5, 10, 20, 100])}
            if not of_cohorts and r.random() < 0.5 and "other" not in query["include"]:
                query["include"].append("other")
        if r.random() < 0.1:
            query["accuracy"] = "exact"
        return query

    def _add_top(self, query):
        r = self.random
        candidates = [d for d in query["dimensions"] if not d.startswith("time")]
        if candidates and r.random() < 0.25:
            dimension = r.choice(candidates)
            by = r.choice(self._metrics([dimension]))
            query["top"] = {"dimension": dimension, "limit": r.choice([1, 2, 3, 5]), "by": by}

    def _make_cohorts(self, query, days):
        """Cohorts and how many of them are still there; buckets of a size that goes with the range."""
        r = self.random
        units = [unit for unit, least, most in (("day", 0, 40), ("week", 3, 200), ("month", 10, 400),
                                                ("quarter", 40, 800), ("year", 100, 4000)) if least <= days <= most]
        query["dimensions"] = ["cohort:" + r.choice(units)]
        if r.random() < 0.6:
            query["dimensions"].insert(r.choice([0, 1]), "period")
        query["metrics"] = r.sample(OF_COHORTS, r.choice([1, 2, 3]))

    def _add_basis(self, query):
        """Who is counted, where there is a choice; now and then where there is none."""
        if "basis" in self.unknown:
            return
        choices = {basis for metric in query["metrics"] for basis in BASIS_OF.get(metric, ())}
        if (choices and self.random.random() < 0.6) or self.random.random() < 0.01:
            query["basis"] = self.random.choice(sorted(choices or {"content", "sign_up"}))

    def facts(self, query):
        """What the quality of a run is judged by: has it an answer, does it cross a change of clocks."""
        week_start = week_start_of(query)
        now = now_of(query)
        period = resolve(query["range"], now, week_start, self.store.bounds)
        bare = dict(query, top=None, dimensions=[d for d in query["dimensions"] if d == "traffic_class"])
        answered = bool(Section(self.store, bare, period, week_start).events)
        crosses = bool(period.zone.transitions(period.start, period.end))
        if query.get("compare") and not crosses:
            other = compared_whole(period, query["compare"], week_start, now, self.store.bounds)
            crosses = bool(other.zone.transitions(other.start, other.end))
        return answered, crosses

    def query(self):
        """A query, and its facts; most without an answer are thrown away."""
        for _ in range(6):
            try:
                query = self.draw()
                answered, crosses = self.facts(query)
            except QueryError:
                continue  # for instance a range that a skipped day makes empty
            if (answered and (crosses or self.random.random() < 0.75)) or self.random.random() < 0.06:
                break
        else:
            query = {"metrics": ["events"], "dimensions": [], "range": "all", "as_of": "2027-01-01T00:00:00Z"}
            answered, crosses = True, False
        return query, answered, crosses


def refused():
    """Queries that must be refused, each with the code it must be refused with."""
    base = {"metrics": ["views"], "dimensions": ["time:day"], "as_of": "2026-11-02T00:00:00Z",
            "range": {"from": "2026-10-01", "to": "2026-11-01", "zone": "Asia/Seoul"}}
    changes = [
        ({"metrics": ["views", "viewz"]}, "unknown_metric"), ({"dimensions": ["countri"]}, "unknown_dimension"),
        ({"dimensions": ["time:decade"]}, "unknown_dimension"),
        ({"dimensions": ["page"], "metrics": ["visits"]}, "incompatible_dimension"),
        ({"dimensions": ["page"], "metrics": ["pages_per_visit"]}, "incompatible_dimension"),
        ({"dimensions": ["page"], "metrics": ["bounce_rate"]}, "incompatible_dimension"),
        ({"filters": [["is", "time:day", ["2026-10-01"]]]}, "incompatible_dimension"),
        ({"filters": [["not", ["is", "landing_page", ["/"]]]]}, "incompatible_dimension"),
        ({"filters": [["is", "nonsense", ["x"]]]}, "unknown_dimension"),
        ({"range": {"from": "2026-10-01", "to": "2026-11-01", "zone": "Asia/Soul"}}, "invalid_time_zone"),
        ({"range": {"from": "2026-11-01", "to": "2026-10-01", "zone": "Asia/Seoul"}}, "invalid_range"),
        ({"range": {"from": "2026-10-01", "to": "2026-10-01", "zone": "Asia/Seoul"}}, "invalid_range"),
        ({"range": {"from": "2026-02-29", "to": "2026-03-02", "zone": "Asia/Seoul"}}, "invalid_range"),
        ({"range": "last_fortnight"}, "invalid_range"),
        ({"dimensions": ["time:minute"], "range": {"from": "2026-01-01", "to": "2026-11-01", "zone": "UTC"}},
         "too_many_buckets"),
        ({"metricz": ["views"]}, "invalid_query"), ({"metrics": "views"}, "invalid_query"),
        ({"filters": [["isnt", "country", ["KR"]]]}, "invalid_query"),
        ({"page": {"limit": 0}}, "invalid_query"), ({"page": {"cursor": "made-up"}}, "cursor_expired"),
        ({"basis": "last_event"}, "invalid_query"),
        ({"metrics": ["cohort_size"]}, "unknown_metric"), ({"dimensions": ["cohort:decade"]}, "unknown_dimension"),
        ({"metrics": ["retention"], "dimensions": ["cohort:hour"]}, "unknown_dimension"),
        ({"filters": [["gt", "content_age", ["1–7 d"]]]}, "invalid_query"),
        ({"metrics": ["retention"], "dimensions": ["cohort:week"], "include": ["other"]}, "invalid_query"),
        ({"metrics": ["retention"], "dimensions": ["cohort:week"],
          "top": {"dimension": "cohort:week", "limit": 1, "by": "visitors"}}, "invalid_query"),
    ]
    return [(dict(base, **change), code) for change, code in changes]


def incompatible(seed, count=60):
    """Random queries that must be refused with `incompatible_dimension`, each for one reason."""
    r = random.Random(f"incompatible {seed}")
    base = {"as_of": "2026-11-02T00:00:00Z", "range": {"from": "2026-10-01", "to": "2026-11-01", "zone": "Asia/Seoul"}}
    return [dict(base, **r.choice(_REASONS)(r)) for _ in range(count)]


def _metric_and_dimension(r):
    dimension = r.choice(sorted(NOT_WITH))
    return {"metrics": ["views", r.choice(NOT_WITH[dimension])], "dimensions": ["country", dimension]}


def _two_units(r):
    metric = r.choice(OF_DAYS + OF_CONTENTS)
    return {"metrics": [metric], "dimensions": r.sample(["time:day", "time:week", "time:month", "time:year"], 2)}


def _freshness_of_nothing(r):
    return {"metrics": ["freshness"], "dimensions": r.choice([[], ["time:day"], ["content", "events_per_viewer"]])}


def _no_cohort(r):
    return r.choice([{"metrics": [r.choice(RETENTION)], "dimensions": r.choice([[], ["time:day"], ["period"]])},
                     {"metrics": ["visitors"], "dimensions": ["period"]}])


def _beside_cohorts(r):
    cohort, metric = "cohort:" + r.choice(COHORT_UNITS), r.choice(OF_COHORTS)
    other = r.choice([m for m in METRICS if m not in OF_COHORTS + ("freshness",)])
    dimension = r.choice(["country", "time:day", "hour_of_day", "content_age", "landing_page", "labels.campaign"])
    return r.choice([{"metrics": [metric, other], "dimensions": [cohort]},
                     {"metrics": [metric], "dimensions": [cohort, dimension]},
                     {"metrics": [metric], "dimensions": ["cohort:day", "cohort:month", "period"]}])


def _filter_on_what_is_made(r):
    dimension = r.choice(["events_per_viewer", "days_since_last", "cohort:week", "period"])
    condition = r.choice([["is", dimension, ["1"]], ["exists", dimension]])
    return {"metrics": ["views"], "dimensions": [], "filters": [r.choice([condition, ["not", condition]])]}


def _top_by(r):
    dimension = r.choice(sorted(d for d in NOT_WITH if not d.startswith("time")))
    metric = r.choice(NOT_WITH[dimension])
    return {"metrics": ["views"], "dimensions": [dimension],
            "top": {"dimension": dimension, "limit": 3, "by": metric}}


_REASONS = [_metric_and_dimension] * 4 + [_two_units, _freshness_of_nothing, _no_cohort, _beside_cohorts,
                                          _filter_on_what_is_made, _top_by]


def by_flags(community):
    """Pairs of command-line flags and the JSON that says the same; both are asked at the clock's time."""
    day = community.days[0]
    first, last = unit_start(day, "month", 1), unit_next(unit_start(day, "month", 1), "month")
    scope = ["--range", f"{first}/{last}", "--zone", community.zone_name]
    spec = {"from": first.isoformat(), "to": last.isoformat(), "zone": community.zone_name}
    return [
        (scope + ["--metrics", "views,unique_viewers", "--by", "time:day"],
         {"metrics": ["views", "unique_viewers"], "dimensions": ["time:day"], "range": spec}),
        (scope + ["--metrics", "views,bounce_rate", "--by", "country", "--filter", "device is mobile,desktop",
                  "--order", "views:desc", "--limit", "3"],
         {"metrics": ["views", "bounce_rate"], "dimensions": ["country"], "range": spec,
          "filters": [["is", "device", ["mobile", "desktop"]]], "order": [["views", "desc"]], "page": {"limit": 3}}),
        (scope + ["--metrics", "watch_time,visitors", "--by", "device,time:week", "--compare", "previous_period",
                  "--filter", "not device is tv", "--accuracy", "exact"],
         {"metrics": ["watch_time", "visitors"], "dimensions": ["device", "time:week"], "range": spec,
          "filters": [["not", ["is", "device", ["tv"]]]], "compare": {"mode": "previous_period"}, "accuracy": "exact"}),
        (scope + ["--metrics", "events", "--by", "labels.campaign", "--filter", "watched_ms >= 1000",
                  "--filter", "country exists", "--filter", "viewer has_done like"],
         {"metrics": ["events"], "dimensions": ["labels.campaign"], "range": spec,
          "filters": [["gte", "watched_ms", [1000]], ["exists", "country"], ["has_done", ["like"]]]}),
        (scope + ["--metrics", "events", "--filter", 'content_title contains "a,b"'],
         {"metrics": ["events"], "dimensions": [], "range": spec, "filters": [["contains", "content_title", ["a,b"]]]}),
    ]
