#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real server (SIGKILL) at random moments of ingest.

Some clients send batches and keep what was answered 200; what was not answered they send again, as a shipper does. In
the end the store must hold every event answered 200, and each event once. Whatever was in one batch with an answer and
whatever was not must not be there twice either.

usage: kill_server.py --tally PROGRAM [--kills N] [--seed N]
"""
import argparse
import http.client
import json
import random
import sys
import tempfile
import threading
import time

from serving import Failure, Server, eventually, expect

SENDERS = 3
BATCH = 200


class Sender(threading.Thread):
    """Sends numbered events until it is stopped; `acknowledged` counts those answered 200."""

    def __init__(self, server, number, rng):
        super().__init__(daemon=True)
        self.server, self.number, self.rng = server, number, rng
        self.acknowledged, self.sent, self.again = 0, 0, 0
        self.stopping = threading.Event()
        self.failure = None

    def batch(self, first):
        lines = []
        for number in range(first, first + BATCH):
            event = {"@timestamp": f"2026-03-{1 + number % 28:02}T{number % 24:02}:00:{self.number:02}.000Z",
                     "event": {"id": f"s{self.number}-{number}", "action": "view"},
                     "user": {"id": f"u{number % 500}"}, "community": {"content": {"id": f"c{number % 50}"}}}
            lines.append(json.dumps(event))
        if self.rng.random() < 0.3:
            lines.insert(self.rng.randrange(len(lines)), '{"no": "time"}')
        return "\n".join(lines).encode()

    def run(self):
        while not self.stopping.is_set():
            body = self.batch(self.sent)
            try:
                status, _, answer = self.server.ask("POST", "/v1/events", body,
                                                    {"Content-Type": "application/x-ndjson"}, timeout=20)
            except (OSError, http.client.HTTPException, ValueError):
                self.again += 1
                time.sleep(0.02)  # killed: the same batch again
                continue
            if status != 200 or answer["accepted"] != BATCH:
                self.failure = f"sender {self.number}: {status} {answer}"
                return
            self.acknowledged += BATCH
            self.sent += BATCH


def stored(server):
    done = server.run("export", "events", "--source", server.store, "--format", "ndjson")
    ids = []
    for line in done.stdout.splitlines():
        event = json.loads(line)
        ids.append(event["event"]["id"] if "event" in event else event["event.id"])
    return ids


def run(options, folder):
    rng = random.Random(options.seed)
    server = Server(options.tally, folder, "--ledger-seconds", "1").start()
    senders = [Sender(server, number, random.Random(options.seed * 100 + number)) for number in range(SENDERS)]
    for sender in senders:
        sender.start()
    for _ in range(options.kills):
        time.sleep(rng.uniform(0.02, 0.9))
        port = server.port
        server.kill()
        begun = time.monotonic()
        server.start(port)
        expect(time.monotonic() - begun < 30, "the server was not back within 30 s")
    for sender in senders:
        sender.stopping.set()
    for sender in senders:
        sender.join(60)
        expect(sender.failure is None, sender.failure)
        expect(not sender.is_alive(), "a sender hangs")
    eventually(lambda: server.ask("GET", "/v1/quality")[2]["ingest"]["waiting_bytes"] == 0, 60, "the spool is never empty")
    server.stop()
    ids = stored(server)
    wanted = {f"s{s.number}-{n}" for s in senders for n in range(s.acknowledged)}
    missing, extra = wanted - set(ids), set(ids) - wanted
    expect(len(wanted) > 0, "nothing was acknowledged")
    expect(not missing, f"{len(missing)} acknowledged events are lost, such as {sorted(missing)[:3]}")
    expect(len(ids) == len(set(ids)), f"{len(ids) - len(set(ids))} events are there twice")
    # An answer may have been lost on its way while its events were kept; the sender's next batch is those again.
    expect(all(any(i.startswith(f"s{s.number}-") for s in senders) for i in extra), f"foreign events: {list(extra)[:3]}")
    print(f"{options.kills} kills, {len(wanted)} events acknowledged, all there, once each; "
          f"{sum(s.again for s in senders)} batches sent again")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="tally-killed-") as folder:
            run(options, folder)
    except Failure as error:
        print(f"FAILED {error}")
        return 1
    print("0 failures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
