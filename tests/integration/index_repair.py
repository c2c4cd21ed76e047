#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""On a real node: a field that is a boolean on one day, a keyword on the next and a text on the third, from the silent
wrong count to the right one, and back; while events go on coming; and the template that lets it not happen at all.

usage: index_repair.py --tally PROGRAM [--engine opensearch|elasticsearch --version V]"""
import argparse
import datetime
import json
import pathlib
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support" / "searchnode"))
import searchnode  # noqa: E402
from communityindex import BASE, EVERYTHING, Tally, event, load, mapping, name_of, today, whole  # noqa: E402

DAYS = [datetime.date(2026, 10, day) for day in (1, 2, 3)]
FIRST, SECOND, THIRD = (name_of(day) for day in DAYS)
VIP = "labels.vip"
KEYWORD = {"type": "keyword"}


def expect(what, got, wanted):
    if got != wanted:
        sys.exit(f"{what}: {got!r}, {wanted!r} wanted")


def vips(node):
    """(shards that failed, events of VIPs) as a plain filter answers it."""
    answer = node.call("POST", EVERYTHING + "/_search",
                       {"size": 0, "track_total_hits": True,
                        "query": {"bool": {"should": [{"term": {VIP: value}} for value in ("true", "vip-gold")]}}})
    return answer["_shards"]["failed"], answer["hits"]["total"]["value"]


def names(node):
    return sorted(node.call("GET", "/_alias"))


def three_days(node):
    for day, type_of_vip in zip(DAYS, ({"type": "boolean"}, KEYWORD, {"type": "text"})):
        node.call("PUT", "/" + name_of(day), mapping(type_of_vip))
    events = [event(number, DAYS[0], vip=number % 2 == 0) for number in range(300)]
    expect("refused on the first day", load(node, FIRST, events), 0)
    expect("a word on the boolean day is lost without a repair",
           load(node, FIRST, [event(900, DAYS[0], vip="vip-gold")]), 1)
    words = ["true", "false", "vip-gold"]
    expect("refused", load(node, SECOND, [event(n, DAYS[1], vip=words[n % 3]) for n in range(300)]), 0)
    expect("refused", load(node, THIRD, [event(n, DAYS[2], vip=words[n % 3]) for n in range(300)]), 0)


def story(node, tally):
    three_days(node)
    before = whole(node)
    failed, counted = vips(node)
    expect("the silent wrong answer: shards failed", failed, 1)
    expect("the silent wrong answer: events of VIPs (550 is right)", counted < 550, True)

    found = tally.json("conflicts", status=3)["conflicts"]
    expect("conflicts", [(one["field"], one["wanted"], one["repair"], one["documents_to_repair"]) for one in found],
           [(VIP, "keyword", [FIRST, THIRD], 600)])
    expect("who is wrong", found[0]["dimensions"], [VIP])

    held = names(node)
    preview = tally.json("repair", FIRST, THIRD, "--dry-run")
    expect("preview", [(one["documents"], one["fields"][0]["types_now"], one["fields"][0]["changed"])
                       for one in preview], [(300, ["boolean"], 300), (300, ["text"], 0)])
    expect("a preview changes nothing", names(node), held)

    tally.run("repair", FIRST, THIRD)
    expect("events of VIPs after the repair", vips(node), (0, 550))
    expect("all events", whole(node), before)
    expect("conflicts after it", tally.json("conflicts")["conflicts"], [])
    expect("events that the boolean day refused", load(node, FIRST, [event(900, DAYS[0], vip="vip-gold")]), 0)
    expect("an event sent again counts once", load(node, FIRST, [event(0, DAYS[0], vip="true")]), 0)
    expect("events of VIPs", vips(node), (0, 551))
    with_late = whole(node)
    expect("with the late one", with_late, (before[0] + 1, before[1] + 900))
    listed = {one["index"]: one for one in tally.json("list")["indices"]}
    expect("the list names indices as readers do", sorted(listed), [FIRST, SECOND, THIRD])
    expect("and counts them", [listed[one]["documents"] for one in (FIRST, THIRD)], [301, 300])
    back_and_forth(node, tally, with_late)


def back_and_forth(node, tally, with_late):
    tally.run("repair", FIRST, "--undo")
    expect("events after undoing", whole(node), with_late)
    expect("types after undoing", tally.json("conflicts", status=3)["conflicts"][0]["repair"], [FIRST])
    tally.run("repair", FIRST)
    expect("events after the second repair", whole(node), with_late)
    expect("events of VIPs after it", vips(node), (0, 551))
    tally.run("repair", FIRST, THIRD, "--finish")
    expect("what is left of originals", [one for one in names(node) if "original" in one or ".late." in one], [])
    expect("events after finishing", whole(node), with_late)
    expect("nothing to repair", tally.json("repair", FIRST)[0]["state"], "nothing_to_repair")
    expect("nothing to undo", tally.run("repair", FIRST, "--undo", status=1), "")
    impossible(node, tally, with_late)


def impossible(node, tally, with_late):
    """A type that some values do not have: they stay beside it."""
    done = tally.json("repair", SECOND, "--field", VIP, "--type", "boolean")[0]["fields"][0]
    expect("impossible", (done["values"], done["impossible"], done["documents_found_by_it"]), (300, 100, 200))
    hits = node.call("POST", f"/{SECOND}/_search", {"query": {"ids": {"values": ["1002-2"]}}})["hits"]["hits"]
    expect("the original is kept", hits[0]["_source"]["labels"], {"vip_original": "vip-gold"})
    tally.run("repair", SECOND, "--undo")
    expect("events of VIPs after all that", vips(node), (0, 551))
    expect("events after all that", whole(node), with_late)


class Shipper(threading.Thread):
    """Sends events of today one by one, and again where they are refused for the moment."""

    def __init__(self, node, index):
        super().__init__(daemon=True)
        self.node, self.index = node, index
        self.sent, self.done = 0, False

    def run(self):
        while not self.done:
            one = event(50_000 + self.sent, today(), vip="vip-gold" if self.sent % 2 else "true")
            path = f"/{self.index}/_create/{one['event']['id']}"
            status, text = self.node.raw("PUT", path, one)
            if status in (201, 409):
                self.sent += 1
            elif status != 403 and "boolean" not in text:
                sys.exit(f"an event was refused: {status} {text}")
            time.sleep(0.01)


class Reader(threading.Thread):
    """Counts all the time, as the program's own queries do: an answer is never less than before, never more than was
    sent, and whole. In the instant in which a real index gives its name away the engine may say that it can't answer."""

    def __init__(self, node, index, floor, ceiling):
        super().__init__(daemon=True)
        self.node, self.index, self.floor, self.ceiling = node, index, floor, ceiling
        self.looks, self.again, self.wrong, self.done = 0, 0, None, False

    def look(self):
        path = f"/{self.index}-*/_search?allow_partial_search_results=false"
        status, text = self.node.raw("POST", path, {"size": 0, "track_total_hits": True})
        most = self.ceiling() + 1
        if status in (404, 503) and self.again < 10:
            self.again += 1
            return
        answer = json.loads(text) if status == 200 else {"hits": {"total": {"value": -1}}}
        count = answer["hits"]["total"]["value"]
        if not self.floor <= count <= most:
            self.wrong = f"{status} {text} ({self.floor} to {most} wanted)"
        self.floor = max(self.floor, count)
        self.looks += 1

    def run(self):
        while not self.done and self.wrong is None:
            self.look()
            time.sleep(0.005)


