# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""That the harness itself can fail: each part of an answer, changed, is noticed; shrinking keeps what fails."""
import copy
import json
import unittest

from community import SHAPES, Community
from oracle import OTHER, Answer, Store
from periods import WEEKDAYS
from queries import Queries
from shrink import shrink
from tables import differences
from zonefile import DAY, zone

UTC = zone("UTC")


def as_product(page):
    """The page in the product's JSON."""
    plain = lambda row: row and ["Other" if cell is OTHER else cell for cell in row]
    comparison = page["comparison"]
    return copy.deepcopy({
        "columns": [{"name": n, "type": t, "kind": k, "unit": page["units"].get(n)}
                    for n, t, k in page["columns"]],
        "rows": [plain(row) for row in page["rows"]], "other_rows": page["other_rows"],
        "totals": page["totals"], "other": page["other"], "next_cursor": "c" if page["more"] else None,
        "comparison": comparison and {
            "range": dict(zip(("from", "to"), map(UTC.iso, comparison["range"]))),
            "rows": [plain(row) for row in comparison["rows"]], "row_changes": comparison["row_changes"],
            "totals": comparison["totals"], "change": comparison["change"]},
        "query": {"range": dict(zip(("from", "to"), map(page["zone"].iso, page["range"])), zone=page["zone"].name)},
        "quality": {"complete": True, "incomplete_buckets": page["incomplete_buckets"],
                    "data_through": UTC.iso(page["data_through"]),
                    "metrics": {m: {"exact": True, "note": n} for m, n in page["notes"]["must"].items()}}})


def country(at, code, number):
    return json.dumps({"@timestamp": at, "event.action": "view", "user.id": f"u{number}",
                       "client.geo.country_iso_code": code})


CODES = ["KR"] * 6 + ["US"] * 3 + ["JP", "Other", None]
LINES = [country(f"2026-10-0{1 + i % 5}T10:00:00Z", code, i) for i, code in enumerate(CODES)] + \
    [country("2026-09-20", "KR", 1), country("2026-09-21", "US", 2), country("2026-10-20", "KR", 1),
     json.dumps({"@timestamp": "2026-10-04", "event.action": "impression", "client.geo.country_iso_code": "KR"})]
QUERY = {"metrics": ["views", "views_per_viewer", "click_through_rate"], "dimensions": ["time:month", "country"],
         "range": {"from": "2026-10-01", "to": "2026-11-01", "zone": "UTC"}, "as_of": "2026-11-02T00:00:00Z",
         "top": {"dimension": "country", "limit": 2, "by": "views"},
         "compare": {"mode": "previous_period", "elapsed": "full"},
         "order": [["views", "desc"]], "page": {"limit": 2}, "include": ["totals", "other"]}


class Tables(unittest.TestCase):
    def setUp(self):
        self.page = Answer(Store(LINES), QUERY).page()
        self.good = as_product(self.page)

    def test_the_right_answer_passes(self):
        self.assertEqual(differences(self.page, self.good), [])
        self.assertEqual(self.good["rows"], [["2026-10-01", "KR", 7, 7 / 6, 7.0], ["2026-10-01", "US", 3, 1.0, None]])

    def test_every_change_is_noticed(self):
        def put(value, *path):
            changed = copy.deepcopy(self.good)
            place = changed
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
            return changed
        wrong = [put(8, "rows", 0, 2), put(7.0, "rows", 0, 2), put("US", "rows", 0, 1), put(1.1666, "rows", 0, 3),
                 put(None, "rows", 0, 3), put(0, "rows", 1, 4), put(self.good["rows"][::-1], "rows"),
                 put(self.good["rows"][:1], "rows"), put([0], "other_rows"), put(14, "totals", "views"),
                 put(None, "totals"), put(1, "other", "views"), put(None, "other"), put(None, "next_cursor"),
                 put(None, "comparison"), put(None, "comparison", "rows", 0), put(2, "comparison", "rows", 0, 2),
                 put(0.5, "comparison", "row_changes", 0, "views"), put(None, "comparison", "change", "views"),
                 put(1, "comparison", "totals", "views"), put("2026-09-02", "comparison", "range", "from"),
                 put([], "quality", "incomplete_buckets"), put(False, "quality", "complete"),
                 put("2026-10-20T00:00:01Z", "quality", "data_through"), put({}, "quality", "metrics"),
                 put("last_month", "query", "range"), put("2026-11-02", "query", "range", "to"),
                 put("Asia/Seoul", "query", "range", "zone"), put("string", "columns", 0, "type"),
                 put("N", "columns", 2, "kind"), {"code": "internal_error"}]
        for changed in wrong:
            self.assertNotEqual(differences(self.page, changed), [], changed)


    def test_a_wrong_unit_is_noticed(self):
        page = Answer(Store(LINES), dict(QUERY, metrics=["recency"], order=[], top=None)).page()
        good = as_product(page)
        self.assertEqual(differences(page, good), [])
        good["columns"][2]["unit"] = "count"
        self.assertNotEqual(differences(page, good), [])


