# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The product from outside: `tally import`, `tally query`, and the runner that can plant a mutation."""
import json
import os
import pathlib
import subprocess

from conditions import NEVER_FILTERED
from metrics import METRICS

PAGES = 6  # how far cursors are followed
UNCHANGED = 3  # the runner's exit status where its mutation changed nothing


class Failed(Exception):
    """The program did not do what it was started for."""


def _run(command, text=None, limit=600):
    environment = dict(os.environ, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="offscreen")
    done = subprocess.run([str(part) for part in command], input=text, capture_output=True, timeout=limit,
                          text=True, encoding="utf-8", env=environment, check=False)
    return done.returncode, done.stdout, done.stderr


def _json(text):
    try:
        return json.loads(text)
    except ValueError:
        raise Failed(f"not JSON: {text[:500]}") from None


class Store:
    """A store that was filled by `tally import`, or by the runner where that is asked for; or an engine's indices."""

    def __init__(self, program, folder, name, files, is_runner=False, scan=False, engine=None):
        self.program, self.is_runner, self.scan = program, is_runner, scan
        self.changed = False  # whether any process since this was set has changed a statement
        self.path = pathlib.Path(folder) / f"{name}.tally"
        self.source = f"{engine}/differential-{name}" if engine else self.path
        self.options = engine.options if engine else []
        for old in self.path.parent.glob(self.path.name + "*"):
            old.unlink()
        self.logs = [pathlib.Path(folder) / f"{name}-{number}.ndjson" for number in range(len(files))]
        for log, lines in zip(self.logs, files):
            log.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.imported = []
        self.load()

    def load(self):
        """Imports the logs (again), one after the other."""
        self.imported = [self._load(log) for log in self.logs]

    def _load(self, log):
        status, out, err = _run([self.program, "import", self.path, log] if self.is_runner else
                                [self.program, "import", log, "--source", self.source, *self.options, "--json"])
        if status not in (0, 1) or not out or (self.source == self.path and not self.path.exists()):
            raise Failed(f"import of {log}: status {status}\n{out}{err}")
        return _json(out)

    def ledger(self):
        """What the imports said of all logs together."""
        totals = [imported["total"] for imported in self.imported]
        return {name: sum(total[name] for total in totals) for name in totals[0]}

    def ledger_by_day(self):
        """(stored, duplicates) by UTC day."""
        days = {}
        for entry in (entry for imported in self.imported for entry in imported["days"]):
            if entry["stored"] or entry["duplicates"]:
                stored, duplicates = days.get(entry["day"], (0, 0))
                days[entry["day"]] = (stored + entry["stored"], duplicates + entry["duplicates"])
        return days

    def ask(self, queries, command=None):
        """One answer (or problem) for each query, through one process."""
        if not queries:
            return []
        text = "".join(json.dumps(q, ensure_ascii=False) + "\n" for q in queries)
        command = command or ([self.program, "query", self.path] + ["--scan"] * self.scan if self.is_runner else
                              [self.program, "query", "--source", self.source, *self.options, "--ndjson", "--json", "-"])
        status, out, err = _run(command, text)
        self.changed = self.changed or status != UNCHANGED
        answers = [_json(line) for line in out.split("\n") if line]
        if len(answers) != len(queries):
            raise Failed(f"{len(queries)} queries, {len(answers)} answers, status {status}\n{err[-2000:]}")
        return answers

    def unknown(self):
        """Metrics, dimensions and keys of the oracle that the program does not know."""
        base = {"metrics": ["views"], "dimensions": [], "range": "last_7_days", "as_of": "2026-11-01T00:00:00Z"}
        tries = [(name, dict(base, metrics=[name])) for name in METRICS] + \
            [(name, dict(base, dimensions=[name])) for name in ("content_age", *NEVER_FILTERED, "cohort:day")] + \
            [("basis", dict(base, basis="content"))]
        answers = self.ask([query for _, query in tries])
        return {name for (name, _), answer in zip(tries, answers)
                if answer.get("code") in ("unknown_metric", "unknown_dimension", "invalid_query")}

    def ask_pages(self, queries, command=None):
        """All pages of each query, as far as PAGES."""
        pages = [[answer] for answer in self.ask(queries, command)]
        for _ in range(PAGES - 1):
            more = [i for i, found in enumerate(pages) if found[-1].get("next_cursor")]
            following = [dict(queries[i], page=dict(queries[i].get("page") or {},
                                                    cursor=pages[i][-1]["next_cursor"])) for i in more]
            for i, answer in zip(more, self.ask(following, command)):
                pages[i].append(answer)
        return pages

    def ask_flags(self, arguments):
        """One answer through the command line's flags."""
        status, out, err = _run([self.program, "query", "--source", self.source, *self.options, "--format", "json", *arguments])
        if status != 0:
            raise Failed(f"{arguments}: status {status}\n{err}")
        return _json(out)
