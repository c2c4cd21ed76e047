# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The oracle against numbers worked out by hand from the design, at the places where mistakes are easy."""
import datetime
import json
import unittest
import zoneinfo

import oracle
import periods
import zonefile
from conditions import glob
from oracle import OTHER, Answer, Store
from periods import QueryError


def utc(text):
    return zonefile.parse_instant(text, zonefile.zone("UTC"))


def event(time, action="view", **fields):
    """`fields`: short path with `__` for dots, below what ECS calls it."""
    line = {"@timestamp": time, "event.action": action}
    line.update({key.replace("__", "."): value for key, value in fields.items()})
    return json.dumps(line)


def ask(lines, metrics, dimensions=(), span=("2026-10-01", "2026-11-01", "UTC"), as_of="2026-12-31T00:00:00Z", **more):
    spec = {"from": span[0], "to": span[1], "zone": span[2]} if isinstance(span, tuple) else span
    query = {"metrics": list(metrics), "dimensions": list(dimensions), "range": spec, "as_of": as_of}
    return Answer(Store(lines), dict(query, **more)).page()


def days_of(first, last, in_zone="UTC"):
    return periods.resolve({"from": first, "to": last, "zone": in_zone}, 0, 1, None)


def compared(first, last, in_zone="UTC", through="2100-01-01", **spec):
    spec = dict({"mode": "previous_period"}, **spec)
    now, then = periods.compared(days_of(first, last, in_zone), spec, 1, utc(through), utc(through), None)
    return tuple(p.zone.iso(t) for p in (now, then) for t in (p.start, p.end))


class Zones(unittest.TestCase):
    def test_offsets_are_those_of_another_reader(self):
        for name in ("Asia/Seoul", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Europe/Lisbon",
                     "Australia/Lord_Howe", "America/Sao_Paulo", "America/St_Johns", "Africa/Casablanca"):
            ours, theirs = zonefile.zone(name), zoneinfo.ZoneInfo(name)
            for hour in range(0, 24 * 365 * 80, 97):
                at = datetime.datetime.fromtimestamp(hour * 3600, datetime.timezone.utc)
                self.assertEqual(ours.offset(hour * 3_600_000),
                                 at.astimezone(theirs).utcoffset().total_seconds() * 1000, (name, at))

    def test_footer_rules_serve_years_beyond_the_table(self):
        self.assertEqual(zonefile.zone("America/New_York").offset(utc("2150-07-01")), -4 * 3_600_000)
        self.assertEqual(zonefile.zone("America/New_York").offset(utc("2150-01-01")), -5 * 3_600_000)

    def test_a_day_that_starts_at_one(self):
        z = zonefile.zone("America/Sao_Paulo")  # midnight of 4 Nov 2018 did not exist
        self.assertEqual(z.iso(z.start_of_day(datetime.date(2018, 11, 4))), "2018-11-04T01:00:00-02:00")

    def test_a_day_after_a_repeated_evening(self):
        z = zonefile.zone("America/Sao_Paulo")  # 17 Feb 2018: 23:00–24:00 happened twice
        self.assertEqual(z.start_of_day(datetime.date(2018, 2, 18)), utc("2018-02-18T03:00:00Z"))

    def test_clock_times_twice_and_never(self):
        z = zonefile.zone("America/New_York")
        twice = z.instant(datetime.date(2026, 11, 1), 90 * 60_000)
        self.assertEqual(z.iso(twice), "2026-11-01T01:30:00-04:00")
        never = z.instant(datetime.date(2026, 3, 8), 150 * 60_000)
        self.assertEqual(z.iso(never), "2026-03-08T03:00:00-04:00")

    def test_no_change_of_the_offset_is_no_change(self):
        z = zonefile.zone("Europe/Lisbon")  # from summer time to Central European time: clocks stayed
        self.assertEqual(z.transitions(utc("1992-09-20"), utc("1992-10-05")), [])


class Buckets(unittest.TestCase):
    def lengths(self, first, last, in_zone, unit="day", week_start=1):
        found = periods.buckets(days_of(first, last, in_zone), unit, week_start)
        return [((b.end - b.start) / 3_600_000, b.label) for b in found]

    def test_days_of_23_and_25_hours(self):
        self.assertEqual(self.lengths("2026-03-07", "2026-03-10", "America/New_York"),
                         [(24, "2026-03-07"), (23, "2026-03-08"), (24, "2026-03-09")])
        self.assertEqual(self.lengths("2026-11-01", "2026-11-02", "America/New_York"), [(25, "2026-11-01")])
        self.assertEqual(self.lengths("1987-05-10", "1987-05-11", "Asia/Seoul"), [(23, "1987-05-10")])
        self.assertEqual(self.lengths("1987-10-11", "1987-10-12", "Asia/Seoul"), [(25, "1987-10-11")])

    def test_the_day_that_apia_skipped(self):
        self.assertEqual(self.lengths("2011-12-29", "2012-01-01", "Pacific/Apia"),
                         [(24, "2011-12-29"), (24, "2011-12-31")])

    def test_half_hours_of_lord_howe(self):
        day = self.lengths("2026-04-05", "2026-04-06", "Australia/Lord_Howe", "hour")
        self.assertEqual([entry for entry in day if entry[0] != 1], [(0.5, "2026-04-05T01:30:00+10:30")])
        self.assertEqual(len(day), 25)
        self.assertEqual(sum(length for length, _ in day), 24.5)

    def test_repeated_hour_is_two_buckets(self):
        labels = [label for _, label in self.lengths("2026-11-01", "2026-11-02", "America/New_York", "hour")]
        self.assertEqual(labels[1:3], ["2026-11-01T01:00:00-04:00", "2026-11-01T01:00:00-05:00"])

    def test_hours_of_kathmandu_start_at_quarters_of_utc(self):
        found = periods.buckets(days_of("2024-02-29", "2024-03-01", "Asia/Kathmandu"), "hour", 1)
        self.assertEqual(found[0].start % 3_600_000, 900_000)
        self.assertEqual(len(found), 24)

    def test_a_bucket_keeps_its_own_first_day(self):
        labels = [label for _, label in self.lengths("2026-10-07", "2026-10-13", "UTC", "week")]
        self.assertEqual(labels, ["2026-10-05", "2026-10-12"])
        self.assertEqual(self.lengths("2026-10-07", "2026-10-13", "UTC", "week", 7)[0][1], "2026-10-04")
        self.assertEqual(self.lengths("2026-02-10", "2026-04-02", "UTC", "quarter"),
                         [(90 * 24, "2026-01-01"), (91 * 24, "2026-04-01")])


