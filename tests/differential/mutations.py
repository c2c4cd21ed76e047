# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mistakes planted on purpose: in the statements (by the runner) and in what an import lets through (here)."""
import json
import multiprocessing
import re
import shutil
import subprocess

import run as differential
from product import Failed, Store
from tables import differences

COMMUNITIES = (4, 0, 9, 14, 3, 20, 10, 6, 16, 12)  # shapes of every kind, the telling ones first
QUERIES_EACH = 60
SEED = 1


def _identity(line):
    """The event id of a raw line, where it can be told by looking at it."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    if not isinstance(event, dict):
        return None
    nested = event.get("event") if isinstance(event.get("event"), dict) else {}
    identity = event.get("event.id", nested.get("id"))
    return identity[0] if isinstance(identity, list) and identity else identity


def duplicates_kept(lines):
    """Every line counts, whatever its id."""
    seen = set()
    for number, line in enumerate(lines):
        identity = _identity(line)
        if identity and identity in seen:
            line = re.sub(re.escape(json.dumps(identity)), json.dumps(f"{identity}-again-{number}"), line)
        seen.add(identity)
        yield line


def last_one_stays(lines):
    """Of two events with one id, the later line stays."""
    return reversed(lines)


def one_id_for_all_days(lines):
    """An id that was there on another day is a duplicate as well."""
    seen = set()
    for line in lines:
        identity = _identity(line)
        if not identity or identity not in seen:
            yield line
        seen.add(identity)


OF_IMPORT = {mutate.__name__: mutate for mutate in (duplicates_kept, last_one_stays, one_id_for_all_days)}


class Part:
    """One community: the queries that are right with nothing planted, with the oracle's pages."""

    def __init__(self, options, number, folder):
        case = differential.Case(options, number, folder)
        self.name, self.files, self.product, self.runner = case.name, case.community.files, case.product, options.runner
        self.kept, self.failures = [], []
        batch, _ = case.draw(QUERIES_EACH)
        for query, answer in zip(batch, case.product.ask_pages(batch)):
            want = differential.Expected(case.store, query)
            if want.differences(answer):
                self.failures.append(f"{case.name}, nothing planted: {json.dumps(query, ensure_ascii=False)}")
            else:
                self.kept.append((query, want))

    def wrong_first_pages(self, product, command=None):
        """How many first pages are otherwise than the oracle says."""
        got = product.ask([query for query, _ in self.kept], command)
        _refuse_errors(got)
        return sum(bool(differences(want.pages[0], answer) if want.pages else answer.get("code") != want.code)
                   for (_, want), answer in zip(self.kept, got))

    def wrong_pages(self, command):
        paged = [(query, want) for query, want in self.kept if len(want.pages) > 1]
        got = self.product.ask_pages([query for query, _ in paged], command)
        _refuse_errors([page for pages in got for page in pages])
        return sum(bool(want.differences(answer)) for (_, want), answer in zip(paged, got))

    def wrong_with(self, name, worker):
        """How many queries a mutated program answers otherwise, and whether it changed any statement."""
        self.product.changed = False
        command = [self.runner, "query", _copy(self.product.path, worker), "--mutate", name]
        wrong = self.wrong_first_pages(self.product, command) or self.wrong_pages(command)
        return wrong, self.product.changed


def _refuse_errors(answers):
    """A statement that the engine does not even run proves nothing about the oracle."""
    error = next((a for a in answers if a.get("code") == "internal_error"), None)
    if error:
        raise Failed(str(error))


def _copy(path, worker):
    """Each worker has stores of its own: one process a store."""
    target = path.with_name(f"{worker}-{path.name}")
    if not target.exists():
        shutil.copy(path, target)
    return target


def _part(task):
    return Part(*task)


def _try(task):
    """(name, how it went, whether it was caught)."""
    name, parts = task
    asked, stale = 0, True
    worker = multiprocessing.current_process().name
    for part in parts:
        asked += len(part.kept)
        try:
            wrong, changed = part.wrong_with(name, worker)
        except Failed as error:
            return name, f"failed: {str(error)[-300:]}", False
        stale = stale and not changed
        if wrong:
            return name, f"{wrong} wrong answers within {asked} queries", True
    return name, "STALE: it changed nothing" if stale else f"SURVIVED {asked} queries", False


def _try_import(task):
    name, parts, folder = task
    asked = 0
    for part in parts:
        asked += len(part.kept)
        files = [list(OF_IMPORT[name](lines)) for lines in part.files]
        product = Store(part.runner, folder, f"{part.name}-{name}", files, is_runner=True)
        wrong = part.wrong_first_pages(product)
        if wrong:
            return name, f"{wrong} wrong answers within {asked} queries", True
    return name, f"SURVIVED {asked} queries", False


def run(options, folder):
    """Every mutation against the oracle; answers the failures."""
    options.tally, options.seed = None, SEED if options.seed is None else options.seed
    listed = subprocess.run([options.runner, "mutations"], capture_output=True, text=True, check=True).stdout
    texts = dict(line.split("\t") for line in listed.splitlines())
    texts.update({name: mutate.__doc__ for name, mutate in OF_IMPORT.items()})
    names = [name for name in texts if options.mutation in (None, name)]
    if options.listed:
        listed = set(options.listed.read_text(encoding="utf-8").split("\n"))
        names = [name for name in names if name in listed]
    with multiprocessing.Pool(options.jobs) as pool:
        parts = pool.map(_part, [(options, number, folder) for number in COMMUNITIES], chunksize=1)
        results = pool.map(_try, [(name, parts) for name in names if name not in OF_IMPORT], chunksize=1)
        results += pool.map(_try_import, [(name, parts, folder) for name in names if name in OF_IMPORT], chunksize=1)
    failures = [text for part in parts for text in part.failures]
    for name, how, caught in results:
        print(f"  {'caught' if caught else 'MISSED'}  {name:28} {how}   ({texts[name]})")
        if not caught:
            failures.append(f"the planted mutation {name}: {how}")
    print(f"{sum(caught for _, _, caught in results)} of {len(results)} planted mutations were caught")
    return failures
