#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds answers of `tally` on the imported clickstream against plain code over its CSV: clickstream.py TALLY CSV.GZ STORE"""
import collections
import csv
import datetime
import gzip
import json
import subprocess
import sys

SEOUL = datetime.timedelta(hours=9)  # no change of the clock in these years
METRICS = ["visits", "visitors", "page_views", "pages_per_visit", "bounce_rate", "events", "purchases"]


def figures(events):
    pages = collections.Counter()
    sessions, viewers = set(), set()
    purchases = 0
    for event in events:
        sessions.add(event["session_id"])
        viewers.add(event["user_id"])
        if event["event"] == "purchase":
            purchases += 1
        else:
            pages[event["session_id"]] += 1
    views = sum(pages.values())
    return [len(sessions), len(viewers), views, views / len(sessions) if sessions else None,
            sum(1 for n in pages.values() if n == 1) / len(pages) if pages else None, len(events), purchases]


def grouped(events, keys):
    groups = collections.defaultdict(list)
    for event in events:
        groups[tuple(key(event) for key in keys)].append(event)
    return {group: figures(members) for group, members in groups.items()}


def day(event):
    at = datetime.datetime.strptime(event["timestamp"], "%Y-%m-%d %H:%M:%S") + SEOUL
    return at.date().isoformat()


KEYS = {"time:day": day, "device": lambda e: e["platform"], "traffic_source": lambda e: e["acquisition_channel"]}


def ask(tally, store, dimensions, filters):
    query = {"metrics": METRICS, "dimensions": dimensions, "filters": filters, "include": ["totals"],
             "range": {"name": "all", "zone": "Asia/Seoul"}, "accuracy": "exact"}
    done = subprocess.run([tally, "query", "--source", store, "--json", "-"], input=json.dumps(query).encode(),
                          capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"query failed: {done.stderr.decode()}")
    return json.loads(done.stdout)


def differs(left, right):
    if left is None or right is None:
        return left is not right
    return abs(left - right) > 1e-9


def main() -> int:
    tally, path, store = sys.argv[1:4]
    with gzip.open(path, "rt", newline="", encoding="utf-8") as file:
        events = list(csv.DictReader(file))
    checked = 0
    for dimensions in ([], ["time:day"], ["device"], ["traffic_source"], ["time:day", "device"],
                       ["device", "traffic_source"]):
        for filters, kept in (([], events),
                              ([["is", "device", ["mobile"]]], [e for e in events if e["platform"] == "mobile"])):
            answer = ask(tally, store, dimensions, filters)
            wanted = grouped(kept, [KEYS[name] for name in dimensions])
            found = {tuple(row[:len(dimensions)]): row[len(dimensions):] for row in answer["rows"]}
            if found.keys() != wanted.keys():
                sys.exit(f"{dimensions} {filters}: other groups: {sorted(found.keys() ^ wanted.keys())[:5]}")
            found["total"], wanted["total"] = [answer["totals"][m] for m in METRICS], figures(kept)
            for group, values in wanted.items():
                for metric, left, right in zip(METRICS, found[group], values):
                    checked += 1
                    if differs(left, right):
                        sys.exit(f"{dimensions} {filters} {group} {metric}: {left}, plain code says {right}")
    print(f"{checked} figures agree")
    return 0 if checked > 1000 else 1


if __name__ == "__main__":
    sys.exit(main())