class Ranges(unittest.TestCase):
    def named(self, name, now, in_zone="UTC", week_start=1, **more):
        found = periods.resolve(dict({"name": name, "zone": in_zone}, **more), utc(now), week_start, None)
        return found.zone.iso(found.start)[:10], found.zone.iso(found.end)[:10]

    def test_named(self):
        now = "2026-10-14T12:00:00Z"  # a Wednesday
        for name, expected in (("today", ("2026-10-14", "2026-10-15")), ("yesterday", ("2026-10-13", "2026-10-14")),
                               ("last_7_days", ("2026-10-07", "2026-10-14")),
                               ("this_week", ("2026-10-12", "2026-10-19")),
                               ("last_week", ("2026-10-05", "2026-10-12")),
                               ("this_month", ("2026-10-01", "2026-11-01")),
                               ("last_quarter", ("2026-07-01", "2026-10-01")),
                               ("last_12_months", ("2025-10-01", "2026-10-01")),
                               ("this_year", ("2026-01-01", "2027-01-01"))):
            self.assertEqual(self.named(name, now), expected, name)
        self.assertEqual(self.named("last_7_days", now, include_today=True), ("2026-10-08", "2026-10-15"))
        self.assertEqual(self.named("this_week", now, week_start=7), ("2026-10-11", "2026-10-18"))

    def test_today_is_the_zone_s(self):
        self.assertEqual(self.named("today", "2026-10-14T16:00:00Z", "Asia/Seoul"), ("2026-10-15", "2026-10-16"))

    def test_refused(self):
        for first, last in (("2026-10-02", "2026-10-02"), ("2026-10-02", "2026-10-01"), ("2026-02-29", "2026-03-05")):
            with self.assertRaises(QueryError):
                days_of(first, last)
        with self.assertRaises(QueryError):
            days_of("2026-10-01", "2026-10-02", "Mars/Phobos")


class Comparison(unittest.TestCase):
    def previous(self, *args, **spec):
        return tuple(text[:10] for text in compared(*args, **spec)[2:])

    def test_previous_period_of_whole_units(self):
        self.assertEqual(self.previous("2026-03-01", "2026-04-01"), ("2026-02-01", "2026-03-01"))
        self.assertEqual(self.previous("2026-01-01", "2026-03-01"), ("2025-11-01", "2026-01-01"))
        self.assertEqual(self.previous("2024-01-01", "2025-01-01"), ("2023-01-01", "2024-01-01"))
        self.assertEqual(self.previous("2026-10-05", "2026-10-19"), ("2026-09-21", "2026-10-05"))

    def test_previous_period_of_days(self):
        self.assertEqual(self.previous("2026-10-02", "2026-11-01"), ("2026-09-02", "2026-10-02"))

    def test_previous_period_keeps_days_over_a_clock_change(self):
        self.assertEqual(compared("2026-03-08", "2026-03-10", "America/New_York")[2:],
                         ("2026-03-06T00:00:00-05:00", "2026-03-08T00:00:00-05:00"))

    def test_a_range_not_of_whole_days_keeps_its_length(self):
        self.assertEqual(compared("2026-03-08T12:00:00-04:00", "2026-03-09T12:00:00-04:00", "America/New_York")[2],
                         "2026-03-07T11:00:00-05:00")

    def test_previous_year_and_leap_days(self):
        year = {"mode": "previous_year"}
        self.assertEqual(self.previous("2024-02-29", "2024-03-01", **year), ("2023-02-28", "2023-03-01"))
        self.assertEqual(self.previous("2024-02-28", "2024-02-29", **year), ("2023-02-28", "2023-03-01"))
        self.assertEqual(self.previous("2026-10-01", "2026-11-01", **year), ("2025-10-01", "2025-11-01"))
        self.assertEqual(self.previous("2026-10-01", "2026-10-08", align="weekday", **year),
                         ("2025-10-02", "2025-10-09"))

    def test_weekday_alignment_shifts_by_whole_weeks(self):
        self.assertEqual(self.previous("2026-10-01", "2026-11-01", align="weekday"), ("2026-08-27", "2026-09-27"))
        self.assertEqual(self.previous("2026-10-01", "2026-10-08", align="weekday"), ("2026-09-24", "2026-10-01"))

    def test_elapsed_part(self):
        cut = compared("2026-03-01", "2026-04-01", through="2026-03-10T14:30:00Z")
        self.assertEqual(cut, ("2026-03-01T00:00:00+00:00", "2026-03-10T14:30:00+00:00",
                               "2026-02-01T00:00:00+00:00", "2026-02-10T14:30:00+00:00"))
        self.assertEqual(compared("2026-03-01", "2026-04-01", through="2026-03-30T14:30:00Z")[3],
                         "2026-03-01T00:00:00+00:00")  # clamped: February has no 30th
        full = compared("2026-03-01", "2026-04-01", through="2026-03-10T14:30:00Z", elapsed="full")
        self.assertEqual(full[1], "2026-04-01T00:00:00+00:00")
        self.assertEqual(compared("2026-03-01", "2026-04-01", through="2026-02-01")[1], "2026-04-01T00:00:00+00:00")

    def test_elapsed_part_keeps_the_clock_over_a_clock_change(self):
        cut = compared("2026-03-08", "2026-03-15", "America/New_York", through="2026-03-09T16:00:00Z")
        self.assertEqual((cut[1], cut[3]), ("2026-03-09T12:00:00-04:00", "2026-03-02T12:00:00-05:00"))

    def test_rows_pair_by_ordinal_and_by_value(self):
        lines = [event("2026-10-02T10:00:00Z", client__geo__country_iso_code="KR"),
                 event("2026-09-02T10:00:00Z", client__geo__country_iso_code="KR"),
                 event("2026-09-02T11:00:00Z", client__geo__country_iso_code="KR"),
                 event("2026-10-03T10:00:00Z", client__geo__country_iso_code="US")]
        table = ask(lines, ["views"], ["time:day", "country"], compare={"mode": "previous_period"})
        self.assertEqual(table["rows"], [["2026-10-02", "KR", 1], ["2026-10-03", "US", 1]])
        self.assertEqual(table["comparison"]["rows"], [["2026-09-02", "KR", 2], None])
        self.assertEqual(table["comparison"]["row_changes"], [{"views": -0.5}, {"views": None}])
        self.assertEqual(table["comparison"]["change"], {"views": 0.0})

    def test_an_empty_compared_bucket_is_zero_and_a_missing_one_is_null(self):
        lines = [event("2026-03-01T10:00:00Z"), event("2026-03-31T10:00:00Z")]
        table = ask(lines, ["views"], ["time:day"], ("2026-03-01", "2026-04-01", "UTC"),
                    compare={"mode": "previous_period"}, include=["empty_buckets"])
        self.assertEqual(len(table["rows"]), 31)
        self.assertEqual(table["comparison"]["range"][1], utc("2026-03-01"))
        self.assertEqual(table["comparison"]["rows"][27], ["2026-02-28", 0])
        self.assertEqual(table["comparison"]["rows"][28:], [None] * 3)


class Events(unittest.TestCase):
    def test_nested_dotted_and_odd_forms(self):
        lines = ['{"@timestamp": 0, "event": {"action": "view"}, "community": {"watched_ms": "12"}}',
                 '{"@timestamp": "1970-01-01T00:00:00.001Z", "event.action": ["view"], "community.watched_ms": 7.9}',
                 '{"@timestamp": "1970-01-01T09:00:00+09:00", "event.action": true, "user": {"id": 5},'
                 ' "community.watched_ms": ""}']
        store = Store(lines)
        self.assertEqual([e.get("watched_ms") for e in store.all], [12, 7, None])
        self.assertEqual([e["time"] for e in store.all], [0, 1, 0])
        self.assertEqual((store.all[2]["action"], store.all[2]["viewer"]), ("true", "5"))

    def test_refused_lines(self):
        bad = ["{", "[1]", '{"event.action": "view"}', '{"@timestamp": "2026-10-01"}',
               event("2026-02-30T00:00:00Z"), event("2026-10-01", user__id=["a", "b"]),
               event("2026-10-01", community__watched_ms="many"), event("2026-10-01", community__watched_ms={"a": 1}),
               event("1969-12-31T23:59:59Z"), event("2200-01-01T00:00:00Z")]
        self.assertEqual(Store(bad).ledger, {"received": len(bad), "stored": 0, "duplicates": 0, "rejected": len(bad)})

    def test_one_id_counts_once_a_utc_day(self):
        lines = [event("2026-10-01T23:00:00Z", event__id="x"), event("2026-10-01T01:00:00Z", "like", event__id="x"),
                 event("2026-10-02T00:00:00Z", event__id="x"), event("2026-10-03T00:00:00Z"),
                 event("2026-10-03T00:00:00Z")]
        self.assertEqual(Store(lines).ledger["duplicates"], 1)
        self.assertEqual(ask(lines, ["views", "likes"])["rows"], [[4, 0]])


