#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the disk run full at many points of import, follow, prune, forget and backup (a small tmpfs of its own).

Each command must end by itself: done, or with status 1 and the code `disk_full`. What was stored before stays; once
there is room, the same command brings exactly what it would have brought at once. Needs root for the file system:
without it the script says so and ends with status 77 (skipped).
"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
MIB = 1024 * 1024


class Failure(Exception):
    pass


def expect(condition, text):
    if not condition:
        raise Failure(text)


class Disk:
    """A tmpfs, of which a ballast file leaves as much room as is asked for."""

    def __init__(self, folder, size):
        self.folder = folder
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tallyroom-test", folder],
                                 capture_output=True, text=True, check=False)
        if mounted.returncode:
            print(f"skipped: no small file system can be made here ({mounted.stderr.strip() or 'mount'})")
            sys.exit(SKIPPED)
        self.ballast = folder / "ballast"

    def free(self):
        stat = os.statvfs(self.folder)
        return stat.f_bavail * stat.f_frsize

    def leave(self, room):
        self.ballast.unlink(missing_ok=True)
        with open(self.ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(4096, self.free() - room))

    def empty(self):
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def close(self):
        subprocess.run(["umount", self.folder], check=False)


class Test:
    def __init__(self, program, outside, disk, rng, events):
        self.program, self.outside, self.disk, self.rng = program, outside, disk, rng
        self.log = outside / "log.ndjson"
        self.done("demo", "--events", events, "--days", 20, "--until", "2026-06-30", "--ndjson", self.log)
        self.whole = outside / "whole.tally"
        self.done("import", self.log, "--source", self.whole)
        self.rows = self.counts(self.whole)
        self.pruned = outside / "pruned.tally"
        shutil.copy(self.whole, self.pruned)
        self.done("prune", "--keep", "7d", "--source", self.pruned)
        self.pruned_rows = self.counts(self.pruned)
        self.viewer = next(user for user in (json.loads(line).get("user", {}).get("id") for line in open(self.log))
                           if user)
        self.store = disk.folder / "store.tally"

    def run(self, *words):
        run = subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, timeout=300,
                             check=False)
        expect(run.returncode in (0, 1), f"{words[0]}: status {run.returncode}: {run.stderr[-400:]}")
        return run

    def done(self, *words):
        run = self.run(*words)
        expect(run.returncode == 0, f"{words[0]}: {run.stderr[-400:]}")
        return run.stdout

    def full_or_done(self, *words):
        run = self.run(*words)
        expect(run.returncode == 0 or "tally: disk_full: " in run.stderr, f"{words[0]}: {run.stderr[-400:]}")
        return run.returncode == 0 and "disk_full" not in run.stderr

    def counts(self, store):
        table = json.loads(self.done("query", "--source", store, "--metrics", "events,unique_viewers,visits", "--by",
                                     "time:day", "--range", "all", "--zone", "UTC", "--format", "json"))
        return table["rows"]

    def importing(self, room):
        self.disk.leave(room)
        done = self.full_or_done("import", self.log, "--source", self.store)
        self.disk.ballast.unlink()
        before = json.loads(self.done("info", "--source", self.store, "--json"))["events"] if self.store.exists() else 0
        ledger = json.loads(self.done("import", self.log, "--source", self.store, "--json"))["total"]
        expect(ledger["duplicates"] >= before, f"import: {before} events were there, {ledger} came after")
        expect(self.counts(self.store) == self.rows, "import: not complete in the end")
        return done

    def following(self, room):
        self.disk.leave(room)
        words = [self.program, "import", "--follow", str(self.log), "--source", str(self.store)]
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as follow:
            try:
                follow.wait(2.5)
            except subprocess.TimeoutExpired:
                follow.send_signal(signal.SIGTERM)
            error = follow.communicate(timeout=60)[1]
        # 130: a busy machine did not get to the end in the ten seconds that a stop grants.
        expect(follow.returncode in (0, 130) or (follow.returncode == 1 and "tally: disk_full: " in error),
               f"follow: status {follow.returncode}: {error[-400:]}")
        self.disk.ballast.unlink()
        self.done("import", self.log, "--source", self.store)
        expect(self.counts(self.store) == self.rows, "follow: not complete in the end")
        return follow.returncode == 0

    def changing(self, room, words, rows):
        shutil.copy(self.whole, self.store)
        self.disk.leave(room)
        done = self.full_or_done(*words, "--source", self.store)
        self.disk.ballast.unlink()
        expect(self.counts(self.store) in (self.rows, rows), f"{words[0]}: neither all nor nothing")
        again = self.run(*words, "--source", self.store)
        expect(again.returncode == 0 or "unknown_viewer" in again.stderr, f"{words[0]}, again: {again.stderr[-400:]}")
        expect(self.counts(self.store) == rows, f"{words[0]}: not done in the end")
        expect(not list(self.disk.folder.glob("*.rewriting*")), f"{words[0]}: its copy was left behind")
        return done

    def pruning(self, room):
        return self.changing(room, ["prune", "--keep", "7d"], self.pruned_rows)

    def forgetting(self, room):
        done = self.changing(room, ["forget", self.viewer], self.rows)
        expect(self.viewer.encode() not in self.store.read_bytes(), "forget: the file holds the id")
        return done

    def backing_up(self, room):
        source = self.outside / "source.tally"
        shutil.copy(self.whole, source)
        backup = self.disk.folder / "backup.tally"
        self.disk.leave(room)
        done = self.full_or_done("backup", backup, "--source", source)
        expect(backup.exists() == done, "backup: a name without a whole copy")
        expect(done or [path.name for path in self.disk.folder.iterdir()] == ["ballast"], "backup: rests left behind")
        return done


def run_points(args, folder, disk):
    rng = random.Random(args.seed)
    test = Test(os.path.abspath(args.tally), folder, disk, rng, args.events)
    kinds = [test.importing, test.following, test.pruning, test.forgetting, test.backing_up]
    size = test.whole.stat().st_size
    outcomes = collections.Counter()
    for number in range(args.points):
        kind = kinds[number % len(kinds)]
        # From nothing at all to somewhat more than is needed, evenly for each kind.
        share = (number // len(kinds) + rng.random()) / max(1, args.points / len(kinds))
        disk.empty()
        done = kind(int(8192 + 2.5 * size * share))
        outcomes[f"{kind.__name__} {'done' if done else 'refused'}"] += 1
    return outcomes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True, help="the program")
    parser.add_argument("--points", type=int, default=50, help="how many (50)")
    parser.add_argument("--events", type=int, default=20000, help="of the community (20000)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if os.geteuid() != 0:
        print("skipped: making a small file system needs root")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        small = folder / "small"
        small.mkdir()
        disk = Disk(small, 96 * MIB)
        begun = time.monotonic()
        try:
            outcomes = run_points(args, folder, disk)
        except Failure as failure:
            print(f"seed {args.seed}: {failure}")
            return 1
        finally:
            disk.close()
    told = ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items()))
    print(f"{args.points} points, seed {args.seed}, {time.monotonic() - begun:.0f} s: {told}: nothing lost")
    return 0


if __name__ == "__main__":
    os.environ.update(LC_ALL="C.UTF-8", TZ="UTC")
    sys.exit(main())
