# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters of a query as predicates on one event. Two-valued: a missing value fails every test but `is null`."""
import math

from contents import content_age
from events import DECIMAL, FIELDS, INSTANT, INTEGER, KEYWORD
from periods import QueryError
from zonefile import parse_instant

EXTRA = {"viewer": KEYWORD, "hour_of_day": INTEGER, "day_of_week": INTEGER, "content_age": KEYWORD}
NEVER_FILTERED = ("landing_page", "events_per_viewer", "days_since_last", "period")
COMPARISONS = {"gt": lambda a, b: a > b, "gte": lambda a, b: a >= b,
               "lt": lambda a, b: a < b, "lte": lambda a, b: a <= b}


def kind_of(dimension):
    """The type of a dimension's values, or None where a filter may not name it."""
    if dimension.startswith("labels."):
        return KEYWORD
    if dimension in EXTRA:
        return EXTRA[dimension]
    return FIELDS[dimension][1] if dimension in FIELDS and dimension not in ("user", "anonymous") else None


def raw_values(event, dimension, in_zone):
    """The event's own values of a field: none, one, or (tags) several."""
    if dimension.startswith("labels."):
        value = event["labels"].get(dimension[7:])
    elif dimension == "hour_of_day":
        value = in_zone.local(event["time"])[1] // 3_600_000
    elif dimension == "day_of_week":
        value = in_zone.date(event["time"]).isoweekday()
    elif dimension == "content_age":
        value = content_age(event)
    else:
        value = event.get(dimension)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def glob(pattern, text):
    """`*` any characters, `?` one, a backslash takes the next one literally."""
    tokens, at = [], 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\" and at + 1 < len(pattern):
            at += 1
            tokens.append(("is", pattern[at]))
        else:
            tokens.append(("any", "") if char == "*" else ("one", "") if char == "?" else ("is", char))
        at += 1
    reach = {0}  # how many tokens the text so far can have used up
    reach = _skip_stars(tokens, reach)
    for char in text:
        following = set()
        for used in reach:
            if used < len(tokens):
                kind, literal = tokens[used]
                if kind == "any":
                    following.add(used)
                elif kind == "one" or literal == char:
                    following.add(used + 1)
        reach = _skip_stars(tokens, following)
    return len(tokens) in reach


def _skip_stars(tokens, reach):
    reach, todo = set(reach), list(reach)
    while todo:
        used = todo.pop()
        if used < len(tokens) and tokens[used][0] == "any" and used + 1 not in reach:
            reach.add(used + 1)
            todo.append(used + 1)
    return reach


def _as_number(text):
    """Label text that reads as a finite number."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text and text == text.strip() else None


def _wanted(value, dimension, in_zone):
    """A filter's value in the form in which the event's values come."""
    kind = kind_of(dimension)
    if value is None:
        return None
    if kind == INSTANT:
        utc = parse_instant(value, in_zone)
        if utc is None:
            raise QueryError("invalid_query")
        return utc
    if kind == DECIMAL:
        return float(value)
    if dimension.startswith("labels.") and not isinstance(value, str):
        return repr(value)
    return value


def _is(dimension, values, in_zone):
    wanted = {_wanted(v, dimension, in_zone) for v in values}
    number = kind_of(dimension) == DECIMAL

    def test(event):
        own = raw_values(event, dimension, in_zone)
        if not own:
            return None in wanted
        return any((float(v) if number else v) in wanted for v in own)
    return test


def _compare(op, dimension, value, in_zone):
    holds = COMPARISONS[op]
    if dimension.startswith("labels."):
        value = value if not isinstance(value, str) else _as_number(value)
        if value is None:
            raise QueryError("invalid_query")

        def test(event):
            text = event["labels"].get(dimension[7:])
            number = None if text is None else _as_number(text)
            return number is not None and holds(number, value)
        return test
    wanted = _wanted(value, dimension, in_zone)
    number = kind_of(dimension) == DECIMAL
    return lambda event: any(holds(float(v) if number else v, wanted)
                             for v in raw_values(event, dimension, in_zone))


def _done(arguments, done_by):
    actions = arguments[-1] if isinstance(arguments[-1], list) else [arguments[-1]]
    who = done_by(actions)
    return lambda event: "who" in event and event["who"] in who


def _leaf(op, arguments, in_zone):
    dimension = arguments[0]
    if dimension.startswith(("time:", "cohort:")) or dimension in NEVER_FILTERED:
        raise QueryError("incompatible_dimension")
    if kind_of(dimension) is None:
        raise QueryError("unknown_dimension")
    if op == "exists":
        return lambda event: bool(raw_values(event, dimension, in_zone))
    values = arguments[1] if isinstance(arguments[1], list) else [arguments[1]]
    if op in COMPARISONS and dimension == "content_age":
        raise QueryError("invalid_query")
    if op in COMPARISONS:
        return _compare(op, dimension, values[0], in_zone)
    if op == "is":
        return _is(dimension, values, in_zone)
    if op == "is_not":
        test_is = _is(dimension, values, in_zone)
        return lambda event: not test_is(event)
    if op == "contains":
        return lambda event: any(v in own for own in raw_values(event, dimension, in_zone) for v in values)
    if op == "matches":
        return lambda event: any(glob(v, own) for own in raw_values(event, dimension, in_zone) for v in values)
    raise QueryError("invalid_query")


def predicate(condition, in_zone, done_by):
    """`done_by(actions)` answers the viewers, with their name space, who did one of these in the query's range."""
    op, arguments = condition[0], condition[1:]
    if op in ("and", "or"):
        parts = [predicate(c, in_zone, done_by) for c in arguments[0]]
        return (lambda e: all(p(e) for p in parts)) if op == "and" else (lambda e: any(p(e) for p in parts))
    if op == "not":
        part = predicate(arguments[0], in_zone, done_by)
        return lambda event: not part(event)
    if op == "has_done":
        return _done(arguments, done_by)
    if op == "has_not_done":
        did = _done(arguments, done_by)
        return lambda event: not did(event)
    return _leaf(op, arguments, in_zone)


def names_traffic_class(conditions):
    """Whether traffic_class is named anywhere."""
    for op, *arguments in conditions:
        if op in ("and", "or"):
            if names_traffic_class(arguments[0]):
                return True
        elif op == "not":
            if names_traffic_class([arguments[0]]):
                return True
        elif arguments[0] == "traffic_class":
            return True
    return False
