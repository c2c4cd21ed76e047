#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random queries (those of tests/differential) through the server: the same tables and problems as from the store
behind it, cursors and all.

usage: served_queries.py --tally PROGRAM [--queries N] [--seed N]
"""
import argparse
import json
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "differential"))

import oracle
import queries as query_source
from community import Community
from product import Store
from serving import Failure, Server, expect

EACH = 30


def comparable(answer):
    return {name: value for name, value in answer.items() if name != "took_ms"}


def check(options, folder, number):
    community = Community(options.seed, number)
    server = Server(options.tally, pathlib.Path(folder) / str(number), "--max-range-days", 0)
    product = Store(options.tally, server.folder, "c", community.files)
    drawn = query_source.Queries(community, oracle.Store(*community.files), f"{options.seed} {number}")
    asked = [drawn.query()[0] for _ in range(EACH)]
    wanted = product.ask(asked)
    problems = 0
    with server:
        for query, want in zip(asked, wanted):
            status, _, got = server.ask("POST", "/v1/query", json.dumps(query, ensure_ascii=False).encode())
            if "code" in want:
                problems += 1
                expect(status >= 400, f"{json.dumps(query)}: {status} instead of {want}")
            expect(comparable(got) == comparable(want), f"{json.dumps(query)}\n    {got}\n    instead of\n    {want}")
    return len(asked), problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=17)
    options = parser.parse_args()
    options.tally = str(pathlib.Path(options.tally).resolve())
    asked = problems = 0
    try:
        with tempfile.TemporaryDirectory(prefix="tally-served-") as folder:
            for number in range(max(1, options.queries // EACH)):
                more = check(options, folder, number)
                asked, problems = asked + more[0], problems + more[1]
            expect(asked > problems, "no query had an answer")
    except Failure as error:
        print(f"FAILED {error}")
        return 1
    print(f"{asked} queries, {problems} of them problems: the same through the server")
    return 0


if __name__ == "__main__":
    sys.exit(main())
