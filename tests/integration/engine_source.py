#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`tally` over a real engine with TLS and users: the same answers as over a store, and no wrong number where the engine
can't give a right one.

usage: engine_source.py --tally PROGRAM [--engine opensearch] [--version V] [--events N]
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))
sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support" / "searchnode"))
import eventmapping  # noqa: E402
import searchnode  # noqa: E402

OPTIONS = None
QUERIES = [
    {"metrics": ["events", "views", "unique_viewers", "watch_time", "revenue", "likes"], "dimensions": ["time:day"],
     "include": ["totals", "empty_buckets"], "compare": {"mode": "previous_period"}, "range": "last_7_days"},
    {"metrics": ["views", "unique_viewers", "visits", "bounce_rate"], "dimensions": ["country"], "range": "last_7_days",
     "order": [["views", "desc"]], "page": {"limit": 3}, "include": ["totals", "other"]},
    {"metrics": ["new_viewers", "returning_viewers", "dormant_viewers", "dau", "wau"], "dimensions": ["time:day"],
     "range": "last_7_days"},
    {"metrics": ["views"], "dimensions": ["content_title"], "range": "last_7_days", "order": [["views", "desc"]],
     "filters": [["contains", "content_title", ["e"]], ["not", ["is", "device", ["tv"]]]], "page": {"limit": 10}},
    {"metrics": ["first_time_uploaders", "gini", "zero_view_rate", "peak_concurrent", "viewers_by_plan"],
     "dimensions": [], "range": "last_7_days"},
    {"metrics": ["retention"], "dimensions": ["cohort:day", "period"], "range": "last_7_days"},
]


class Tally:
    """The program over one source."""

    def __init__(self, source, node=None, base="community-events"):
        self.source = f"{source}/{base}" if node else source
        self.options = node.options() if node else []
        self.environment = node.environment() if node else None

    def run(self, *words, text=None, user=None, password=None):
        options, environment = self.options, dict(self.environment or {}) or None
        if user:
            options = [*options[:-1], user]
        if password:
            environment["TALLY_PASSWORD"] = password
        done = subprocess.run([OPTIONS.tally, words[0], "--source", self.source, *options, *words[1:]], input=text,
                              capture_output=True, text=True, env=environment, timeout=300, check=False)
        return done.returncode, done.stdout, done.stderr

    def good(self, *words, text=None):
        status, out, err = self.run(*words, text=text)
        if status != 0:
            raise AssertionError(f"{words}: status {status}\n{out}\n{err}")
        return out

    def ask(self, query):
        status, out, err = self.run("query", "--json", "-", text=json.dumps(query))
        return json.loads(out) if out else {"code": f"no answer: {status} {err}"}

    def load(self, *files):
        return json.loads(self.good("import", "--json", *map(str, files)))["total"]


def event(number, time, **labels):
    return json.dumps({"@timestamp": time, "event.id": f"e{number}", "event.action": "view", "user.id": f"u{number}",
                       **({"labels": labels} if labels else {})})


def mapped(kind):
    """An index whose label a00 has this type."""
    body = eventmapping.index_template("x")["template"]
    body["mappings"]["properties"]["labels"]["properties"] = {"a00": {"type": kind}}
    return body


