#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the product to the oracle: random communities, imported; random queries, asked of both.

usage: run.py (--tally PROGRAM | --runner PROGRAM) [--seed N] [--queries N] [--jobs N] [--keep FOLDER]
                                                     every answer must be the oracle's
       run.py --tally PROGRAM --engine http://localhost:9200 [--queries N]
                                                     the same of an engine's indices
       run.py --runner PROGRAM --mutations [--seed N]
                                                     each planted mutation must be noticed
A failure is printed with its smallest query; the log it is about is kept in the folder that --keep names.
"""
import argparse
import collections
import json
import multiprocessing
import pathlib
import random
import sys
import tempfile
import time
import urllib.request

import oracle
import queries as query_source
from community import Community
from periods import QueryError
from product import PAGES, Failed, Store
from shrink import shrink
from tables import differences

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import eventmapping  # noqa: E402

QUERIES_EACH = 50
SHOWN_FAILURES = 12
# What a run must be made of, as shares of its queries, to be worth its name.
QUALITY = {"answered": 0.80, "crossing a clock change": 0.30, "with filters": 0.40, "with nulls in rows": 0.20,
           "compared": 0.25, "ordered": 0.35, "paged": 0.15, "top": 0.08, "other": 0.10, "empty buckets": 0.05,
           "nested filters": 0.15}
# The share of a metric's answers that hold more than nulls and zeros; who comes back within four weeks is rare.
TELLING = collections.defaultdict(lambda: 0.25, uploader_return_rate=0.05)
ENOUGH_QUERIES = 1500
ENOUGH_ASKED = 60  # below this a share says little


class Engine(str):
    """An address; user and password come from `tally`'s own environment variables."""
    options = ()

    def prepare(self):
        self._send("PUT", "/_index_template/differential", eventmapping.index_template("differential-*"))
        self._send("PUT", "/_cluster/settings", {"persistent": {"cluster.max_shards_per_node": 5000}})
        self.forget("differential-community")

    def forget(self, base):
        found = self._send("GET", f"/_cat/indices/{base}-*?format=json&h=index")
        names = [row["index"] for row in found]
        for start in range(0, len(names), 50):
            self._send("DELETE", "/" + ",".join(names[start:start + 50]))

    def _send(self, method, path, body=None):
        request = urllib.request.Request(self + path, body and json.dumps(body).encode(),
                                         {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)


class Expected:
    """What the oracle says of a query: its pages, or the code it must be refused with."""

    def __init__(self, store, query):
        self.code, self.pages = None, []
        try:
            answer = oracle.Answer(store, query)
            self.pages = [answer.page(i) for i in range(min(answer.pages(), PAGES))]
        except QueryError as error:
            self.code = error.code

    def differences(self, got):
        if self.code:
            return [] if got[0].get("code") == self.code else [f"expected {self.code}, got {str(got[0])[:300]}"]
        found = [] if len(got) == len(self.pages) else [f"{len(self.pages)} pages expected, {len(got)} got"]
        for number, (page, answer) in enumerate(zip(self.pages, got)):
            found += [f"page {number + 1}: {text}" for text in differences(page, answer)]
        return found

    def has_number(self):
        width = [i for i, (_, _, kind) in enumerate(self.pages[0]["columns"]) if kind] if self.pages else []
        return any(row[i] for page in self.pages for row in page["rows"] for i in width)

    def tells(self, metric):
        """Whether any row has more to say of the metric than null or nothing."""
        for page in self.pages:
            at = [name for name, _, _ in page["columns"]].index(metric)
            if any(row[at] for row in page["rows"]):
                return True
        return False

    def has_null(self):
        return any(None in row for page in self.pages for row in page["rows"])


def facts_of(query, crosses, expected):
    conditions = query.get("filters") or []
    include = query.get("include") or []
    return {"answered": expected.has_number(), "crossing a clock change": crosses, "with filters": bool(conditions),
            "with nulls in rows": expected.has_null(), "compared": bool(query.get("compare")),
            "ordered": bool(query.get("order")), "paged": len(expected.pages) > 1, "top": bool(query.get("top")),
            "other": bool(expected.pages and expected.pages[0]["other"]), "empty buckets": "empty_buckets" in include,
            "telling": {m: expected.tells(m) for m in set(query["metrics"]) & set(query_source.WIDE)},
            "nested filters": len(conditions) > 1 or any(c[0] in ("and", "or", "not") for c in conditions)}


class Case:
    """One community: its log, the oracle's store, and the product's."""

    BY_COUNTRY = {"metrics": ["events"], "dimensions": ["country"], "range": "all", "page": {"limit": 1}}

    def __init__(self, options, number, folder):
        self.number, self.name = number, f"community-{options.seed}-{number}"
        community = Community(options.seed, number)
        self.community, self.zone_name = community, community.zone_name
        self.store = oracle.Store(*community.files)
        self.product = Store(options.tally or options.runner, folder, self.name, community.files,
                             is_runner=not options.tally, scan=options.scan, engine=options.engine)
        unknown = self.product.unknown() if options.only_known else ()
        self.queries = query_source.Queries(community, self.store, f"{options.seed} {number}", unknown)

    def draw(self, count):
        drawn = [self.queries.query() for _ in range(count)]
        return [d[0] for d in drawn], [d[2] for d in drawn]

    def ledger_differences(self):
        got = self.product.ledger()
        wrong = [f"ledger: expected {self.store.ledger}, got {got}"] if got != self.store.ledger else []
        days, got_days = self.store.by_day, self.product.ledger_by_day()
        return wrong + [f"ledger of {day}: expected {days.get(day)}, got {got_days.get(day)}"
                        for day in sorted(set(days) | set(got_days)) if days.get(day) != got_days.get(day)]

    def fails(self, batch):
        """For each query whether the product's answer is wrong."""
        got = self.product.ask_pages(batch)
        return [bool(Expected(self.store, q).differences(g)) for q, g in zip(batch, got)]


def check_community(task):
    """One community's share of the run: facts of its queries, and the failures, each as text."""
    options, number, folder = task
    try:
        case = Case(options, number, folder)
        batch, crossing = case.draw(QUERIES_EACH)
        expected = [Expected(case.store, q) for q in batch]
        got = case.product.ask_pages(batch)
        failures = [f"{case.name}: {text}" for text in case.ledger_differences()]
        for query, want, answer in zip(batch, expected, got):
            wrong = want.differences(answer)
            if wrong:
                failures.append(describe(case, query, wrong, len(failures) < 3))
        failures += check_refused(case) if number == 0 and not options.only_known else []
        failures += check_flags(case) if number == 0 and options.tally else []
        # Last, as it changes the store.
        failures += check_again(case, batch, expected) if number % 8 == 0 else []
        facts = [facts_of(q, c, e) for q, c, e in zip(batch, crossing, expected)]
        if options.engine:
            options.engine.forget(f"differential-{case.name}")
        return facts, failures, case.zone_name
    except Failed as error:
        return [], [f"community-{options.seed}-{number}: {error}"], "?"


def describe(case, query, wrong, make_small):
    if make_small:
        query = shrink(query, case.fails)
        wrong = Expected(case.store, query).differences(case.product.ask_pages([query])[0]) or wrong
    shown = "\n    ".join(text[:600] for text in wrong[:6])
    return f"{case.name} ({case.zone_name}): {json.dumps(query, ensure_ascii=False)}\n    {shown}"


def check_refused(case):
    batch = query_source.refused() + \
        [(query, "incompatible_dimension") for query in query_source.incompatible(case.name)]
    got = case.product.ask([query for query, _ in batch])
    return [f"{json.dumps(query, ensure_ascii=False)}\n    expected {code}, got {str(answer)[:300]}"
            for (query, code), answer in zip(batch, got) if answer.get("code") != code]


def check_again(case, batch, expected):
    """A cursor serves its own query alone, and no longer once the data has changed; the same log adds nothing."""
    failures, one = [], Case.BY_COUNTRY
    first = case.product.ask([one])[0]
    following = dict(one, page=dict(one["page"], cursor=first.get("next_cursor")))
    foreign = case.product.ask([dict(following, metrics=["likes"]), following])
    if foreign[0].get("code") != "cursor_expired" or "rows" not in foreign[1]:
        failures.append(f"{case.name}: a cursor with another query, then its own: {str(foreign)[:300]}")
    case.product.load()
    ledger = case.product.ledger()
    if (ledger["stored"], ledger["rejected"]) != (0, case.store.ledger["rejected"]):
        failures.append(f"{case.name}: the same log again: {ledger}")
    failures += [f"{case.name}: after the same log again: {json.dumps(query, ensure_ascii=False)}"
                 for query, want, answer in zip(batch, expected, case.product.ask(batch))
                 if want.pages and differences(want.pages[0], answer)]
    more = '{"@timestamp": "2001-01-01T00:00:00Z", "event.action": "view"}\n'
    case.product.logs[0].write_text(more, encoding="utf-8")
    case.product.load()
    expired = case.product.ask([following])[0]
    if expired.get("code") != "cursor_expired":
        failures.append(f"{case.name}: a cursor from before an import: {str(expired)[:300]}")
    return failures


def check_flags(case):
    """The same question by flags and as JSON has the same answer, and it is the oracle's."""
    failures, now = [], time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    for flags, query in query_source.by_flags(case.community):
        by_json, by_flags = case.product.ask([query])[0], case.product.ask_flags(flags)
        for part in ("columns", "rows", "comparison"):
            if by_flags.get(part) != by_json.get(part):
                failures.append(f"flags {flags} and JSON {json.dumps(query)} differ in {part}:\n"
                                f"    {str(by_flags.get(part))[:300]}\n    {str(by_json.get(part))[:300]}")
        page = Expected(case.store, dict(query, as_of=now)).pages[0]
        failures += [f"flags {flags}: {text}" for text in differences(page, by_json)]
    return failures


def differential(options, folder):
    count = max(1, options.queries // QUERIES_EACH)
    numbers = [options.only] if options.only is not None else range(count)
    if options.engine and options.only is None and options.few_days:
        numbers = [4 * i + 3 for i in range(count)]  # those without months of history: fewer day indices to make
    tasks = [(options, number, folder) for number in numbers]
    facts, failures, zones = [], [], collections.Counter()
    with multiprocessing.Pool(options.jobs) as pool:
        for some, wrong, zone_name in pool.imap_unordered(check_community, tasks):
            facts += some
            failures += wrong
            zones[zone_name] += len(some)
    print(f"{len(facts)} queries over {len(tasks)} communities: " +
          ", ".join(f"{z} {n}" for z, n in zones.most_common()))
    for name, least in QUALITY.items():
        share = sum(f[name] for f in facts) / max(1, len(facts))
        print(f"  {name:24} {share:6.1%}   (at least {least:.0%})")
        if share < least and len(facts) >= ENOUGH_QUERIES and options.only is None:
            failures.append(f"the run is not good enough: only {share:.1%} of its queries are '{name}'")
    return failures + telling(facts, options)


def telling(facts, options):
    """How often the metrics that look beyond a row's events have something to say."""
    failures = []
    for metric in query_source.WIDE:
        asked = [f["telling"][metric] for f in facts if metric in f["telling"]]
        share = sum(asked) / max(1, len(asked))
        print(f"  {metric:24} {share:6.1%}   of {len(asked)} queries (at least {TELLING[metric]:.0%})")
        if share < TELLING[metric] and len(asked) >= ENOUGH_ASKED and options.only is None and not options.only_known:
            failures.append(f"the run is not good enough: only {share:.1%} of its answers for {metric} say anything")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", type=pathlib.Path)
    parser.add_argument("--runner", type=pathlib.Path)
    parser.add_argument("--engine", type=Engine, help="the address of Elasticsearch or OpenSearch to ask instead of a "
                        "store: its indices differential-* are made and deleted")
    parser.add_argument("--few-days", action="store_true", help="with an engine: only communities of few days")
    parser.add_argument("--seed", type=int, default=None, help="default: another one each day")
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, help="one community by its number")
    parser.add_argument("--mutations", action="store_true")
    parser.add_argument("--scan", action="store_true", help="the runner answers from events alone, not from its tables")
    parser.add_argument("--keep", type=pathlib.Path, help="keep logs and stores here")
    parser.add_argument("--mutation", help="only this one")
    parser.add_argument("--listed", type=pathlib.Path, help="only the mutations that this file names")
    parser.add_argument("--only-known", action="store_true", help="leave out metrics and dimensions it lacks")
    options = parser.parse_args()
    if options.seed is None and not options.mutations:
        options.seed = random.Random(time.strftime("%Y-%m-%d", time.gmtime())).randrange(10**6)
    print(f"seed {options.seed or 'fixed'}", flush=True)
    started = time.monotonic()
    if options.engine:
        options.engine.prepare()
    with tempfile.TemporaryDirectory(prefix="tally-differential-") as folder:
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            folder = options.keep
        if options.mutations:
            import mutations  # which imports this file
            failures = mutations.run(options, folder)
        else:
            failures = differential(options, folder)
    for text in failures[:SHOWN_FAILURES]:
        print(f"FAILED {text}")
    print(f"{len(failures)} failures, {time.monotonic() - started:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