class Metrics(unittest.TestCase):
    def one(self, lines, *metrics, **more):
        return ask(lines, metrics, **more)["rows"][0]

    def test_people_and_visitors_without_a_name(self):
        lines = [event("2026-10-01", user__id="a"), event("2026-10-01T01:00:00Z", user__id="a"),
                 event("2026-10-02", community__anonymous__id="a"), event("2026-10-03"),
                 event("2026-10-04", "like", user__id="b")]
        self.assertEqual(self.one(lines, "views", "unique_viewers", "visitors", "views_per_viewer"), [4, 2, 3, 2.0])
        rows = ask(lines, ["views", "unique_viewers"], ["viewer"])["rows"]
        self.assertEqual(rows, [["a", 3, 2], ["b", 0, 0], [None, 1, 0]])

    def test_bounces(self):
        page = lambda at, session: event(at, "page-view", session__id=session)
        lines = [page("2026-10-01T00:00:00Z", "one"), page("2026-10-01T01:00:00Z", "two"),
                 page("2026-10-01T02:00:00Z", "two"), event("2026-10-01", session__id="none"),
                 event("2026-10-01", "page-view"), page("2026-10-31T23:59:00Z", "over"),
                 page("2026-11-01T00:01:00Z", "over")]
        # one, over (its second page lies outside) bounce; two doesn't; none has no page.
        self.assertEqual(self.one(lines, "visits", "page_views", "bounce_rate", "pages_per_visit"),
                         [4, 5, 2 / 3, 5 / 4])
        both = self.one(lines, "visits", "bounce_rate", span=("2026-10-01", "2026-11-02", "UTC"))
        self.assertEqual(both, [4, 1 / 3])
        self.assertEqual(self.one(lines, "bounce_rate", filters=[["is", "session", ["none"]]]), [None])

    def test_a_visit_over_midnight_counts_on_both_days_and_once_in_all(self):
        lines = [event("2026-10-01T23:59:59.999Z", "page-view", session__id="s"),
                 event("2026-10-02T00:00:00Z", "page-view", session__id="s")]
        table = ask(lines, ["visits", "bounce_rate"], ["time:day"], include=["totals"])
        self.assertEqual(table["rows"], [["2026-10-01", 1, 1.0], ["2026-10-02", 1, 1.0]])
        self.assertEqual(table["totals"], {"visits": 1, "bounce_rate": 0.0})

    def test_landing_page_is_the_first_that_the_filters_leave(self):
        page = lambda at, path, ident: event(at, "page-view", session__id="s", url__path=path, event__id=ident)
        lines = [page("2026-10-01T00:00:00Z", "/b", "2"), page("2026-10-01T00:00:00Z", "/a", "1"),
                 event("2026-09-30", session__id="s"), event("2026-10-01T00:00:09Z", session__id="s"),
                 event("2026-10-09")]
        self.assertEqual(ask(lines, ["events"], ["landing_page"])["rows"], [["/a", 3], [None, 1]])
        self.assertEqual(ask(lines, ["events"], ["landing_page"], filters=[["is_not", "page", ["/a"]]])["rows"],
                         [["/b", 2], [None, 1]])

    def test_undone_things(self):
        lines = [event("2026-10-01", "like"), event("2026-10-02", "unlike"), event("2026-10-02T01:00:00Z", "unlike")]
        self.assertEqual(self.one(lines, "likes", "likes_gross", "engagement_rate"), [-1, 1, None])
        self.assertEqual([r[1] for r in ask(lines, ["likes"], ["time:day"])["rows"]], [1, -2])

    def test_watching(self):
        lines = [event("2026-10-01", community__watched_ms=1501),
                 event("2026-10-01T01:00:00Z", community__watched_ms=1000),
                 event("2026-10-01T02:00:00Z", "view-progress", community__watched_ms=500), event("2026-10-02")]
        self.assertEqual(self.one(lines, "watch_time", "avg_view_duration"), [3.001, 1.0])
        self.assertEqual(self.one(lines[:2], "avg_view_duration"), [1.251])  # 1250.5 ms

    def buy(self, at, amount=None, currency=None, quantity=None):
        fields = {"community.purchase.amount": amount, "community.purchase.currency": currency,
                  "community.purchase.quantity": quantity}
        return event(at, "purchase", **{k.replace(".", "__"): v for k, v in fields.items() if v is not None})

    def test_money(self):
        lines = [self.buy("2026-10-01", 0.1, "USD", 3), self.buy("2026-10-01T01:00:00Z", 0.2, "USD"),
                 self.buy("2026-10-01T02:00:00Z"), self.buy("2026-10-01T03:00:00Z", 5, quantity=0)]
        self.assertEqual(self.one(lines, "purchases", "revenue", "avg_order_value"), [4, 0.5, 0.125])
        self.assertEqual(self.one([event("2026-10-01")], "revenue", "avg_order_value"), [0.0, None])

    def test_several_currencies(self):
        lines = [self.buy("2026-10-01", 1, "USD"), self.buy("2026-10-02", 2, "KRW"), self.buy("2026-10-03", 3)]
        table = ask(lines, ["revenue"], include=["totals"])
        self.assertEqual((table["rows"], table["totals"]), ([[None]], {"revenue": None}))
        self.assertEqual(table["notes"]["must"], {"revenue": "several_currencies"})
        by_currency = ask(lines, ["revenue"], ["currency"])
        self.assertEqual(by_currency["rows"], [["KRW", 2.0], ["USD", 1.0], [None, 3.0]])
        self.assertEqual(by_currency["notes"]["must"], {})

    def test_click_through_has_one_form_a_query(self):
        view = lambda at, **more: event(at, "view", **more)
        lines = [event("2026-10-01", "impression"), event("2026-10-02", "impression"),
                 view("2026-10-01T01:00:00Z", community__impression__id="i"), view("2026-10-02T01:00:00Z")]
        table = ask(lines, ["click_through_rate"], ["time:day"])
        self.assertEqual([r[1] for r in table["rows"]], [1.0, 0.0])
        without = ask(lines[:2] + lines[3:], ["click_through_rate"], ["time:day"])
        self.assertEqual([r[1] for r in without["rows"]], [0.0, 1.0])
        self.assertEqual(without["notes"]["must"], {"click_through_rate": "views_over_impressions"})

    def test_machines_are_left_out_unless_named(self):
        lines = [event("2026-10-01"), event("2026-10-02", community__traffic__class="bot"),
                 event("2026-10-03", community__traffic__class="human")]
        self.assertEqual(self.one(lines, "views"), [2])
        self.assertEqual(ask(lines, ["views"], ["traffic_class"])["rows"], [["bot", 1], ["human", 2]])
        self.assertEqual(self.one(lines, "views", filters=[["not", ["is", "traffic_class", ["internal"]]]]), [3])


