#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `tally indices repair` with SIGKILL at random moments, on a real node. After each kill a reader must see every
document once; then the repair goes on, or back, and again every document is there once, with the values it must have.

usage: kill_repair.py --tally PROGRAM [--kills 50] [--documents 4000] [--seed 1]"""
import argparse
import datetime
import pathlib
import random
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support" / "searchnode"))
import searchnode  # noqa: E402
from communityindex import Tally, event, load, mapping, name_of, today, whole  # noqa: E402

VIP = "labels.vip"
PAST = datetime.date(2026, 10, 1)
WORDS = [True, False, "true", "false"]


class Failure(Exception):
    pass


def expect(what, got, wanted):
    if got != wanted:
        raise Failure(f"{what}: {got!r}, {wanted!r} wanted")


class Community:
    """One index of a past day and one of today, each a real index at first, and an alias once it was repaired."""

    def __init__(self, node, tally, documents):
        self.node, self.tally, self.documents = node, tally, documents
        self.extra = {}

    def remake(self, day):
        index = name_of(day)
        self.node.call("DELETE", f"/tallyroom.repair.*{index}?expand_wildcards=all&ignore_unavailable=true")
        self.node.raw("DELETE", f"/{index}")
        self.node.raw("DELETE", f"/tallyroom.repair.journal/_doc/{index}?refresh=true")
        self.node.call("PUT", f"/{index}", mapping({"type": "boolean"}))
        for start in range(0, self.documents, 1000):
            numbers = range(start, min(start + 1000, self.documents))
            refused = load(self.node, index, [event(n, day, vip=WORDS[n % 4]) for n in numbers])
            expect("refused while loading", refused, 0)
        self.extra[index] = []

    def add_late(self, day):
        """An event that comes after a repair: none of the ways may lose it."""
        index = name_of(day)
        number = 80_000 + len(self.extra[index])
        if load(self.node, index, [event(number, day, vip="true")]) == 0:
            self.extra[index].append(number)

    def check(self, day):
        index = name_of(day)
        numbers = self.extra[index]
        wanted = (self.documents + len(numbers), self.documents * (self.documents - 1) // 2 + sum(numbers))
        expect(f"documents and sum of {index}", whole(self.node, index), wanted)

    def check_values(self, day):
        query = {"query": {"term": {VIP: "true"}}}
        answer = self.node.call("POST", f"/{name_of(day)}/_count", query)
        expect("shards failed", answer["_shards"]["failed"], 0)
        expect("events of VIPs", answer["count"], self.documents // 2 + len(self.extra[name_of(day)]))

    def leftovers(self, day):
        return sorted(one for one in self.node.call("GET", "/_alias") if one.endswith(name_of(day)))


def killed(tally, words, delay):
    """Starts, kills after `delay` seconds; whether it was still running."""
    process = subprocess.Popen(tally.command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=tally.node.environment())
    time.sleep(delay)
    running = process.poll() is None
    process.kill()
    process.wait()
    return running


def states(tally, index):
    """An unfinished repair's state; nothing where there is none."""
    return {one["index"]: one["repair"] for one in tally.json("list")["indices"]}.get(index)


def one_kill(community, tally, day, dice, longest):
    index = name_of(day)
    kind = dice.choice(["keyword", "text"])
    words = ["repair", index, "--field", VIP, "--type", kind]
    running = killed(tally, words, dice.uniform(0, longest))
    community.check(day)
    state = states(tally, index)
    back = dice.random() < 0.4 and state is not None
    if back:
        if dice.random() < 0.5:
            running = killed(tally, ["repair", index, "--undo"], dice.uniform(0, longest / 2)) or running
            community.check(day)
        if states(tally, index) is not None:
            tally.run("repair", index, "--undo")
    else:
        tally.run(*words)
        community.add_late(day)
        community.check_values(day)
    community.check(day)
    if not back and dice.random() < 0.5:
        if dice.random() < 0.3:
            killed(tally, ["repair", index, "--finish"], dice.uniform(0, 0.3))
            community.check(day)
        if states(tally, index) is not None:
            tally.run("repair", index, "--finish")
    elif not back:
        tally.run("repair", index, "--undo")
    community.check(day)
    return running, state or "–", "back" if back else "on"


def measure(community, tally, day):
    """How long a repair takes that nobody kills."""
    started = time.monotonic()
    tally.run("repair", name_of(day), "--field", VIP, "--type", "keyword")
    took = time.monotonic() - started
    community.check_values(day)
    return took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tally", required=True)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    dice = random.Random(arguments.seed)
    seen = {}
    with searchnode.start() as node:
        tally = Tally(arguments.tally, node)
        community = Community(node, tally, arguments.documents)
        days = [PAST, today()]
        for day in days:
            community.remake(day)
        longest = measure(community, tally, PAST)
        community.remake(PAST)
        hits = number = 0
        while hits < arguments.kills:
            number += 1
            day = dice.choice(days)
            if dice.random() < 0.4:
                community.remake(day)
            try:
                running, state, way = one_kill(community, tally, day, dice, longest)
            except (Failure, AssertionError, SystemExit) as failure:
                print(f"round {number} ({'today' if day == today() else 'a past day'}), seed {arguments.seed}: {failure}\n"
                      f"indices: {community.leftovers(day)}")
                sys.exit(1)
            hits += running
            seen[state, way] = seen.get((state, way), 0) + 1
    print(f"{hits} kills in {number} rounds, a whole repair takes {longest:.1f} s; nothing lost, nothing twice")
    for (state, way), times in sorted(seen.items()):
        print(f"  {times:3} × found {state}, went {way}")


if __name__ == "__main__":
    main()
