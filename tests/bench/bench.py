#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures import, query, CSV and start-up beside peers, in turn in one run, and prints figures and ratios.

usage: bench.py --bin build/release/bin [--events 1000000] [--runs 3] [--only import,query,csv,start] [--peers duckdb,sqlite,pandas]

Nothing is asserted: the figures are for people. Peers are Python packages (pip install duckdb==1.5.6 pandas) and
SQLite as Python has it; a peer that is not installed is left out and said so. Work files go to --work (default: a new
folder under the system's temporary folder) and are removed at the end unless --keep is given.
"""
import argparse
import csv
import importlib.util
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RANGE_DAYS = 30
# DuckDB keeps the nested objects as they come, as its users would; SQLite gets columns of its own.
TOP_SQL = {
    "duckdb": """
SELECT community.content.id AS content, count(*) AS views,
       count(DISTINCT coalesce("user".id, community.anonymous.id)) AS viewers
FROM events
WHERE event.action = 'view' AND ts >= {lo} AND ts < {hi} AND coalesce(community.traffic.class, 'human') = 'human'
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20""",
    "sqlite": """
SELECT content, count(*) AS views, count(DISTINCT viewer) AS viewers
FROM events
WHERE action = 'view' AND ts >= {lo} AND ts < {hi} AND class = 'human'
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"""}


def run(command, stdin=None, env=None):
    """Runs a command; answers seconds, peak MiB and standard output; stops the benchmark where it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, env={**os.environ, **(env or {})})
    if stdin:
        child.stdin.write(stdin)
        child.stdin.close()
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if child.returncode != 0:
        sys.exit(f"failed ({child.returncode}): {' '.join(map(str, command))}")
    return seconds, usage.ru_maxrss / 1024, out


def python(code, *args):
    return [sys.executable, "-c", code, *map(str, args)]