class Tables(unittest.TestCase):
    def tagged(self, at, *tags, **more):
        return event(at, community__content__tags=list(tags), **more)

    def test_a_row_counts_for_each_tag_and_once_in_totals(self):
        lines = [self.tagged("2026-10-01", "a", "b"), self.tagged("2026-10-02", "a"), event("2026-10-03")]
        table = ask(lines, ["views"], ["tags"], include=["totals"])
        self.assertEqual(table["rows"], [["a", 2], ["b", 1], [None, 1]])
        self.assertEqual(table["totals"], {"views": 3})

    def test_top_and_its_rest(self):
        lines = [event("2026-10-01", client__geo__country_iso_code=c, user__id="u")
                 for c in ("KR", "KR", "US", "JP", "Other")]
        table = ask(lines, ["views", "unique_viewers"], ["country"],
                    top={"dimension": "country", "limit": 2, "by": "views"})
        self.assertEqual(table["rows"], [["JP", 1, 1], ["KR", 2, 1], [OTHER, 2, 1]])
        self.assertEqual(table["other_rows"], [2])

    def test_rows_beyond_the_page(self):
        lines = [event("2026-10-01", client__geo__country_iso_code=c, user__id="u") for c in ("KR", "KR", "US", "JP")]
        table = ask(lines, ["views", "unique_viewers", "views_per_viewer"], ["country"], order=[["views", "desc"]],
                    page={"limit": 1}, include=["other"])
        self.assertEqual((table["rows"], table["more"]), ([["KR", 2, 1, 2.0]], True))
        self.assertEqual(table["other"], {"views": 2, "unique_viewers": 1, "views_per_viewer": 2.0})

    def test_order_bytes_and_nulls(self):
        lines = [event("2026-10-01", client__geo__country_iso_code=c) for c in ("\uff21", "\U0001f600", "a", "B")]
        lines.append(event("2026-10-02"))
        names = lambda way: [r[0] for r in ask(lines, ["views"], ["country"], order=[["country", way]])["rows"]]
        self.assertEqual(names("asc"), ["B", "a", "\uff21", "\U0001f600", None])
        self.assertEqual(names("desc"), ["\U0001f600", "\uff21", "a", "B", None])

    def test_order_by_an_unknown_number(self):
        lines = [event("2026-10-01", client__geo__country_iso_code="KR", user__id="u"),
                 event("2026-10-01", "like", client__geo__country_iso_code="A")]
        for way in ("asc", "desc"):
            rows = ask(lines, ["views_per_viewer"], ["country"], order=[["views_per_viewer", way]])["rows"]
            self.assertEqual(rows, [["KR", 1.0], ["A", None]])

    def test_titles_are_the_latest_of_the_range(self):
        title = lambda at, text, ident, content="c", **more: event(
            at, community__content__id=content, community__content__title=text, event__id=ident, **more)
        lines = [title("2026-10-01", "old", "1"), title("2026-10-05", "tie-low", "2"), title("2026-10-05", "new", "3"),
                 title("2026-10-06", None, "4"), title("2026-11-02", "later", "5"),
                 title("2026-10-07", "own", "6", content=None)]
        lines.append(title("2026-10-08", "a robot's", "7", community__traffic__class="bot"))
        self.assertEqual(ask(lines, ["views"], ["content_title"])["rows"], [["new", 4], ["own", 1]])
        filtered = ask(lines, ["views"], ["content_title"], filters=[["is", "content_title", ["old"]]])
        self.assertEqual(filtered["rows"], [["new", 1]])

    def test_incomplete_buckets(self):
        lines = [event("2026-10-01"), event("2026-10-03T10:00:00Z")]
        table = ask(lines, ["views"], ["time:day"], ("2026-10-01", "2026-10-05", "UTC"))
        self.assertEqual(table["incomplete_buckets"], ["2026-10-03", "2026-10-04"])  # the data ends on the 3rd
        table = ask(lines, ["views"], ["time:day"], ("2026-10-01", "2026-10-05", "UTC"), as_of="2026-10-02T10:00:00Z",
                    compare={"mode": "previous_period"})
        self.assertEqual(table["incomplete_buckets"], ["2026-10-02"])

    def test_empty_buckets(self):
        table = ask([event("2026-10-02", client__geo__country_iso_code="KR")], ["views", "bounce_rate"],
                    ["time:day", "country"], ("2026-10-01", "2026-10-04", "UTC"), include=["empty_buckets"])
        self.assertEqual(table["rows"], [["2026-10-01", "KR", 0, None], ["2026-10-02", "KR", 1, None],
                                         ["2026-10-03", "KR", 0, None]])


def by(who, at, action="view", **fields):
    return event(at, action, user__id=who, **fields)


class Visitors(unittest.TestCase):
    def test_new_and_returning(self):
        lines = [by("a", "2026-09-30T23:59:59.999Z"), by("a", "2026-10-02"), by("b", "2026-10-01"),
                 by("b", "2026-10-02"), by("c", "2026-09-01", community__traffic__class="bot"), by("c", "2026-10-02"),
                 event("2026-10-02T01:00:00Z")]
        table = ask(lines, ["new_viewers", "returning_viewers"], ["time:day"], include=["totals"])
        self.assertEqual(table["rows"], [["2026-10-01", 1, 0], ["2026-10-02", 1, 2]])
        self.assertEqual(table["totals"], {"new_viewers": 2, "returning_viewers": 1})

    def test_no_filter_makes_anybody_new(self):
        lines = [by("a", "2026-09-15"), by("a", "2026-10-02", client__geo__country_iso_code="KR")]
        self.assertEqual(ask(lines, ["new_viewers"], filters=[["exists", "country"]])["rows"], [[0]])

    def test_a_machine_was_there_before_only_where_it_was_never_human(self):
        lines = [by("robot", "2026-09-15", community__traffic__class="bot"),
                 by("robot", "2026-10-02", community__traffic__class="bot"),
                 by("half", "2026-09-15", community__traffic__class="bot"), by("half", "2026-10-03")]
        self.assertEqual(ask(lines, ["new_viewers", "returning_viewers"], ["traffic_class"])["rows"],
                         [["bot", 0, 1], ["human", 1, 0]])

    def test_visits_and_pages(self):
        lines = [event("2026-10-01", "page-view", session__id="s"), event("2026-10-01T00:00:10Z", session__id="s"),
                 event("2026-10-01T00:00:20.001Z", "page-view", session__id="s"), event("2026-10-02", session__id="t"),
                 event("2026-10-03", "page-view")]
        names = ["avg_visit_duration", "avg_page_duration"]
        self.assertEqual(ask(lines, names)["rows"], [[10.001, 20.001]])  # 10,000.5 ms
        self.assertEqual(ask(lines[3:4], names)["rows"], [[0.0, None]])
        self.assertEqual(ask(lines[4:], names)["rows"], [[None, None]])

    def test_how_much_of_it_was_watched(self):
        def watch(playback, watched, duration, action="view"):
            fields = {"community__playback__id": playback, "community__watched_ms": watched,
                      "community__content__duration_ms": duration}
            return event("2026-10-01", action, **fields)
        lines = [watch("over", 900, 1000), watch("over", 700, 1000, "view-progress"), watch("quarter", 250, None),
                 watch("quarter", None, 1000), watch("unknown", 500, None), watch("nothing long", 5, 0),
                 watch("negative", -500, 1000), watch("twice as long", 500, 1000), watch("twice as long", 0, 2000),
                 watch("no view", 1000, 1000, "like"), watch(None, 1000, 1000)]
        self.assertEqual(ask(lines, ["avg_percentage_viewed"])["rows"], [[(1 + 0.25 + 0 + 0.25) / 4]])
        self.assertEqual(ask(lines[4:6], ["avg_percentage_viewed"])["rows"], [[None]])

    def test_frequency_and_recency(self):
        lines = [by("a", "2026-10-30"), by("a", "2026-10-31"), by("b", "2026-10-31T23:59:59.999Z"),
                 event("2026-10-02")]
        names = ["frequency", "recency"]
        self.assertEqual(ask(lines, names)["rows"], [[1.5, 43200.001]])  # 43,200,000.5 ms
        # Asked while it runs, half a day and a day and a half lie ahead: -86,399,999.5 ms.
        self.assertEqual(ask(lines, ["recency"], as_of="2026-10-30T12:00:00Z")["rows"], [[-86400.0]])
        self.assertEqual(ask(lines[3:], names)["rows"], [[None, None]])

    def test_a_minute_s_crowd(self):
        lines = [by("a", "2026-10-01T00:00:00Z"), by("a", "2026-10-01T00:00:30Z"), event("2026-10-01T00:00:30Z"),
                 by("b", "2026-10-01T00:00:59.999Z", "view-progress"), by("c", "2026-10-01T00:01:00Z"),
                 by("d", "2026-10-01T00:00:10Z", "like")]
        self.assertEqual(ask(lines, ["peak_concurrent"])["rows"], [[2]])
        self.assertEqual(ask(lines[5:], ["peak_concurrent"])["rows"], [[0]])


