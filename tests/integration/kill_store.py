#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real program (SIGKILL) at random moments of import, import --follow, prune and forget.

After each kill the store must open, hold at least what it held before (an import answers for what it stored), hold
nothing twice, and the same command, run again to its end, must bring exactly what it would have brought in one go.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

DAYS = 20
COUNTED = ["events", "unique_viewers", "visitors", "visits", "watch_time"]


class Failure(Exception):
    pass


def expect(condition, text):
    if not condition:
        raise Failure(text)


class Tally:
    def __init__(self, program, folder, rng):
        self.program, self.folder, self.rng = program, folder, rng
        self.durations = {}

    def run(self, *words):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, cwd=self.folder,
                              timeout=300, check=False)

    def done(self, *words):
        run = self.run(*words)
        expect(run.returncode == 0, f"{' '.join(map(str, words))}: status {run.returncode}: {run.stderr[-500:]}")
        return run.stdout

    def start(self, *words):
        return subprocess.Popen([self.program, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                cwd=self.folder)

    def measure(self, name, *words):
        begun = time.monotonic()
        self.done(*words)
        self.durations[name] = time.monotonic() - begun

    def kill(self, name, *words):
        """Runs a command and kills it at a random moment of its usual duration; its status, None where killed."""
        with self.start(*words) as process:
            try:
                process.wait(self.rng.uniform(0.005, self.durations[name] * 1.1))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                return None
            expect(process.returncode in (0, 1), f"{name}: status {process.returncode}")
            return process.returncode

    def events(self, store):
        return json.loads(self.done("info", "--source", store, "--json"))["events"]

    def counts(self, store):
        table = json.loads(self.done("query", "--source", store, "--metrics", ",".join(COUNTED), "--by", "time:day",
                                     "--range", "all", "--zone", "UTC", "--include", "totals", "--format", "json"))
        return table["rows"], table["totals"]

    def check_single(self, store, number):
        """Nothing twice: as many different (day, id) as events."""
        seen = set()
        lines = 0
        for line in self.done("export", "events", "--source", store, "--format", "ndjson").splitlines():
            event = json.loads(line)
            seen.add((event["@timestamp"][:10], event["event"]["id"] if "event" in event else event["event.id"]))
            lines += 1
        expect(lines == len(seen) == number, f"{store}: {lines} events, {len(seen)} different, {number} told")


class Importing:
    """An import that is killed and run again until it is through."""

    def __init__(self, tally, log, whole):
        self.tally, self.log, self.whole = tally, log, whole
        self.store = tally.folder / "import.tally"
        self.before = 0
        tally.measure("import", "import", log, "--source", tally.folder / "measured.tally")

    def kill(self):
        status = self.tally.kill("import", "import", self.log, "--source", self.store)
        now = self.tally.events(self.store) if self.store.exists() else 0
        expect(now >= self.before, f"import: {now} events, {self.before} before")
        expect(status != 0 or now == self.whole, f"import: ended with {now} of {self.whole}")
        if now == self.whole:
            self.tally.check_single(self.store, now)
            self.store.unlink()
            now = 0
        self.before = now

    def finish(self):
        self.tally.done("import", self.log, "--source", self.store)
        self.tally.check_single(self.store, self.whole)


class Following:
    """A log that is written, half a line at a time, and rotated, while its follower is killed again and again."""

    def __init__(self, tally, lines):
        self.tally, self.lines = tally, lines
        self.store = tally.folder / "follow.tally"
        self.log = tally.folder / "grow.ndjson"
        self.log.write_bytes(b"")
        self.written = 0
        self.rotations = 0
        self.before = 0

    def write(self, count):
        chunk = self.lines[self.written:self.written + count]
        self.written += len(chunk)
        with open(self.log, "ab", buffering=0) as log:
            for line in chunk:
                half = self.tally.rng.randrange(len(line))
                log.write(line[:half])
                log.write(line[half:])

    def rotate(self):
        self.rotations += 1
        os.rename(self.log, self.log.with_name(f"grow.ndjson.{self.rotations}"))
        self.log.write_bytes(b"")

    def kill(self):
        rng = self.tally.rng
        with self.tally.start("import", "--follow", self.log.name, "--source", self.store) as process:
            until = time.monotonic() + rng.uniform(0.05, 2.5)
            while time.monotonic() < until:
                self.write(rng.randrange(40))
                time.sleep(0.02)
            if rng.random() < 0.3:
                self.write(rng.randrange(40))
                self.rotate()
                time.sleep(rng.uniform(0, 0.3))
            expect(process.poll() is None, "follow: ended by itself")
            process.kill()
            process.wait()
        if rng.random() < 0.2 and self.log.stat().st_size > 0:
            self.write(30)  # while nobody follows
            self.rotate()
        now = self.tally.events(self.store) if self.store.exists() else 0
        expect(self.before <= now <= self.written, f"follow: {now} events, {self.before} before, {self.written} written")
        self.before = now

    def finish(self):
        """Follows until all is in: each line once, and none but those of rotations it had no chance to see missing."""
        process = self.tally.start("import", "--follow", self.log.name, "--source", self.store, "--json")
        self.write(5)
        time.sleep(6)
        process.terminate()
        process.communicate(timeout=60)
        expect(process.returncode == 0, f"follow: a clean stop gave {process.returncode}")
        # Two rotations with no start in between leave a file that nobody looked at: for people to import.
        old = sorted(path.name for path in self.tally.folder.glob("grow.ndjson.*"))
        missing = self.written - self.tally.events(self.store)
        expect(missing >= 0, f"follow: {-missing} events too many")
        self.tally.done("import", *old, self.log.name, "--source", self.store)
        self.tally.check_single(self.store, self.written)
        return missing


class Changing:
    """A command that changes a whole store at once: all of it or nothing."""

    def __init__(self, tally, name, words, before):
        self.tally, self.name, self.words = tally, name, words
        self.original = before
        self.store = tally.folder / f"{name}.tally"
        shutil.copy(before, self.store)
        self.old = tally.counts(self.store)
        tally.measure(name, *self.command())
        self.new = tally.counts(self.store)
        shutil.copy(before, self.store)

    def command(self):
        return [self.words[0], *self.words[1:], "--source", self.store]

    def kill(self):
        status = self.tally.kill(self.name, *self.command())
        counts = self.tally.counts(self.store)
        expect(counts in (self.old, self.new), f"{self.name}: neither all nor nothing")
        expect(status != 0 or counts == self.new, f"{self.name}: ended, but not done")
        if status is None:
            again = self.tally.run(*self.command())
            known = again.returncode == 0 or "unknown_viewer" in again.stderr
            expect(known, f"{self.name}, again: status {again.returncode}: {again.stderr[-500:]}")
        expect(self.tally.counts(self.store) == self.new, f"{self.name}: not done in the end")
        self.check()
        left = [path.name for path in self.tally.folder.glob(f"{self.store.name}.rewriting*")]
        expect(not left, f"{self.name}: {left} left behind")
        shutil.copy(self.original, self.store)

    def check(self):
        pass

    def finish(self):
        pass


class Forgetting(Changing):
    def check(self):
        viewer = self.words[1].encode()
        for path in self.tally.folder.glob(f"{self.store.name}*"):
            expect(viewer not in path.read_bytes(), f"forget: {path.name} holds the id")


def viewer_of(lines):
    for line in lines:
        user = json.loads(line).get("user", {}).get("id")
        if user:
            return user
    raise Failure("no viewer in the log")


def prepare(tally, count):
    log = tally.folder / "log.ndjson"
    tally.done("demo", "--events", count, "--days", DAYS, "--until", "2026-06-30", "--ndjson", log)
    whole = tally.folder / "whole.tally"
    tally.done("import", log, "--source", whole)
    lines = log.read_bytes().splitlines(keepends=True)
    unique = list({(json.loads(line)["@timestamp"][:10], json.loads(line)["event"]["id"]): line
                   for line in lines}.values())
    number = tally.events(whole)
    expect(number == len(unique), f"{number} events of {len(unique)} different lines")
    return {"import": Importing(tally, log, number), "follow": Following(tally, unique),
            "prune": Changing(tally, "prune", ["prune", "--keep", "7d"], whole),
            "forget": Forgetting(tally, "forget", ["forget", viewer_of(unique)], whole)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True, help="the program")
    parser.add_argument("--kills", type=int, default=200, help="how many (200)")
    parser.add_argument("--events", type=int, default=20000, help="of the community (20000)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    killed = collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        tally = Tally(os.path.abspath(args.tally), pathlib.Path(name), rng)
        try:
            work = prepare(tally, args.events)
            for number in range(args.kills):
                kind = list(work)[number % len(work)]
                work[kind].kill()
                killed[kind] += 1
            for kind, task in work.items():
                task.finish()
        except Failure as failure:
            print(f"seed {args.seed}, after {sum(killed.values())} kills: {failure}")
            return 1
    print(f"{args.kills} kills, seed {args.seed}: " + ", ".join(f"{n} {kind}" for kind, n in killed.items())
          + ": nothing lost, nothing twice")
    return 0


if __name__ == "__main__":
    os.environ.update(LC_ALL="C.UTF-8", TZ="UTC")
    sys.exit(main())
