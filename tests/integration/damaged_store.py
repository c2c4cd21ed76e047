#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens mutated stores with the real program: a clear sentence or an answer, never a crash.

Each file is a good store with some of its bytes changed (flips, zeroed or swapped stretches, cut or lengthened ends,
damaged headers, a damaged log). `tally query` must end by itself with status 0 or 1, and with 1 name one of the stable
codes that mean "this file": never by a signal, never without an end. An answer must be the right one, with one known
limit: the engine's checksums do not tell where a block belongs, so that two whole blocks in each other's place may give
another answer; those are counted and told.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

CODES = {"store_damaged", "store_too_new", "invalid_source"}
BLOCK = 262144
QUERIES = [
    {"metrics": ["events", "unique_viewers", "visits", "watch_time"], "dimensions": ["time:day"], "range": "all"},
    {"metrics": ["events", "views"], "dimensions": ["content_title", "country", "page"], "range": "all",
     "page": {"limit": 1000}},
]


def tally(program, words, timeout, text=None):
    return subprocess.run([program, *words], input=text, capture_output=True, text=True, timeout=timeout,
                          errors="replace", check=False)


def make_stores(program, folder):
    """A settled store, and one whose last import lies in its log (its writer was killed)."""
    good = folder / "good.tally"
    demo = ["demo", "--events", "6000", "--days", "20", "--until", "2026-06-30"]
    tally(program, [*demo, "--source", str(good)], 120).check_returncode()
    return {"": good.read_bytes()}


def with_log(program, folder):
    """Kills an import until the log of the store holds something."""
    log = folder / "log.ndjson"
    tally(program, ["demo", "--events", "40000", "--days", "20", "--until", "2026-06-30", "--ndjson", str(log)],
          120).check_returncode()
    for attempt in range(40):
        store = folder / f"killed{attempt}.tally"
        with subprocess.Popen([program, "import", str(log), "--source", str(store)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as run:
            wal = pathlib.Path(f"{store}.wal")
            while run.poll() is None and not (wal.exists() and wal.stat().st_size > 50_000):
                pass
            run.kill()
        if wal.exists() and wal.stat().st_size > 50_000:
            return store.read_bytes(), wal.read_bytes()
    return None


def flip(data, rng, begin=0):
    for _ in range(rng.choice([1, 1, 4, 64])):
        at = rng.randrange(begin, len(data))
        data[at] ^= 1 << rng.randrange(8)


def stretch(data, rng):
    length = min(len(data), rng.choice([8, 512, 4096, BLOCK]))
    return rng.randrange(0, len(data) - length + 1), length


def mutate(data, rng):
    data = bytearray(data)
    kind = rng.choice(["flip", "flip", "header", "pointers", "zero", "noise", "swap", "cut", "longer"])
    if kind == "flip":
        flip(data, rng)
    elif kind == "header":
        for _ in range(rng.choice([1, 3])):
            data[rng.randrange(0, 3 * 4096 if rng.random() < 0.3 else 200)] = rng.randrange(256)
    elif kind == "pointers":  # the two database headers: what they point at
        at = 4096 * rng.choice([1, 2]) + rng.randrange(0, 80)
        data[at:at + 8] = rng.getrandbits(64).to_bytes(8, "little")
    elif kind in ("zero", "noise"):
        at, length = stretch(data, rng)
        data[at:at + length] = bytes(length) if kind == "zero" else rng.randbytes(length)
    elif kind == "swap":
        blocks = (len(data) - 3 * 4096) // BLOCK
        one, other = (3 * 4096 + BLOCK * rng.randrange(blocks) for _ in range(2))
        data[one:one + BLOCK], data[other:other + BLOCK] = data[other:other + BLOCK], data[one:one + BLOCK]
    elif kind == "cut":
        del data[rng.randrange(0, len(data)):]
    else:
        data += rng.randbytes(rng.choice([1, 4096, BLOCK]))
    return kind, bytes(data)


def verdict(run, expected):
    """Nothing, or what was wrong."""
    if run.returncode < 0:
        return f"signal {-run.returncode}: {run.stderr[-300:]}"
    if run.returncode == 0:
        try:
            rows = [table["rows"] for table in json.loads(run.stdout)]
        except (ValueError, TypeError, KeyError):
            return f"no JSON: {run.stdout[:200]}"
        return None if rows == expected else "a wrong answer"
    if run.returncode != 1:
        return f"status {run.returncode}"
    for line in run.stderr.splitlines():
        if line.startswith("tally: ") and line.split(": ")[1] in CODES:
            return None
    errors = [table.get("error") for table in json.loads(run.stdout or "[]") if isinstance(table, dict)]
    if errors and all(error is None or error.get("code") in CODES for error in errors):
        return None
    return f"no clear sentence: {run.stderr[:300]} {run.stdout[:300]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True, help="the program")
    parser.add_argument("--files", type=int, default=1000, help="how many mutated files (1000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="folder for the files that failed")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    question = json.dumps(QUERIES)
    outcomes = collections.Counter()
    failures = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        settled = make_stores(args.tally, folder)[""]
        killed = with_log(args.tally, folder)
        path = folder / "mutated.tally"
        wal = folder / "mutated.tally.wal"

        def ask():
            return tally(args.tally, ["query", "--source", str(path), "--json", "-"], 120, question)

        path.write_bytes(settled)
        right = [table["rows"] for table in json.loads(ask().stdout)]
        for number in range(args.files):
            wal.unlink(missing_ok=True)
            if killed and number % 5 == 4:
                kind, log = mutate_log(killed[1], rng)
                path.write_bytes(killed[0])
                wal.write_bytes(log)
                expected = None  # how far the log reaches decides
            else:
                kind, data = mutate(settled, rng)
                path.write_bytes(data)
                expected = right
            broken = (path.read_bytes(), wal.read_bytes() if wal.exists() else b"")
            try:
                run = ask()
                wrong = verdict(run, expected) if expected or run.returncode != 0 else None
                outcome = "refused" if run.returncode == 1 else "answered"
                if kind == "swap" and wrong == "a wrong answer":
                    wrong, outcome = None, "answered otherwise (the known limit)"
                elif "broke off" in run.stderr:
                    outcome = "refused after a fault of the engine"
                outcomes[f"{kind}: {outcome}"] += 1
            except subprocess.TimeoutExpired:
                wrong = "no end within two minutes"
            if wrong:
                failures.append(f"file {number} ({kind}): {wrong}")
                print(failures[-1], flush=True)
                if args.keep:
                    keep = pathlib.Path(args.keep)
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{number}.tally").write_bytes(broken[0])
                    if broken[1]:
                        (keep / f"{number}.tally.wal").write_bytes(broken[1])
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6}  {outcome}")
    print(f"{args.files} files, seed {args.seed}: {len(failures)} failures")
    return 1 if failures else 0


def mutate_log(data, rng):
    data = bytearray(data)
    if rng.random() < 0.3:
        del data[rng.randrange(0, len(data)):]
        return "log cut", bytes(data)
    flip(data, rng)
    return "log flipped", bytes(data)


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main())