class Days(unittest.TestCase):
    """Metrics of the local days that end with the last midnight."""

    NAMES = ["dau", "wau", "mau"]

    def test_a_day_of_23_hours(self):
        lines = [by("before", "2026-03-08T04:59:59.999Z"), by("first", "2026-03-08T05:00:00Z"),
                 by("last", "2026-03-09T03:59:59.999Z"), by("after", "2026-03-09T04:00:00Z"),
                 by("week", "2026-03-02T05:00:00Z"), by("older", "2026-03-02T04:59:59.999Z"),
                 by("month", "2026-02-09T05:00:00Z"), by("oldest", "2026-02-09T04:59:59.999Z")]
        span = ("2026-03-08", "2026-03-09", "America/New_York")
        self.assertEqual(ask(lines, self.NAMES, span=span)["rows"], [[2, 4, 6]])

    def test_the_last_day_that_is_over(self):
        lines = [by("a", "2026-10-01T12:00:00Z"), by("b", "2026-10-02T12:00:00Z"), by("c", "2026-10-03T12:00:00Z")]
        span = ("2026-10-02", "2026-10-04", "UTC")
        at = lambda as_of: ask(lines, self.NAMES, span=span, as_of=as_of)["rows"]
        self.assertEqual(at("2026-10-03T23:59:59.999Z"), [[1, 2, 2]])
        self.assertEqual(at("2026-10-04T00:00:00Z"), [[1, 3, 3]])
        self.assertEqual(at("2026-10-02T23:00:00Z"), [[None, None, None]])
        self.assertEqual(at("2026-10-02T00:00:00Z"), [[None, None, None]])  # that midnight ends the day before
        half = ("2026-10-02T12:00:00Z", "2026-10-03T12:00:00Z", "UTC")
        self.assertEqual(ask(lines, self.NAMES, span=half)["rows"], [[1, 2, 2]])

    def test_a_row_looks_back_with_its_own_country(self):
        lines = [by("a", "2026-09-28", client__geo__country_iso_code="KR"),
                 by("b", "2026-10-01", client__geo__country_iso_code="KR"),
                 by("c", "2026-09-28", client__geo__country_iso_code="US")]
        table = ask(lines, ["events", "wau"], ["time:day", "country"], ("2026-10-01", "2026-10-03", "UTC"),
                    include=["empty_buckets", "totals"])
        self.assertEqual(table["rows"], [["2026-10-01", "KR", 1, 2], ["2026-10-02", "KR", 0, 2]])
        self.assertEqual(table["totals"], {"events": 1, "wau": 3})

    def test_rows_left_out_share_a_last_day(self):
        lines = [by(c, f"2026-10-{day:02}", client__geo__country_iso_code=c)
                 for c, day in (("KR", 1), ("US", 1), ("JP", 1), ("JP", 2))]
        table = ask(lines, ["dau", "wau"], ["time:day", "country"], ("2026-10-01", "2026-10-03", "UTC"),
                    page={"limit": 2}, include=["other"])
        self.assertEqual(table["rows"], [["2026-10-01", "JP", 1, 1], ["2026-10-01", "KR", 1, 1]])
        self.assertEqual(table["other"], {"dau": 1, "wau": 2})  # of US and JP: on the 2nd, and in the week before

    def test_the_day_that_apia_skipped(self):
        lines = [by("a", "2011-12-24T12:00:00-10:00"), by("b", "2011-12-25T12:00:00-10:00"),
                 by("c", "2011-12-29T12:00:00-10:00")]
        span = ("2011-12-29", "2012-01-01", "Pacific/Apia")
        self.assertEqual(ask(lines, ["dau", "wau"], span=span)["rows"], [[0, 2]])  # 25 to 31 December
        # The 31st begins: the day before it is the one without time.
        self.assertEqual(ask(lines, ["dau", "wau"], span=span, as_of="2011-12-31T00:00:00+14:00")["rows"], [[0, 3]])
        # The 29th is over at that same instant. 1 of 3 on the 29th, 0 of 3 on the 31st; the 30th was none.
        self.assertEqual(ask(lines, ["stickiness"], span=span)["rows"], [[1 / 6]])

    def test_a_midnight_that_comes_twice(self):
        lines = [by("a", "2006-10-28T12:00:00Z"), by("b", "2006-10-29T02:30:30Z")]  # St John's: 00:00:30, first time
        span = ("2006-10-28", "2006-10-30", "America/St_Johns")
        # At 00:01 the clock goes back to 23:01 of the 28th, which is over by then.
        rows = ask(lines, ["dau"], span=span, as_of="2006-10-29T03:00:00Z")["rows"]
        self.assertEqual(rows, [[1]])

    def test_stickiness(self):
        span = ("2026-10-01", "2026-10-03", "UTC")
        lines = [by("a", "2026-10-01"), by("b", "2026-10-01T23:59:59.999Z"), by("c", "2026-09-10")]
        self.assertEqual(ask(lines, ["stickiness"], span=span)["rows"], [[(2 / 3 + 0) / 2]])
        self.assertEqual(ask(lines, ["stickiness"], span=span, as_of="2026-10-02T23:59:59.999Z")["rows"], [[2 / 3]])
        self.assertEqual(ask(lines, ["stickiness"], span=span, as_of="2026-10-01T12:00:00Z")["rows"], [[None]])
        self.assertEqual(ask([by("a", "2026-10-02")], ["stickiness"], span=span)["rows"], [[1.0]])  # none on the 1st

    def test_dormant(self):
        lines = [by("first", "2026-09-06"), by("too old", "2026-09-05T23:59:59.999Z"),
                 by("last", "2026-10-03T23:59:59.999Z"), by("back", "2026-09-20"), by("back", "2026-10-31"),
                 by("recent", "2026-10-04")]
        self.assertEqual(ask(lines, ["dormant_viewers"])["rows"], [[2]])
        self.assertEqual(ask(lines, ["dormant_viewers"], as_of="2026-10-01T23:00:00Z")["rows"], [[None]])


