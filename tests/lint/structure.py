#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources to the structure that ARCHITECTURE.md draws and to the house rules a compiler can't see.

usage: structure.py SOURCE_DIR      exit status 1 and one line a finding
       structure.py --selftest      plants one of each finding in a copy and expects it found
"""
import pathlib
import re
import sys
import tempfile

# What every page may use.
PAGE = ["core", "domain", "sources", "reports", "workspace", "ui/theme", "ui/widgets", "ui/charts", "ui/models",
        "ui/pages/common"]
# A room may include itself and the rooms named here. Longest prefix wins.
ARROWS = {
    "core": [],
    "domain": ["core"],
    "text": ["core", "domain"],
    "sources": ["core", "domain"],
    "sources/embedded": ["core", "domain", "sources"],
    "sources/sharing": ["core", "domain", "sources", "sources/embedded"],
    "sources/http": ["core"],
    "sources/elasticsearch": ["core", "domain", "sources", "sources/http", "sources/embedded"],
    "indices": ["core", "domain", "sources", "sources/http", "sources/elasticsearch"],
    "sources/opening": ["core", "domain", "sources", "sources/http", "sources/embedded", "sources/sharing",
                        "sources/elasticsearch", "sources/statsapi"],
    "ingest": ["core", "domain", "sources"],
    "quality": ["core", "domain", "sources"],
    "reports": ["core", "domain", "sources"],
    "reports/pdf": ["core", "domain", "text", "workspace"],
    "reports/delivery": ["core", "domain", "text", "sources", "reports", "reports/pdf", "workspace"],
    "workspace": ["core", "domain"],
    "sources/statsapi": ["core", "domain", "sources", "sources/http"],
    "server/http": ["core"],
    "server/intake": ["core", "domain", "sources", "ingest"],
    "server": ["core", "domain", "sources", "ingest", "reports", "workspace", "server/http", "server/intake"],
    "cli": ["core", "domain", "sources", "sources/embedded", "sources/sharing", "ingest", "quality", "reports",
            "reports/delivery", "workspace", "server", "indices", "sources/http",
            "sources/elasticsearch", "sources/statsapi", "sources/opening"],
    "desktop": ["core", "domain", "sources", "sources/embedded", "sources/sharing", "sources/opening",
                "ingest", "reports", "reports/delivery", "workspace", "ui/theme",
                "ui/window"],
    "ui/theme": ["core", "domain", "text"],
    "ui/widgets": ["core", "domain", "ui/theme"],
    "ui/charts": ["core", "domain", "ui/theme"],
    "ui/models": ["core", "domain", "workspace"],
    "ui/pages/common": ["core", "domain", "sources", "workspace", "ui/theme", "ui/widgets", "ui/charts", "ui/models"],
    "ui/pages/board": PAGE,
    "ui/pages/overview": PAGE,
    "ui/pages/content": [*PAGE, "ui/pages/board"],
    "ui/pages/uploaders": [*PAGE, "ui/pages/board"],
    "ui/pages/viewers": [*PAGE, "ui/pages/board"],
    "ui/pages/explore": [*PAGE, "ui/pages/board"],
    "ui/pages/reports": [*PAGE, "reports/delivery", "text"],
    "ui/pages/data": [*PAGE, "quality", "ingest", "text"],
    "ui/window": ["core", "domain", "sources", "sources/embedded", "sources/sharing", "sources/opening",
                  "ingest", "reports", "workspace", "ui/theme",
                  "ui/widgets", "ui/charts", "ui/models", "ui/pages/common", "ui/pages/board", "ui/pages/overview",
                  "ui/pages/content", "ui/pages/uploaders", "ui/pages/viewers", "ui/pages/explore", "ui/pages/reports", "ui/pages/data"],
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
MAX_LINES = 400
RULES = [
    (re.compile(r"ignoreSslErrors"), "never ignores a TLS error"),
    (re.compile(r"processEvents\s*\(|QEventLoop\b"), "no nested event loop"),
    (re.compile(r"::instance\(\)(?!\s*->\s*(installEventFilter))"), "services come by constructor"),
    (re.compile(r"connect\(\s*[\w>.()-]+\s*,\s*&[\w:]+\s*,\s*\["), "connect to a lambda needs a context object"),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), "unfinished"),
    (re.compile(r"#\s*include\s+<QtCharts|#\s*include\s+<Q(Chart|ChartView|LineSeries|AreaSeries)>"), "charts"),
]


def room_of(path: str) -> str | None:
    """The room of an include path or of a file's path below app/ or the top: the longest known prefix."""
    folder = path.rsplit("/", 1)[0] if "/" in path else ""
    while folder:
        if folder in ARROWS:
            return folder
        folder = folder.rsplit("/", 1)[0] if "/" in folder else ""
    return None