class EngineSource(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tally-engine-")
        cls.path = pathlib.Path(cls.folder.name)
        cls.node = searchnode.start(OPTIONS.engine, OPTIONS.version, secure=True)
        cls.addClassCleanup(cls.node.stop)
        cls.addClassCleanup(cls.folder.cleanup)
        cls.bare = cls.over("unmapped")
        cls.node.call("PUT", "/_index_template/events", eventmapping.index_template("mapped-*"))

    @classmethod
    def over(cls, base):
        return Tally(cls.node.url, cls.node, base)

    def write(self, name, *lines):
        file = self.path / name
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def test_import_wants_a_mapping(self):
        log = self.write("one.ndjson", event(1, "2026-10-01T10:00:00Z"))
        status, out, err = self.bare.run("import", log)
        self.assertEqual(status, 1)
        self.assertIn("tally indices template", err)
        self.assertEqual(self.node.call("GET", "/_cat/indices/unmapped-*?format=json"), [])

    def test_nothing_there(self):
        answer = self.over("mapped-nothing").ask({"metrics": ["views"], "dimensions": [], "range": "last_7_days"})
        self.assertEqual(answer.get("rows"), [[0]], answer)

    def test_same_answers_as_a_store(self):
        log, now = self.path / "demo.ndjson", "2026-10-20T12:00:00Z"
        subprocess.run([OPTIONS.tally, "demo", "--days", "12", "--events", str(OPTIONS.events), "--until", now,
                        "--ndjson", log], check=True, capture_output=True)
        store, engine = Tally(self.path / "demo.tally"), self.over("mapped-demo")
        totals = store.load(log)
        self.assertEqual(engine.load(log), totals)
        again = engine.load(log)
        self.assertEqual((again["stored"], again["duplicates"]), (0, totals["stored"] + totals["duplicates"]))
        for query in QUERIES:
            query = dict(query, as_of=now, accuracy="exact")
            want, got = store.ask(query), engine.ask(query)
            for part in ("columns", "rows", "totals", "other", "comparison"):
                self.assertEqual(got.get(part), want.get(part), (part, query, str(got)[:500]))
            self.assertTrue(want["rows"], query)
        # A store writes down who is human where nobody said so.
        human = '"community.traffic.class":"human",'
        exports = [t.good("export", "events", "--format", "ndjson").replace(human, "") for t in (store, engine)]
        lines = [sorted(text.splitlines()) for text in exports]
        self.assertEqual(len(lines[0]), len(lines[1]))
        self.assertEqual([pair for pair in zip(*lines) if pair[0] != pair[1]][:2], [])
        times = [json.loads(line)["@timestamp"] for line in exports[1].splitlines()]
        self.assertEqual(times, sorted(times))
        filtered = [t.good("export", "events", "--format", "ndjson", "--filter", "action is purchase")
                    for t in (store, engine)]
        self.assertEqual(*filtered)
        self.assertIn(f"events       {totals['stored']}", engine.good("info"))

    def test_labels_that_meet_each_other(self):
        log = self.write("labels.ndjson", event(1, "2026-10-01T10:00:00Z", a=1),
                         event(2, "2026-10-01T11:00:00Z", **{"a.b": "x"}), event(3, "2026-10-01T12:00:00Z", a="y"))
        engine = self.over("mapped-labels")
        self.assertEqual(engine.load(log), {"received": 3, "stored": 3, "duplicates": 0, "rejected": 0})
        answer = engine.ask({"metrics": ["views"], "dimensions": ["labels.a"], "range": "all",
                             "order": [["labels.a", "asc"]]})
        self.assertEqual(answer.get("rows"), [["1", 1], ["y", 1], [None, 1]], answer)

    def test_field_of_several_types(self):
        engine, base = self.over("mapped-types"), "mapped-types"
        for day, kind, value in ((1, "boolean", True), (2, "keyword", "true"), (3, "text", "true")):
            index = f"{base}-2026.10.0{day}"
            self.node.call("PUT", f"/{index}", mapped(kind))
            self.node.call("POST", f"/{index}/_doc?refresh=true",
                           json.loads(event(day, f"2026-10-0{day}T10:00:00Z", a00=value)))
        query = {"metrics": ["views"], "dimensions": ["labels.a00"], "range": {"from": "2026-10-01", "to": "2026-10-03"}}
        answer = engine.ask(query)
        self.assertEqual(answer.get("rows"), [["true", 2]], answer)
        self.assertEqual(answer["quality"]["conflicts"], ["labels.a00"])
        query["range"]["to"] = "2026-10-04"
        answer = engine.ask(query)
        self.assertEqual(answer.get("code"), "mapping_conflict", answer)
        for word in ("labels.a00", "boolean", "keyword", "text", f"{base}-2026.10.03"):
            self.assertIn(word, json.dumps(answer))
        query["dimensions"] = ["country"]  # nothing is wrong with other fields
        self.assertEqual(engine.ask(query).get("rows"), [[None, 3]])

    def test_shards_that_are_not_there(self):
        base = "mapped-shards"
        engine = self.over(base)
        engine.load(self.write("shards.ndjson", event(1, "2026-10-01T10:00:00Z"), event(2, "2026-10-02T10:00:00Z")))
        body = eventmapping.index_template("x")["template"]
        body["settings"]["index.routing.allocation.require._name"] = "nowhere"
        self.node.call("PUT", f"/{base}-2026.10.03?wait_for_active_shards=0&timeout=1s", body)
        query = {"metrics": ["views"], "dimensions": [], "range": {"from": "2026-10-01", "to": "2026-10-04"}}
        answer = engine.ask(query)
        self.assertEqual(answer.get("code"), "partial_result", answer)

    def test_who_may_what(self):
        engine = self.over("mapped-rights")
        engine.load(self.write("rights.ndjson", event(1, "2026-10-01T10:00:00Z")))
        query = json.dumps({"metrics": ["views"], "dimensions": [], "range": "all"})
        status, out, err = engine.run("query", "--json", "-", text=query, password="wrong-password")
        self.assertEqual((status, json.loads(out)["code"]), (1, "unauthorized"))
        self.assertNotIn("wrong-password", out + err)
        user, password = self.node.reader
        status, out, err = engine.run("query", "--json", "-", text=query, user=user, password=password)
        self.assertEqual((status, json.loads(out).get("rows")), (0, [[1]]), out + err)
        log = self.write("more.ndjson", event(2, "2026-10-01T10:00:00Z"))
        status, out, err = engine.run("import", log, user=user, password=password)
        self.assertEqual(status, 1)
        self.assertIn("refuses this", err)


def main():
    global OPTIONS
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True, type=pathlib.Path)
    parser.add_argument("--engine")
    parser.add_argument("--version")
    parser.add_argument("--events", type=int, default=4000)
    OPTIONS, rest = parser.parse_known_args()
    OPTIONS.tally = OPTIONS.tally.resolve()
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