class Plans(unittest.TestCase):
    LINES = [by("a", "2026-10-02", community__viewer__plan="free"),
             by("a", "2026-10-10", "plan-change", community__viewer__plan="subscribed"),
             by("a", "2026-10-11", "like", community__viewer__plan="trial", community__traffic__class="bot"),
             by("b", "2026-10-03"), by("c", "2026-10-04", event__id="x", community__viewer__plan="trial"),
             by("c", "2026-10-04", "like", event__id="y", community__viewer__plan="free"), event("2026-10-05")]

    def rows(self, to="2026-11-01", **more):
        return ask(self.LINES, ["viewers_by_plan"], ["viewer_plan"], ("2026-10-01", to, "UTC"), **more)

    def test_the_plan_held_at_the_end(self):
        table = self.rows(include=["totals"])
        self.assertEqual(table["rows"], [["free", 1], ["subscribed", 1], ["trial", 0], [None, 1]])
        self.assertEqual(table["totals"], {"viewers_by_plan": 3})

    def test_a_plan_told_at_the_end_is_too_late(self):
        self.assertEqual(self.rows("2026-10-10")["rows"], [["free", 2], ["trial", 0], [None, 1]])
        rows = self.rows(as_of="2026-10-10T00:00:00Z")["rows"]
        self.assertEqual(rows, [["free", 2], ["subscribed", 0], ["trial", 0], [None, 1]])

    def test_the_rest_of_the_plans(self):
        top = {"dimension": "viewer_plan", "limit": 1, "by": "events"}
        self.assertEqual(self.rows(top=top)["rows"], [["free", 1], [OTHER, 2]])
        table = self.rows(page={"limit": 2}, include=["other"])
        self.assertEqual(table["other"], {"viewers_by_plan": 1})


class Uploaders(unittest.TestCase):
    def upload(self, who, at, **more):
        return event(at, "content-upload", community__uploader__id=who, **more)

    def test_first_timers_and_who_comes_again(self):
        lines = [self.upload("too late", "2026-10-01"), self.upload("too late", "2026-10-29"),
                 self.upload("in time", "2026-10-01"), self.upload("in time", "2026-10-28T23:59:59.999Z"),
                 self.upload("at once", "2026-10-02"), self.upload("at once", "2026-10-02"),
                 self.upload("old", "2026-09-30T23:59:59.999Z"), self.upload("old", "2026-10-02"),
                 self.upload("young", "2026-10-20"), self.upload("young", "2026-10-21"),
                 self.upload("robot", "2026-10-01", community__traffic__class="bot"), event("2026-10-03")]
        names = ["first_time_uploaders", "uploader_return_rate"]
        self.assertEqual(ask(lines, names, as_of="2026-11-16T23:59:59.999Z")["rows"], [[4, 2 / 3]])
        self.assertEqual(ask(lines, names, as_of="2026-11-17T00:00:00Z")["rows"], [[4, 3 / 4]])
        self.assertEqual(ask(lines, names, as_of="2026-10-28T23:59:59.999Z")["rows"], [[4, None]])
        by_day = ask(lines, names, ["time:day"])["rows"]
        self.assertEqual(by_day[:2], [["2026-10-01", 2, 1 / 2], ["2026-10-02", 1, 1.0]])
        # Which uploads a filter leaves decides who counts, not who came first.
        late = ask(lines, names, filters=[["gte", "time", ["2026-10-25"]]])["rows"]
        self.assertEqual(late, [[2, 1 / 2]])


class Contents(unittest.TestCase):
    NAMES = ["zero_view_rate", "gini", "top_1_percent_share"]

    def of(self, content, at, action="content-upload", uploader="u1", **more):
        return event(at, action, community__content__id=content, community__uploader__id=uploader, **more)

    def lines(self):
        return [self.of("old", "2026-10-01"), self.of("old", "2026-10-08", "view"),
                self.of("seen", "2026-10-01"), self.of("seen", "2026-10-07T23:59:59.999Z", "view"),
                self.of("young", "2026-10-25T00:00:00.001Z", uploader="u2"),
                self.of("edge", "2026-10-25", uploader="u2"),
                self.of("gone", "2026-09-01"), self.of("gone", "2026-09-30T23:59:59.999Z", "content-delete"),
                self.of("going", "2026-09-01", uploader="u3"), self.of("going", "2026-09-02", "view", uploader="u3"),
                self.of("going", "2026-10-01", "content-delete", uploader="u3"),
                self.of("nobody's", "2026-10-02", "view"), self.of(None, "2026-10-02", "view", uploader=None),
                self.of("late", "2026-11-01", uploader="u4")]

    def test_who_takes_part(self):
        # A week old: old (seen too late), seen, edge (never seen), going. Views: old 1, seen 1, three without.
        self.assertEqual(ask(self.lines(), self.NAMES)["rows"], [[2 / 4, 6 / 10, 1 / 2]])

    def test_of_uploaders(self):
        # u1 has three views (one of a content that takes no part), u2 and u3 none.
        self.assertEqual(ask(self.lines(), self.NAMES[1:], basis="uploader")["rows"], [[6 * 2 / 3 / 6, 1.0]])

    def test_without_views(self):
        self.assertEqual(ask(self.lines()[4:6], self.NAMES)["rows"], [[1.0, None, None]])
        self.assertEqual(ask([event("2026-10-02")], self.NAMES)["rows"], [[None, None, None]])

    def test_seen_before_the_range_and_its_end(self):
        lines = [self.of("c", "2026-09-01", client__geo__country_iso_code="KR"),
                 self.of("d", "2026-10-01", client__geo__country_iso_code="KR"),
                 self.of("d", "2026-10-02", "view", client__geo__country_iso_code="KR")]
        self.assertEqual(ask(lines, self.NAMES, ["country"])["rows"], [["KR", 1 / 2, 1 / 2, 1.0]])
        # By then d was not yet there; its view counts for nobody.
        self.assertEqual(ask(lines, self.NAMES, as_of="2026-10-01T00:00:00Z")["rows"], [[1.0, None, None]])

    def test_the_least_time_of_publication(self):
        told = lambda at, published: self.of("c", at, "like", community__content__published_at=published)
        lines = [self.of("c", "2026-10-20"), told("2026-10-28", "2026-10-26"), told("2026-10-29", "2026-10-24")]
        self.assertEqual(ask(lines, ["zero_view_rate"])["rows"], [[1.0]])
        self.assertEqual(ask(lines[:2], ["zero_view_rate"])["rows"], [[None]])  # what is told goes before the upload
        view = self.of("c", "2026-10-30T23:59:59.999Z", "view")
        self.assertEqual(ask(lines + [view], ["zero_view_rate"])["rows"], [[0.0]])

    def test_a_hundredth_is_rounded_up(self):
        lines = [self.of(f"c{n}", "2026-10-01") for n in range(101)]
        lines += [self.of(f"c{n}", f"2026-10-02T00:00:{n:02}Z", "view") for n in (0, 0, 1, 1, 2)]
        # Equal lines without an id all count.
        self.assertEqual(ask(lines, ["top_1_percent_share"])["rows"], [[4 / 5]])
        self.assertEqual(ask(lines[:100] + lines[101:], ["top_1_percent_share"])["rows"], [[2 / 5]])