class Generators(unittest.TestCase):
    def test_a_seed_makes_the_same_run(self):
        def drawn():
            community = Community(7, 3)
            source = Queries(community, Store(*community.files), "7 3")
            return community.files, [source.query() for _ in range(20)]
        self.assertEqual(drawn(), drawn())

    def test_every_shape_has_what_makes_it_hard(self):
        for number in range(len(SHAPES)):
            store = Store(*Community(1, number).files)
            self.assertGreater(store.ledger["stored"], 150)
            self.assertTrue(any("who" not in e for e in store.all))
            self.assertTrue(any("session" not in e for e in store.all))
            self.assertTrue(any(e["traffic_class"] == "bot" for e in store.all))
            users = {e["who"][1] for e in store.all if e.get("who", "")[:1] == ("user",)}
            others = {e["who"][1] for e in store.all if e.get("who", "")[:1] == ("anonymous",)}
            self.assertTrue(users & others)

    def test_histories_have_what_the_wider_metrics_look_for(self):
        communities = [Community(1, number) for number in range(12)]
        stores = [Store(*community.files) for community in communities]
        self.assertTrue({1, 2, 3} <= {len(community.files) for community in communities})
        found = set()
        for store in stores:
            times = {}
            for e in store.sorted:
                if "who" in e and e["traffic_class"] == "human":
                    times.setdefault(e["who"], []).append(e["time"])
            pauses = [b - a for own in times.values() for a, b in zip(own, own[1:])]
            found |= {days for days in (28, 56) if sum(pause > days * DAY for pause in pauses) > 5}
            history = store.history(False)
            found |= {"only machines"} if set(store.first_ever) - set(times) else set()
            found |= {"uploads"} if any(len(own) > 1 for own in history.uploads.values()) else set()
            found |= {"deleted"} if history.deleted else set()
            found |= {"changed plans"} if any(len({p[2] for p in own}) > 1 for own in history.plans.values()) else set()
            early = [e["time"] - history.published[e["content"]] for e in store.sorted
                     if e["action"] == "view" and e.get("content") in history.published]
            found |= {"before"} if min(early) < 0 else set()
            found |= {"at the edge"} if 7 * DAY in early else set()
        self.assertEqual(found, {28, 56, "only machines", "uploads", "deleted", "changed plans", "before",
                                 "at the edge"})


class Shrinking(unittest.TestCase):
    def test_it_ends_at_what_still_fails(self):
        nested = ["or", [["is", "device", ["tv", "mobile"]], ["exists", "page"]]]
        query = dict(QUERY, filters=[nested, ["exists", "os"]], week_starts=WEEKDAYS[3])
        def fails(batch):
            return ["tv" in json.dumps(q) and "views" in q["metrics"] for q in batch]
        small = shrink(query, fails)
        self.assertEqual(small["filters"], [["is", "device", ["tv"]]])
        self.assertEqual((small["metrics"], small["dimensions"]), (["views"], []))
        self.assertNotIn("compare", small)


if __name__ == "__main__":
    unittest.main()
