# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a failing query as small as it can be and still fail."""
import copy


def _without(query, key):
    return {k: v for k, v in query.items() if k != key}


def _fewer(query, key):
    for at in range(len(query.get(key) or [])):
        yield dict(query, **{key: query[key][:at] + query[key][at + 1:]})


def _inner(condition):
    """The same condition with one part taken out, or one of its parts alone."""
    op = condition[0]
    if op == "not":
        yield condition[1]
        for part in _inner(condition[1]):
            yield ["not", part]
    elif op in ("and", "or"):
        yield from condition[1]
        for at, child in enumerate(condition[1]):
            if len(condition[1]) > 1:
                yield [op, condition[1][:at] + condition[1][at + 1:]]
            for part in _inner(child):
                yield [op, condition[1][:at] + [part] + condition[1][at + 1:]]
    elif isinstance(condition[-1], list) and len(condition[-1]) > 1:
        for at in range(len(condition[-1])):
            yield condition[:-1] + [condition[-1][:at] + condition[-1][at + 1:]]


def smaller(query):
    """Queries that ask a little less."""
    for key in ("compare", "top", "filters", "page", "order", "week_starts", "accuracy", "basis"):
        if query.get(key):
            yield _without(query, key)
    for key in ("include", "filters", "order"):
        yield from _fewer(query, key)
    for metric in query["metrics"]:
        if len(query["metrics"]) > 1 and not any(o[0] == metric for o in query.get("order") or []):
            yield dict(query, metrics=[m for m in query["metrics"] if m != metric])
    used = {o[0] for o in query.get("order") or []} | {(query.get("top") or {}).get("dimension")}
    for dimension in query["dimensions"]:
        if dimension not in used:
            yield dict(query, dimensions=[d for d in query["dimensions"] if d != dimension])
    for key in ("align", "elapsed"):
        if key in (query.get("compare") or {}):
            yield dict(query, compare=_without(query["compare"], key))
    for at, condition in enumerate(query.get("filters") or []):
        for part in _inner(condition):
            yield dict(query, filters=query["filters"][:at] + [part] + query["filters"][at + 1:])


def shrink(query, fails, rounds=25):
    """`fails(queries)` answers for each of them whether it still fails."""
    query = copy.deepcopy(query)
    for _ in range(rounds):
        candidates = list(smaller(query))
        following = next((c for c, failed in zip(candidates, fails(candidates)) if failed), None)
        if following is None:
            break
        query = following
    return query