def sources(root: pathlib.Path):
    for top in ("app", "ui"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".h", ".cpp"):
                name = file.relative_to(root / "app" if top == "app" else root).as_posix()
                yield name, file.read_text(encoding="utf-8")


def findings_of_file(name: str, text: str):
    room = room_of(name)
    if room is None:
        yield f"{name}: a folder that ARROWS does not know"
        return
    lines = text.count("\n")
    if lines > MAX_LINES:
        yield f"{name}: {lines} lines, over {MAX_LINES}"
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:300]:
        yield f"{name}: no SPDX header"
    if name.endswith(".h") and "#pragma once" not in text:
        yield f"{name}: no #pragma once"
    for target in INCLUDE.findall(text):
        if target.endswith((".moc", ".inc")) or target.startswith("moc_"):
            continue
        to = room_of(target)
        if to is None:
            yield f'{name}: include "{target}" is not written as "room/file.h"'
        elif to != room and to not in ARROWS[room]:
            yield f"{name}: {room} must not include {to} ({target})"
    code = re.sub(r"//[^\n]*", "", text)
    for pattern, why in RULES:
        if why == "charts" and room == "ui/charts":
            continue
        for match in pattern.finditer(code):
            yield f"{name}:{code[:match.start()].count(chr(10)) + 1}: {why}"
    # A mark of unfinished work counts in comments too.
    if re.search(r"\b(TODO|FIXME)\b", text) and not re.search(r"\b(TODO|FIXME)\b", code):
        yield f"{name}: unfinished"


def cycles(texts: dict[str, str]):
    graph = {name: [t for t in INCLUDE.findall(text) if t in texts] for name, text in texts.items()}
    state: dict[str, int] = {}

    def visit(node, trail):
        state[node] = 1
        for following in graph[node]:
            if state.get(following) == 1:
                yield "include cycle: " + " -> ".join(trail[trail.index(following):] + [following])
            elif following not in state:
                yield from visit(following, trail + [following])
        state[node] = 2

    for name in graph:
        if name not in state:
            yield from visit(name, [name])


def check(root: pathlib.Path) -> list[str]:
    texts = dict(sources(root))
    if len(texts) < 2:
        return [f"{root}: no sources found"]
    found = [f for name, text in texts.items() for f in findings_of_file(name, text)]
    return found + list(cycles(texts))


def selftest() -> int:
    head = "// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n"
    planted = {
        "upward include": ("app/core/a.h", head + '#include "domain/b.h"\n', "must not include domain"),
        "cycle": ("app/domain/c.h", head + '#include "domain/b.h"\n', "include cycle"),
        "lambda": ("app/domain/d.h", head + "connect(x, &A::b, [this] {});\n", "context object"),
        "unfinished": ("app/domain/e.h", head + "// TO" + "DO later\n", "unfinished"),
        "header": ("app/domain/f.h", "#pragma once\n", "no SPDX"),
        "length": ("app/domain/g.h", head + "\n" * 500, "lines, over"),
        "event loop": ("ui/theme/h.h", head + "QEventLoop loop;\n", "no nested event loop"),
        "charts": ("ui/theme/i.h", head + "#include <QtCharts/QChart>\n", "charts"),
    }
    missed = []
    for title, (file, text, expected) in planted.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            files = {"app/domain/b.h": head + '#include "domain/c.h"\n', "app/domain/c.h": head, file: text}
            for name, content in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(content, encoding="utf-8")
            if not any(expected in f for f in check(root)):
                missed.append(title)
    for title in missed:
        print(f"selftest: a planted '{title}' was not found")
    return 1 if missed else 0


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    if sys.argv[1] == "--selftest":
        return selftest()
    found = check(pathlib.Path(sys.argv[1]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