class Ages(unittest.TestCase):
    def view(self, at, published="2026-10-01", **more):
        return event(at, community__content__published_at=published, **more)

    def lines(self):
        ages = ["2026-09-30T23:59:59.999Z", "2026-10-01", "2026-10-01T23:59:59.999Z", "2026-10-02",
                "2026-10-07T23:59:59.999Z", "2026-10-08", "2026-10-29", "2026-12-29T23:59:59.999Z", "2026-12-30"]
        return [self.view(at) for at in ages] + [self.view("2026-10-05", None)]

    SPAN = ("2026-09-01", "2027-01-01", "UTC")

    def test_words_in_their_order(self):
        rows = ask(self.lines(), ["views"], ["content_age"], self.SPAN)["rows"]
        expected = [["0–24 h", 2], ["1–7 d", 2], ["7–28 d", 1], ["28–90 d", 2], ["> 90 d", 1], ["unknown", 2]]
        self.assertEqual(rows, expected)
        down = ask(self.lines(), ["views"], ["content_age"], self.SPAN, order=[["content_age", "desc"]])["rows"]
        self.assertEqual(down, expected[::-1])
        top = ask(self.lines(), ["views"], ["content_age"], self.SPAN,
                  top={"dimension": "content_age", "limit": 2, "by": "likes"})["rows"]
        self.assertEqual(top, expected[:2] + [[OTHER, 6]])

    def test_filters(self):
        count = lambda *c: ask(self.lines(), ["views"], span=self.SPAN, filters=[list(c)])["rows"][0][0]
        self.assertEqual(count("is", "content_age", ["unknown", "> 90 d"]), 3)
        self.assertEqual(count("is", "content_age", [None]), 0)
        self.assertEqual(count("matches", "content_age", ["* d"]), 6)
        self.assertEqual(count("exists", "content_age"), 10)
        with self.assertRaises(QueryError) as refused:
            count("gt", "content_age", ["1–7 d"])
        self.assertEqual(refused.exception.code, "invalid_query")

    def test_freshness(self):
        lines = self.lines()[1:6] + [event("2026-10-03", "like"), self.view("2026-10-09", user__id="u")]
        table = ask(lines, ["freshness"], ["content_age", "viewer"], page={"limit": 2}, include=["totals", "other"])
        self.assertEqual(table["rows"], [["0–24 h", None, 2 / 5], ["1–7 d", None, 2 / 5]])
        self.assertEqual((table["totals"], table["other"]), ({"freshness": 1.0}, {"freshness": 2 / 6}))
        rows = ask(lines[4:], ["freshness"], ["viewer", "content_age"])["rows"]
        self.assertEqual(rows, [["u", "7–28 d", 1.0], [None, "7–28 d", 1.0], [None, "unknown", 0.0]])
        self.assertEqual(ask(lines[5:6], ["freshness"], ["content_age"])["rows"], [["unknown", None]])

    def test_first_views(self):
        names = ["first_24h_views", "first_7d_views", "first_28d_views"]
        self.assertEqual(ask(self.lines(), names, span=self.SPAN)["rows"], [[2, 4, 5]])
        at = lambda lines, as_of: ask(lines, names, span=self.SPAN, as_of=as_of)["rows"]
        self.assertEqual(at(self.lines(), "2026-10-02T00:00:00Z"), [[2, None, None]])
        self.assertEqual(at(self.lines(), "2026-10-01T23:59:59.999Z"), [[None, None, None]])
        self.assertEqual(at(self.lines()[9:], "2026-10-01"), [[0, 0, 0]])
        self.assertEqual(at([self.view("2026-10-01"), self.view("2026-10-02", "2026-10-02")], "2026-10-02"),
                         [[1, None, None]])


class Habits(unittest.TestCase):
    def test_how_often(self):
        lines = [by(who, f"2026-10-01T00:00:00.{n:03}Z") for who, count in
                 (("one", 1), ("two", 2), ("five", 5), ("six", 6), ("hundred", 100), ("more", 101))
                 for n in range(count)] + [event("2026-10-03"), by("one", "2026-09-30")]
        rows = ask(lines, ["visitors", "events"], ["events_per_viewer"])["rows"]
        self.assertEqual(rows, [["1", 1, 1], ["2", 1, 2], ["3–5", 1, 5], ["6–10", 1, 6], ["51–100", 1, 100],
                                ["> 100", 1, 101], [None, 0, 1]])
        few = ask(lines, ["events"], ["events_per_viewer"], filters=[["lt", "time", ["2026-10-01T00:00:00.002Z"]]])
        self.assertEqual(few["rows"], [["1", 1], ["2", 10]])

    def test_how_long_ago(self):
        lines = [by("a", "2026-10-02"), by("a", "2026-10-31T00:00:00.001Z"), by("b", "2026-10-31"),
                 by("c", "2026-10-29"), event("2026-10-03")]
        rows = ask(lines, ["events"], ["days_since_last"])["rows"]
        self.assertEqual(rows, [["0", 2], ["1", 1], ["3–5", 1], [None, 1]])
        rows = ask(lines, ["events"], ["days_since_last"], as_of="2026-10-30T12:00:00Z")["rows"]
        self.assertEqual(rows, [["0", 3], ["1", 1], [None, 1]])


