# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Day indices as a community without a template has them: each day's first event decided what type a field is."""
import datetime
import json
import subprocess
import sys

BASE = "community-events"
EVERYTHING = f"/{BASE}-*"


def name_of(day):
    return f"{BASE}-{day:%Y.%m.%d}"


def today():
    return datetime.datetime.now(datetime.timezone.utc).date()


def event(number, day, **labels):
    second = number % 86400
    return {"@timestamp": f"{day:%Y-%m-%d}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000Z",
            "event": {"id": f"{day:%m%d}-{number}", "action": "view"}, "user": {"id": f"u{number % 97}"},
            "community": {"watched_ms": number}, "labels": labels}


def load(node, index, events):
    """Sends events as a shipper does, by id; answers how many the engine refused."""
    lines = []
    for one in events:
        lines += [{"create": {"_id": one["event"]["id"]}}, one]
    answer = node.call("POST", f"/{index}/_bulk?refresh=true", lines)
    return sum(1 for item in answer["items"] if item["create"]["status"] not in (201, 409))


def mapping(vip):
    """What dynamic mapping makes of such events, with a type of one's own for labels.vip."""
    keyword = {"type": "keyword"}
    return {"settings": {"number_of_replicas": 0},
            "mappings": {"properties": {
                "@timestamp": {"type": "date"}, "event": {"properties": {"id": keyword, "action": keyword}},
                "user": {"properties": {"id": keyword}}, "community": {"properties": {"watched_ms": {"type": "long"}}},
                "labels": {"properties": {"vip": vip}}}}}


def whole(node, index=BASE + "-*"):
    """(documents, Σ watched_ms) as a reader sees them; fails where a shard is missing."""
    node.call("POST", f"/{index}/_refresh")
    answer = node.call("POST", f"/{index}/_search", {"size": 0, "track_total_hits": True,
                                                     "aggs": {"sum": {"sum": {"field": "community.watched_ms"}}}})
    # A shard that is not there at that instant counts neither as successful nor as failed.
    if answer["_shards"]["successful"] != answer["_shards"]["total"]:
        raise AssertionError(f"a part is missing: {answer['_shards']}")
    return answer["hits"]["total"]["value"], int(answer["aggregations"]["sum"]["value"])


class Tally:
    """The program against one node."""

    def __init__(self, program, node, base=BASE):
        self.program, self.node, self.base = program, node, base

    def command(self, *words):
        source = ["--source", f"{self.node.url}/{self.base}", *self.node.options()]
        return [self.program, "indices", *words, *source]

    def run(self, *words, status=0):
        done = subprocess.run(self.command(*words), capture_output=True, text=True, check=False, timeout=300,
                              env=self.node.environment())
        if done.returncode != status:
            sys.exit(f"tally indices {' '.join(words)}: status {done.returncode}, {status} wanted\n"
                     f"{done.stdout}{done.stderr}")
        return done.stdout

    def json(self, *words, status=0):
        return json.loads(self.run(*words, "--json", status=status))
