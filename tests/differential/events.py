# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raw NDJSON lines with ECS names -> the events that a store must hold, and the ledger of how."""
import json
import re
from fractions import Fraction

from zonefile import DAY, parse_instant, zone

KEYWORD, KEYWORDS, INSTANT, INTEGER, DECIMAL = "keyword", "keywords", "instant", "integer", "decimal"

# short name -> (path in the index, type)
FIELDS = {
    "time": ("@timestamp", INSTANT), "event_id": ("event.id", KEYWORD), "action": ("event.action", KEYWORD),
    "user": ("user.id", KEYWORD), "anonymous": ("community.anonymous.id", KEYWORD),
    "session": ("session.id", KEYWORD), "viewer_gender": ("community.viewer.gender", KEYWORD),
    "viewer_age_group": ("community.viewer.age_group", KEYWORD),
    "viewer_plan": ("community.viewer.plan", KEYWORD),
    "viewer_signed_up_at": ("community.viewer.signed_up_at", INSTANT),
    "content": ("community.content.id", KEYWORD), "content_title": ("community.content.title", KEYWORD),
    "content_type": ("community.content.type", KEYWORD), "category": ("community.content.category", KEYWORD),
    "tags": ("community.content.tags", KEYWORDS),
    "content_published_at": ("community.content.published_at", INSTANT),
    "content_duration_ms": ("community.content.duration_ms", INTEGER),
    "uploader": ("community.uploader.id", KEYWORD), "uploader_name": ("community.uploader.name", KEYWORD),
    "watched_ms": ("community.watched_ms", INTEGER), "impression": ("community.impression.id", KEYWORD),
    "playback": ("community.playback.id", KEYWORD), "page": ("url.path", KEYWORD),
    "traffic_source": ("community.traffic.source", KEYWORD), "country": ("client.geo.country_iso_code", KEYWORD),
    "region": ("client.geo.region_iso_code", KEYWORD), "device": ("community.device.type", KEYWORD),
    "browser": ("user_agent.name", KEYWORD), "os": ("user_agent.os.name", KEYWORD),
    "traffic_class": ("community.traffic.class", KEYWORD), "amount": ("community.purchase.amount", DECIMAL),
    "quantity": ("community.purchase.quantity", INTEGER), "currency": ("community.purchase.currency", KEYWORD),
    "ingested_at": ("event.ingested", INSTANT),
}
BY_PATH = {path: (short, kind) for short, (path, kind) in FIELDS.items()}
UTC = zone("UTC")
LATEST = parse_instant("2200-01-01", UTC)


class Rejected(Exception):
    """A line that must not become an event."""


def _flatten(value, prefix, out):
    for key, part in value.items():
        path = f"{prefix}.{key}" if prefix else key
        if isinstance(part, dict) and path in BY_PATH:
            raise Rejected("an object for a value")
        if isinstance(part, dict):
            _flatten(part, path, out)
        else:
            out[path] = part


class Number(str):
    """A JSON number as it was written; kept so that labels stay as they came."""


def _text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _number(value):
    """A JSON number, or text that is one, exactly."""
    if isinstance(value, bool) or not isinstance(value, str):
        raise Rejected("not a number")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", value):
        raise Rejected("not a number")
    return Fraction(value)


def _instant(value):
    if isinstance(value, Number):
        return int(Fraction(value))
    utc = parse_instant(value, UTC) if isinstance(value, str) else None
    if utc is None:
        raise Rejected("not an instant")
    return utc


def _convert(value, kind):
    if isinstance(value, list):
        parts = [p for p in value if p is not None]
        if kind == KEYWORDS:
            if any(isinstance(p, (list, dict)) for p in parts):
                raise Rejected("not keywords")
            return tuple(sorted({_text(p) for p in parts})) or None
        if not parts:
            return None
        if len(parts) > 1 or isinstance(parts[0], (list, dict)):
            raise Rejected("several values")
        value = parts[0]
    if value is None:
        return None
    if kind == KEYWORD:
        return _text(value)
    if kind == KEYWORDS:
        return (_text(value),)
    if kind == INSTANT:
        return _instant(value)
    if value == "" and not isinstance(value, Number):
        return None  # as Elasticsearch coerces it
    number = _number(value)
    return int(number) if kind == INTEGER else number


def parse_line(line):
    """One raw line -> one event (a dict of short names, without the missing ones). Raises Rejected."""
    try:
        raw = json.loads(line, parse_int=Number, parse_float=Number)
    except ValueError:
        raise Rejected("not JSON") from None
    if not isinstance(raw, dict):
        raise Rejected("not an object")
    flat, event, labels = {}, {}, {}
    _flatten(raw, "", flat)
    for path, value in flat.items():
        if path in BY_PATH:
            short, kind = BY_PATH[path]
            converted = _convert(value, kind)
            if converted is not None:
                event[short] = converted
        elif value is not None:
            labels[path.removeprefix("labels.")] = _text(value)
    if "time" not in event or "action" not in event:
        raise Rejected("required field missing")
    if not 0 <= event["time"] < LATEST:
        raise Rejected("time out of bounds")
    event["labels"] = labels
    return event


def finish(event):
    """What every reader of an event needs: the viewer with its name space, and the default class."""
    event.setdefault("traffic_class", "human")
    if "user" in event:
        event["who"], event["viewer"] = ("user", event["user"]), event["user"]
    elif "anonymous" in event:
        event["who"], event["viewer"] = ("anonymous", event["anonymous"]), event["anonymous"]
    return event


def load(files):
    """All events that stay, in order of arrival, the ledger, and (stored, duplicates) by UTC day."""
    seen, kept, by_day = set(), [], {}
    ledger = {"received": 0, "stored": 0, "duplicates": 0, "rejected": 0}
    for line, earlier in ((line, earlier) for lines in files for line, earlier in _counted(lines)):
        ledger["received"] += 1
        try:
            event = parse_line(line)
        except Rejected:
            ledger["rejected"] += 1
            continue
        if "event_id" not in event:
            # Stands for a hash of the line: the same in every import, and no other event's.
            event["event_id"] = f"h{line}-{earlier}"
            event["made_id"] = True
        key = (event["time"] // DAY, event["event_id"])
        day = by_day.setdefault(UTC.date(event["time"]).isoformat(), [0, 0])
        if key in seen:
            ledger["duplicates"] += 1
            day[1] += 1
            continue
        seen.add(key)
        ledger["stored"] += 1
        day[0] += 1
        kept.append(finish(event))
    return kept, ledger, {day: tuple(counts) for day, counts in by_day.items()}


def _counted(lines):
    """Each line that says something, with how often it came before in the same file."""
    repeats = {}
    for line in lines:
        if line.strip():
            yield line, repeats.get(line, 0)
            repeats[line] = repeats.get(line, 0) + 1
