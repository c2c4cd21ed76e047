# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an answer in the product's JSON differs from what the oracle expects of that page."""
import math

from oracle import OTHER
from zonefile import parse_instant, zone

UTC = zone("UTC")


def same(expected, got):
    """Counts, keys and nulls exactly; decimals to 1e-9 of their size."""
    if expected is OTHER:
        return got == "Other"
    if expected is None or isinstance(expected, str):
        return expected == got
    if isinstance(got, bool) or not isinstance(got, (int, float)):
        return False
    if isinstance(expected, int):
        return isinstance(got, int) and expected == got
    return math.isclose(expected, got, rel_tol=1e-9, abs_tol=1e-12)


def _rows(name, expected, got):
    if not isinstance(got, list) or len(expected) != len(got):
        yield f"{name}: {len(expected)} expected, {len(got) if isinstance(got, list) else got} got"
        got = got if isinstance(got, list) else []
    for at, (want, have) in enumerate(zip(expected, got)):
        if want is None or have is None:
            if want is not have:
                yield f"{name}[{at}]: expected {want}, got {have}"
        elif len(want) != len(have) or not all(map(same, want, have)):
            yield f"{name}[{at}]: expected {want}, got {have}"


def _named(name, expected, got):
    """Metrics by name. Nothing at all and nulls only say the same of a row without a counterpart."""
    if not expected:
        if got:
            yield f"{name}: expected none, got {got}"
        return
    if not isinstance(got, dict):
        if got is not None or any(v is not None for v in expected.values()):
            yield f"{name}: expected {expected}, got {got}"
        return
    if set(expected) != set(got):
        yield f"{name}: expected the metrics {sorted(expected)}, got {sorted(got)}"
    for metric in expected:
        if metric in got and not same(expected[metric], got[metric]):
            yield f"{name}.{metric}: expected {expected[metric]}, got {got[metric]}"


def _comparison(expected, got):
    if expected is None:
        if got:
            yield f"comparison: expected none, got {got}"
        return
    if not isinstance(got, dict):
        yield f"comparison: missing ({got})"
        return
    span = got.get("range") or {}
    ends = tuple(parse_instant(str(span.get(end)), UTC) for end in ("from", "to"))
    if ends != expected["range"]:
        yield f"comparison.range: expected {[UTC.iso(t) for t in expected['range']]}, got {span}"
    yield from _rows("comparison.rows", expected["rows"], got.get("rows"))
    changes = got.get("row_changes") or []
    if len(changes) != len(expected["row_changes"]):
        yield f"comparison.row_changes: {len(expected['row_changes'])} expected, {len(changes)} got"
    for at, (want, have) in enumerate(zip(expected["row_changes"], changes)):
        yield from _named(f"comparison.row_changes[{at}]", want, have)
    yield from _named("comparison.totals", expected["totals"], got.get("totals"))
    yield from _named("comparison.change", expected["change"], got.get("change"))


def _quality(expected, got):
    quality = got.get("quality") or {}
    if quality.get("complete") is not True:
        yield f"quality.complete: {quality.get('complete')}"
    if (quality.get("incomplete_buckets") or []) != expected["incomplete_buckets"]:
        yield f"incomplete_buckets: expected {expected['incomplete_buckets']}, got {quality.get('incomplete_buckets')}"
    through = quality.get("data_through")
    if (parse_instant(through, UTC) if isinstance(through, str) else None) != expected["data_through"]:
        yield f"data_through: expected {expected['data_through']}, got {through}"
    notes = expected["notes"]
    for column, _, kind in expected["columns"]:
        entry = (quality.get("metrics") or {}).get(column) or {}
        note = entry.get("note") or None
        if kind and note != notes["must"].get(column) and (note is None or note != notes["may"].get(column)):
            yield f"note of {column}: expected {notes['must'].get(column)}, got {note}"
        if entry.get("exact") is False:
            yield f"{column} is said to be inexact"


def _columns(expected, got):
    columns = got.get("columns")
    shown = [(c.get("name"), c.get("type"), c.get("kind")) for c in columns] if isinstance(columns, list) else columns
    if shown != expected["columns"]:
        yield f"columns: expected {expected['columns']}, got {shown}"
        return
    units = {c["name"]: c.get("unit") for c in columns if c["name"] in expected["units"]}
    if units != expected["units"]:
        yield f"units: expected {expected['units']}, got {units}"


def _range(expected, got):
    """The query is echoed with its range resolved."""
    span = (got.get("query") or {}).get("range")
    span = span if isinstance(span, dict) else {}
    ends = tuple(parse_instant(str(span.get(end)), expected["zone"]) for end in ("from", "to"))
    if ends != expected["range"] or span.get("zone") != expected["zone"].name:
        yield f"query.range: expected {[expected['zone'].iso(t) for t in expected['range']]}, got {span}"


def differences(expected, got):
    """Everything that is wrong with a page, in words; an empty list where it is right."""
    if "rows" not in got:
        return [f"no answer: {got}"]
    found = list(_columns(expected, got))
    found += _rows("rows", expected["rows"], got["rows"])
    if (got.get("other_rows") or []) != expected["other_rows"]:
        found.append(f"other_rows: expected {expected['other_rows']}, got {got.get('other_rows')}")
    found += _named("totals", expected["totals"], got.get("totals"))
    found += _named("other", expected["other"], got.get("other"))
    if bool(got.get("next_cursor")) != expected["more"]:
        found.append(f"next_cursor: expected {'one' if expected['more'] else 'none'}, got {got.get('next_cursor')}")
    found += _comparison(expected["comparison"], got.get("comparison"))
    return found + list(_quality(expected, got)) + list(_range(expected, got))