def live(node, tally):
    index = name_of(today())
    node.call("PUT", "/" + index, mapping({"type": "boolean"}))
    start = 3000
    expect("refused", load(node, index, [event(n, today(), vip=n % 2 == 0) for n in range(start)]), 0)
    all_before = whole(node)[0]
    shipper = Shipper(node, index)
    reader = Reader(node, BASE, all_before, lambda: all_before + shipper.sent)
    shipper.start()
    reader.start()
    done = tally.json("repair", index, "--field", VIP)[0]
    expect("a live index", (done["live"], done["documents"] >= start), (True, True))
    time.sleep(0.5)
    undone = tally.json("repair", index, "--undo")[0]["state"]
    expect("undone", undone, "undone")
    tally.run("repair", index, "--field", VIP)
    shipper.done = reader.done = True
    shipper.join()
    reader.join()
    if reader.wrong:
        sys.exit(f"a reader saw something else: {reader.wrong}")
    expect("a reader looked often", reader.looks > 20, True)
    expect("every event once", whole(node, index)[0], start + shipper.sent)
    tally.run("repair", index, "--finish")
    expect("every event once", whole(node, index)[0], start + shipper.sent)
    print(f"live: {shipper.sent} events came meanwhile, a reader looked {reader.looks} times "
          f"and had to ask again {reader.again} times")


def template(node, tally):
    expect("a dry run", tally.json("template", "--replicas", "0", "--dry-run")["changed"], True)
    expect("changes nothing", node.raw("GET", f"/_index_template/{BASE}-template")[0], 404)
    tally.run("template", "--replicas", "0")
    again = tally.json("template")
    expect("a second run finds nothing to do", (again["changed"], again["parts"][0]["changes"]), (False, []))
    day = datetime.date(2026, 11, 1)
    mixed = [True, 7, 1.5, "vip-gold", "12", False]
    events = [event(n, day, vip=value, **{f"of_{n}": value}) for n, value in enumerate(mixed)]
    expect("whatever a label is, no event is refused", load(node, name_of(day), events), 0)
    expect("and all are found", node.call("GET", f"/{name_of(day)}/_count?q=_exists_:labels.vip")["count"], 6)
    fields = node.call("GET", f"/{name_of(day)}/_field_caps?fields=labels.vip*,user.id")["fields"]
    expect("types", {name: list(caps) for name, caps in fields.items() if "." in name},
           {"labels.vip": ["keyword"], "labels.vip.number": ["double"], "user.id": ["keyword"]})
    numbers = node.call("POST", f"/{name_of(day)}/_count", {"query": {"range": {"labels.vip.number": {"gte": 7}}}})
    expect("numbers among them", numbers["count"], 2)
    expect("the read alias", name_of(day) in node.call("GET", f"/_alias/{BASE}"), True)
    expect("a gap is told", f"{BASE}-2026.10.31" in tally.json("list")["missing"], True)


def refusals(node, tally):
    expect("no such index", tally.run("repair", BASE + "-2020.01.01", "--field", VIP, status=1), "")
    expect("an alias of many", tally.run("repair", BASE, "--field", VIP, status=1), "")
    wrong = Tally(tally.program, node, "another-community")
    expect("a base without indices", wrong.json("list")["indices"], [])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tally", required=True)
    parser.add_argument("--engine")
    parser.add_argument("--version")
    arguments = parser.parse_args()
    with searchnode.start(engine=arguments.engine, version=arguments.version) as node:
        tally = Tally(arguments.tally, node)
        started = time.monotonic()
        for part in (story, live, template, refusals):
            part(node, tally)
            print(f"{part.__name__}: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