class Retention(unittest.TestCase):
    """Weeks of 5, 12 and 19 October; the range holds the first two."""

    SPAN = ("2026-10-05", "2026-10-19", "UTC")
    LINES = [by("a", "2026-10-05"), by("b", "2026-10-11T23:59:59.999Z"), by("a", "2026-10-13"), by("b", "2026-10-20"),
             by("c", "2026-10-12", "sign-up"), by("c", "2026-10-19"), by("d", "2026-10-04T23:59:59.999Z"),
             by("d", "2026-10-06"), by("a", "2026-10-06", "sign-up", community__traffic__class="bot")]
    NAMES = ["retention", "rolling_retention", "visitors"]

    def ask(self, dimensions, as_of="2026-10-26T00:00:00Z", **more):
        return ask(self.LINES, self.NAMES, dimensions, self.SPAN, as_of, **more)

    def test_cells(self):
        table = self.ask(["cohort:week", "period"], include=["totals"])
        self.assertEqual(table["rows"], [
            ["2026-10-05", 0, 1.0, 1.0, 2], ["2026-10-05", 1, 0.5, 1.0, 1], ["2026-10-05", 2, 0.5, 0.5, 1],
            ["2026-10-12", 0, 1.0, 1.0, 1], ["2026-10-12", 1, 1.0, 1.0, 1]])
        self.assertEqual(table["totals"], {"retention": 6 / 8, "rolling_retention": 7 / 8, "visitors": 3})
        self.assertEqual(table["columns"][:2], [("cohort:week", "date", None), ("period", "integer", None)])
        self.assertEqual(table["incomplete_buckets"], [])

    def test_a_period_that_runs_is_unknown(self):
        table = self.ask(["period", "cohort:week"], as_of="2026-10-25T23:59:59.999Z")
        self.assertEqual(table["rows"][3:], [[1, "2026-10-12", None, None, None], [2, "2026-10-05", None, None, None]])
        alone = self.ask(["cohort:week"], as_of="2026-10-25T23:59:59.999Z", include=["totals"])
        self.assertEqual(alone["rows"], [["2026-10-05", 3 / 4, 1.0, 2], ["2026-10-12", 1.0, 1.0, 1]])
        self.assertEqual(alone["totals"]["visitors"], 3)
        early = self.ask(["cohort:week"], as_of="2026-10-12T00:00:00Z")
        self.assertEqual(early["rows"], [["2026-10-05", 1.0, 1.0, 2], ["2026-10-12", None, None, 1]])
        self.assertEqual(early["incomplete_buckets"], ["2026-10-12"])

    def test_who_signed_up(self):
        table = self.ask(["cohort:week", "period"], basis="sign_up")
        self.assertEqual([row[:3] for row in table["rows"]], [["2026-10-12", 0, 1.0], ["2026-10-12", 1, 1.0]])
        table = self.ask(["cohort:week"], basis="sign_up", filters=[["is", "traffic_class", ["human", "bot"]]])
        self.assertEqual(table["rows"], [["2026-10-05", 2 / 3, 2 / 3, 1], ["2026-10-12", 1.0, 1.0, 1]])

    def test_filters_choose_members_and_activity(self):
        table = self.ask(["cohort:week", "period"], filters=[["is", "action", ["view"]]])
        self.assertEqual([row[0] for row in table["rows"]], ["2026-10-05"] * 3)  # c came for a sign-up
        table = self.ask(["cohort:week", "period"], filters=[["lt", "time", ["2026-10-13"]]])
        self.assertEqual([row[2] for row in table["rows"]], [1.0, 0.0, 0.0, 1.0, 0.0])

    def test_a_cohort_cut_by_the_range_is_active_in_its_whole_bucket(self):
        lines = [by("a", "2026-10-07", "sign-up"), by("b", "2026-10-05", "sign-up"), by("b", "2026-10-07")]
        table = ask(lines, ["visitors"], ["cohort:week"], ("2026-10-06", "2026-10-12", "UTC"), "2026-10-12T00:00:00Z")
        self.assertEqual(table["rows"], [["2026-10-05", 1]])

    def test_pairs_by_ordinal(self):
        table = ask(self.LINES, ["visitors"], ["cohort:week"], ("2026-10-12", "2026-10-19", "UTC"),
                    "2026-10-26T00:00:00Z", compare={"mode": "previous_period"})
        self.assertEqual(table["comparison"]["rows"], [["2026-10-05", 2]])
        self.assertEqual(table["comparison"]["change"], {"visitors": -0.5})


class Refusals(unittest.TestCase):
    def test_each_reason(self):
        incompatible = [
            (["dau"], ["time:hour"]), (["stickiness"], ["landing_page"]), (["mau"], ["time:day", "time:week"]),
            (["gini"], ["content_age"]), (["zero_view_rate"], ["session"]), (["avg_visit_duration"], ["page"]),
            (["freshness"], ["time:day"]), (["retention"], []), (["visitors"], ["period"]),
            (["visitors", "views"], ["cohort:day"]), (["visitors"], ["cohort:day", "country"]),
            (["visitors"], ["cohort:day", "cohort:week"])]
        for metrics, dimensions in incompatible:
            with self.assertRaises(QueryError) as refused:
                ask([], metrics, dimensions)
            self.assertEqual(refused.exception.code, "incompatible_dimension", (metrics, dimensions))
        top = {"dimension": "cohort:day", "limit": 1, "by": "visitors"}
        for change in ({"basis": "other"}, {"include": ["other"], "dimensions": ["cohort:day"]},
                       {"dimensions": ["cohort:day"], "top": top}):
            query = dict({"metrics": ["visitors"], "dimensions": [], "as_of": "2026-11-01", "range": "all"}, **change)
            with self.assertRaises(QueryError) as refused:
                Answer(Store([]), query)
            self.assertEqual(refused.exception.code, "invalid_query", change)

    def test_what_may_stand_together(self):
        for metrics, dimensions in ((["gini"], ["time:hour"]), (["dau"], ["content_age"]),
                                    (["new_viewers"], ["hour_of_day", "time:day"]), (["visitors"], ["cohort:day"])):
            self.assertIn("rows", ask([], metrics, dimensions))


class Files(unittest.TestCase):
    def test_what_came_first_stays_whichever_file_it_is_in(self):
        first = [event("2026-10-01", event__id="x", user__id="a"), event("2026-10-02"), event("2026-10-02")]
        second = [event("2026-10-02"), event("2026-10-01T05:00:00Z", "like", event__id="x"), event("2026-09-30")]
        store = Store(first, second)
        self.assertEqual(store.ledger, {"received": 6, "stored": 4, "duplicates": 2, "rejected": 0})
        self.assertEqual([e["action"] for e in store.sorted], ["view"] * 4)


class Filters(unittest.TestCase):
    LINES = [event("2026-10-01", client__geo__country_iso_code="KR", user__id="u", labels={"n": 7, "t": "a_b"}),
             event("2026-10-02", "purchase", client__geo__country_iso_code="US", user__id="u", labels={"n": "12"}),
             event("2026-10-03", labels={"n": "nan"}, community__content__tags=["x", "y"]),
             event("2026-10-04", community__anonymous__id="u", labels={"n": True})]

    def count(self, *filters):
        return ask(self.LINES, ["events"], filters=list(filters))["rows"][0][0]

    def test_each_operator(self):
        for condition, expected in (
                (["is", "country", ["KR"]], 1), (["is", "country", "KR"], 1), (["is", "country", ["KR", None]], 3),
                (["is_not", "country", ["KR"]], 3), (["is_not", "country", ["KR", None]], 1),
                (["not", ["is", "country", ["KR"]]], 3), (["not", ["contains", "country", ["K"]]], 3),
                (["exists", "country"], 2), (["contains", "country", ["S", "x"]], 1),
                (["contains", "country", ["s"]], 0),
                (["is", "tags", ["y"]], 1), (["is_not", "tags", ["y"]], 3), (["is", "tags", [None]], 3),
                (["gt", "labels.n", [5]], 2), (["lte", "labels.n", [7]], 1), (["is", "labels.n", [7]], 1),
                (["is", "labels.n", ["true"]], 1), (["gte", "time", ["2026-10-03"]], 2),
                (["lt", "country", ["L"]], 1), (["has_done", ["purchase"]], 2), (["has_not_done", ["purchase"]], 2),
                (["is", "day_of_week", [4]], 1), (["is", "hour_of_day", [0]], 4),
                (["or", [["is", "country", ["US"]], ["exists", "tags"]]], 2),
                (["and", [["exists", "country"], ["not", ["is", "country", ["US"]]]]], 1)):
            self.assertEqual(self.count(condition), expected, condition)

    def test_globs(self):
        for pattern, text, expected in (("a*c", "abbc", True), ("a*c", "abbd", False), ("a?c", "ac", False),
                                        ("a\\*c", "abc", False), ("a\\*c", "a*c", True), ("a_c", "abc", False),
                                        ("*", "", True), ("", "", True), ("?", "😀", True), ("[ab]", "a", False),
                                        ("a\\\\b", "a\\b", True), ("/w/*", "/w/x/y", True), ("A", "a", False)):
            self.assertEqual(glob(pattern, text), expected, (pattern, text))


if __name__ == "__main__":
    unittest.main()