DUCK_IMPORT = """
import duckdb, sys
db = duckdb.connect(sys.argv[2])
db.execute('''CREATE TABLE raw AS SELECT * FROM read_json(?, format='newline_delimited')''', [sys.argv[1]])
"""
DUCK_IMPORT_DEDUPED = DUCK_IMPORT + """
db.execute('''CREATE TABLE events AS SELECT *, epoch_ms("@timestamp"::TIMESTAMP) AS ts FROM raw
              QUALIFY row_number() OVER (PARTITION BY "@timestamp"::TIMESTAMP::DATE, event.id) = 1''')
db.execute('DROP TABLE raw')
"""
SQLITE_IMPORT = """
import json, sqlite3, sys, datetime
db = sqlite3.connect(sys.argv[2]); db.execute('PRAGMA journal_mode=WAL')
db.execute('CREATE TABLE events (ts, day, id, action, viewer, content, class, rest,'
           ' UNIQUE(day, id) ON CONFLICT IGNORE)')
def rows():
    for line in open(sys.argv[1], 'rb'):
        e = json.loads(line)
        t = e['@timestamp']
        ms = int(datetime.datetime.fromisoformat(t.replace('Z', '+00:00')).timestamp() * 1000)
        of = e.get('community', {})
        yield (ms, t[:10], e['event']['id'], e['event']['action'],
               e.get('user', {}).get('id') or of.get('anonymous', {}).get('id'),
               of.get('content', {}).get('id'), of.get('traffic', {}).get('class', 'human'), line)
db.executemany('INSERT INTO events VALUES (?,?,?,?,?,?,?,?)', rows()); db.commit()
"""
PANDAS_IMPORT = """
import pandas, sys
frame = pandas.read_json(sys.argv[1], lines=True, dtype=False)
frame['day'] = frame['@timestamp'].astype(str).str[:10]
frame['id'] = frame['event'].str['id']
frame.drop_duplicates(['day', 'id']).to_pickle(sys.argv[2])
"""
QUERY_LOOP = """
import sys, time
sql, path, kind = sys.argv[1], sys.argv[2], sys.argv[3]
if kind == 'duckdb':
    import duckdb; db = duckdb.connect(path, read_only=True)
else:
    import sqlite3; db = sqlite3.connect(path)
for _ in range(int(sys.argv[4])):
    start = time.perf_counter(); rows = db.execute(sql).fetchall(); print((time.perf_counter() - start) * 1000)
print(rows[0])
"""
DUCK_CSV = """
import duckdb, sys
duckdb.connect(sys.argv[1], read_only=True).execute(f"COPY events TO '{sys.argv[2]}' (HEADER)")
"""
SQLITE_CSV = """
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
with open(sys.argv[2], 'w', newline='') as out:
    csv.writer(out).writerows(db.execute('SELECT * FROM events'))
"""
PANDAS_CSV = "import pandas, sys; pandas.read_pickle(sys.argv[1]).to_csv(sys.argv[2], index=False)"


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(options.work or tempfile.mkdtemp(prefix="tallyroom-bench-"))
        self.work.mkdir(parents=True, exist_ok=True)
        self.tally = pathlib.Path(options.bin) / "tally"
        self.window = pathlib.Path(options.bin) / "tallyroom"
        self.log = self.work / "events.ndjson"
        self.store = self.work / "bench.tally"
        self.peers = [p for p in options.peers.split(",") if p and self.available(p)]

    @staticmethod
    def available(peer):
        module = {"sqlite": "sqlite3"}.get(peer, peer)
        found = importlib.util.find_spec(module) is not None
        if not found:
            print(f"(peer {peer} is not installed and is left out)")
        return found

    def path(self, peer):
        return self.work / f"{peer}.peer"

    def in_turn(self, title, ours, peers, runs=None):
        """ours() and each peers[name]() answer (figure, extra); prints medians and the median of ratios by turn."""
        figures = {name: [] for name in ["tally", *peers]}
        extra = {}
        for _ in range(runs or self.options.runs):
            for name, measure in [("tally", ours), *peers.items()]:
                figure, extra[name] = measure()
                figures[name].append(figure)
        print(f"\n## {title}")
        for name, values in figures.items():
            ratio = statistics.median(a / b for a, b in zip(figures["tally"], values))
            print(f"{name:18} median {statistics.median(values):9.2f}  min {min(values):9.2f}  max {max(values):9.2f}"
                  f"  tally/peer {ratio:6.3f}  {extra[name]}", flush=True)

    def make_log(self):
        if not self.log.exists():
            seconds, peak, _ = run([self.tally, "demo", "--events", self.options.events, "--days", 90, "--seed", 1,
                                    "--until", "2026-06-30T00:00:00Z", "--ndjson", self.log])
            print(f"log: {self.options.events} events, {self.log.stat().st_size / 1e6:.0f} MB, made in {seconds:.1f} s, "
                  f"peak {peak:.0f} MiB")

    def import_ours(self):
        for old in self.work.glob("bench.tally*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        seconds, peak, out = run([self.tally, "import", self.log, "--source", self.store, "--json"])
        size = self.store.stat().st_size
        ledger = json.loads(out)["total"]
        events = ledger["stored"]
        return seconds, (f"s  {ledger['received'] / seconds:9.0f} lines/s  peak {peak:.0f} MiB  "
                         f"{size / events:.1f} bytes/event  {events} stored")

    def import_peer(self, peer, code):
        def measure():
            self.path(peer).unlink(missing_ok=True)
            seconds, peak, _ = run(python(code, self.log, self.path(peer)))
            return seconds, f"s  peak {peak:.0f} MiB  {self.path(peer).stat().st_size / int(self.options.events):.1f} bytes/event"
        return measure

    def imports(self):
        peers = {}
        if "duckdb" in self.peers:
            peers["duckdb raw"] = self.import_peer("duckraw", DUCK_IMPORT)
            peers["duckdb + dedupe"] = self.import_peer("duckdb", DUCK_IMPORT_DEDUPED)
        if "sqlite" in self.peers and int(self.options.events) <= 1_000_000:
            peers["sqlite3"] = self.import_peer("sqlite", SQLITE_IMPORT)
        if "pandas" in self.peers and int(self.options.events) <= 1_000_000:
            peers["pandas"] = self.import_peer("pandas", PANDAS_IMPORT)
        self.in_turn("import NDJSON (whole process, seconds)", self.import_ours, peers)

    def query_ours(self, query, repeat=7):
        def measure():
            lines = "\n".join([json.dumps(query)] * repeat).encode()
            _, _, out = run([self.tally, "query", "--source", self.store, "--ndjson", "--json", "-"], stdin=lines)
            answers = [json.loads(line) for line in out.splitlines()]
            return statistics.median(a["took_ms"] for a in answers[2:]), f"ms warm  first {answers[0]['took_ms']} ms  {answers[-1]['rows'][0]}"
        return measure

    def query_peer(self, peer, sql, repeat=7):
        def measure():
            _, _, out = run(python(QUERY_LOOP, sql, self.path(peer), peer, repeat))
            lines = out.decode().splitlines()
            return statistics.median(map(float, lines[2:-1])), f"ms warm  first {float(lines[0]):.0f} ms  {lines[-1]}"
        return measure

    def queries(self):
        hi, lo = 1782777600000, 1782777600000 - RANGE_DAYS * 86_400_000
        spec = {"from": "2026-05-31T00:00:00Z", "to": "2026-06-30T00:00:00Z", "zone": "UTC"}
        top = {"metrics": ["views", "unique_viewers"], "dimensions": ["content"], "range": spec,
               "order": [["views", "desc"]], "page": {"limit": 20}}
        peers = {p: self.query_peer(p, TOP_SQL[p].format(lo=lo, hi=hi))
                 for p in self.peers if p in TOP_SQL and self.path(p).exists()}
        self.in_turn("top 20 contents with exact viewers, 30 of 90 days (warm, ms)", self.query_ours(top), peers)
        for title, extra in {
            "daily views and unique viewers with comparison": {
                "metrics": ["views", "unique_viewers"], "dimensions": ["time:day"],
                "compare": {"mode": "previous_period"}, "include": ["totals", "empty_buckets"]},
            "hour x weekday of views": {"metrics": ["views"], "dimensions": ["day_of_week", "hour_of_day"]},
            "visits and bounce rate by day": {"metrics": ["visits", "bounce_rate"], "dimensions": ["time:day"]},
            "views by country and device, filtered": {
                "metrics": ["views", "unique_viewers"], "dimensions": ["device"],
                "filters": [["is", "country", ["KR"]]]},
        }.items():
            self.in_turn(title + " (warm, ms)", self.query_ours({"range": spec, **extra}), {})

    def csvs(self):
        out = self.work / "out.csv"

        def ours():
            seconds, peak, _ = run([self.tally, "export", "events", "--source", self.store, "-o", out])
            with open(out, newline="", encoding="utf-8") as file:
                rows = sum(1 for _ in csv.reader(file)) - 1
            return seconds, f"s  peak {peak:.0f} MiB  {out.stat().st_size / 1e6:.0f} MB  {rows} rows"

        def peer(name, code):
            def measure():
                seconds, peak, _ = run(python(code, self.path(name), out))
                return seconds, f"s  peak {peak:.0f} MiB  {out.stat().st_size / 1e6:.0f} MB"
            return measure
        codes = {"duckdb": DUCK_CSV, "sqlite": SQLITE_CSV, "pandas": PANDAS_CSV}
        self.in_turn("all events to CSV (whole process, seconds)", ours,
                     {p: peer(p, codes[p]) for p in self.peers if self.path(p).exists()})

    def start(self):
        picture = self.work / "start.png"

        def ours():
            seconds, peak, _ = run([self.window, "--source", self.store, "--screenshot", picture],
                                   env={"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(self.work)})
            return seconds, f"s  peak {peak:.0f} MiB"
        self.in_turn("start to all tiles of Overview answered and painted (whole process, seconds)", ours, {})

    def main(self):
        try:
            self.make_log()
            parts = {"import": self.imports, "query": self.queries, "csv": self.csvs, "start": self.start}
            for name in self.options.only.split(","):
                parts[name]()
        finally:
            if not self.options.keep and not self.options.work:
                shutil.rmtree(self.work)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--events", default="1000000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="import,query,csv,start")
    parser.add_argument("--peers", default="duckdb,sqlite,pandas")
    parser.add_argument("--work")
    parser.add_argument("--keep", action="store_true")
    Bench(parser.parse_args()).main()
