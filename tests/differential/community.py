# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small random communities, made to be hard: clocks that change, missing fields, ids that collide, odd texts."""
import datetime
import json
import random

from histories import Histories
from zonefile import DAY, EPOCH, zone

HOUR, MINUTE = 3_600_000, 60_000

# zone and the local days around which events gather: clock changes, a skipped day, month ends, leap days
SHAPES = [
    ("Asia/Seoul", ["1987-05-10", "1987-10-11"]), ("Asia/Seoul", ["1988-05-08", "1988-10-09"]),
    ("Asia/Seoul", ["2026-10-31", "2026-11-01"]),
    ("America/New_York", ["2026-03-08"]), ("America/New_York", ["2025-11-02", "2026-03-08"]),
    ("America/New_York", ["2026-11-01"]),
    ("Asia/Kathmandu", ["1986-01-01"]), ("Asia/Kathmandu", ["2024-02-29", "2024-12-31"]),
    ("Pacific/Apia", ["2011-12-30"]), ("Pacific/Apia", ["2011-09-24", "2011-12-30", "2012-04-01"]),
    ("Europe/Lisbon", ["1992-09-27", "1992-03-29"]), ("Europe/Lisbon", ["1995-09-24", "1996-03-31"]),
    ("Europe/Lisbon", ["2026-03-29"]), ("Europe/Lisbon", ["1993-03-28", "1993-09-26"]),
    ("Australia/Lord_Howe", ["2026-04-05"]), ("Australia/Lord_Howe", ["2025-10-05", "2026-04-05"]),
    ("America/Sao_Paulo", ["2018-11-04"]), ("America/Sao_Paulo", ["2018-02-18", "2019-02-17"]),
    ("America/St_Johns", ["2006-10-29", "2007-03-11"]), ("Africa/Casablanca", ["2026-02-15", "2026-03-22"]),
    ("UTC", ["2024-02-29"]), ("America/New_York", ["2044-11-06", "2045-03-12"]),
]
HARD_TEXTS = ["100% \"진짜\" 라이브", "a_b*c?d", "a_b", "axb", "back\\slash", "it's; --", "😀 live",
              "ﬀ fullwidth", "Live", "live", "Other", "", "null", "한국어 제목", "%", "_", "tab\there", "é",
              "e\u0301", " lead", "[x]", "a,b"]
NUMBERS = ("community.watched_ms", "community.purchase.quantity", "community.purchase.amount")
PAGES = ["/", "/watch/1", "/watch/2", "/watch/%20x", "/search", "/Watch/1", "/한글", "/a_b", "/axb", "/w*"]
COUNTRIES = ["KR", "US", "JP", "PT", "BR", "NP", "kr"]
TAGS = ["music", "live", "음악", "Other", "q&a", "50%", "a_b", "z\"z"]
VIEW_ACTIONS = ["view"] * 10 + ["view-progress"] * 6 + ["page-view"] * 9 + ["impression"] * 7 + ["like"] * 4 + \
    ["unlike", "unlike", "comment", "comment", "comment", "comment-delete", "share", "share", "save", "save", "unsave",
     "follow", "follow", "unfollow", "report", "sign-in", "custom-action"]
RARE_ACTIONS = ["sign-up", "withdraw", "plan-change", "content-upload", "content-upload", "content-upload",
                "content-delete", "purchase", "purchase", "purchase"]


def _iso(utc, minutes, suffix):
    days, clock = divmod(utc + minutes * MINUTE, DAY)
    seconds, millis = divmod(clock, 1000)
    date = datetime.date.fromordinal(EPOCH + days).isoformat()
    return f"{date}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{millis:03}{suffix}"


# The ways in which a log may write an instant.
STAMPS = [lambda t: _iso(t, 0, "Z"), lambda t: _iso(t, 540, "+09:00"), lambda t: _iso(t, -210, "-03:30"),
          lambda t: t, lambda t: _iso(t, 0, "")]


class Community:
    """`files`: the raw logs, in the order in which they are imported. `zone`, `days`: where and around which days it
    plays. `number` chooses the shape; most communities also have a history of months."""

    def __init__(self, seed, number):
        self.random = random.Random(f"community {seed} {number}")
        r = self.random
        self.zone_name, days = SHAPES[number % len(SHAPES)]
        self.zone = zone(self.zone_name)
        self.days = [datetime.date.fromisoformat(d) for d in days]
        self.size = r.choice([200, 300, 400, 500, 600, 800, 1200, 2500])
        self.null_share = r.choice([0.05, 0.15, 0.15, 0.4])
        self.with_ids = r.random() < 0.7
        self.breadth = r.choice([2, 5, 15, 40]) * DAY
        self.currencies = r.choice([["KRW"], ["USD", "KRW"], ["USD", "KRW", None], ["EUR", None]])
        self.impression_ids = r.random() < 0.7
        self._used, self._number, self._events = set(), 0, []
        self._make_pools()
        self._make_events()
        if number % 4 != 3:
            self._events += Histories(self).events
        self.files = self._make_files()

    def _maybe(self, value):
        return None if self.random.random() < self.null_share else value

    def _make_pools(self):
        r = self.random
        users = [f"u{i}" for i in range(r.choice([6, 25, 80]))] + ["사용자", "o'b\"x"]
        # The same text may be a user's and an anonymous visitor's: two viewers.
        self.viewers = [("user", u) for u in users] + [("anonymous", u) for u in users[::3]] + \
            [("anonymous", f"a{i}") for i in range(10)] + [None] * (len(users) // 5 + 1)
        self.plans = {v: r.choice(["trial", "free", "subscribed"]) for v in self.viewers}
        uploaders = [(f"up{i}", [r.choice(HARD_TEXTS) for _ in range(r.choice([1, 1, 3]))])
                     for i in range(r.choice([3, 9]))]
        self.contents = []
        for i in range(r.choice([5, 20, 60])):
            self.contents.append({
                "id": f"c{i}", "titles": [r.choice(HARD_TEXTS) for _ in range(r.choice([1, 1, 2, 4]))],
                "type": self._maybe(r.choice(["video", "image", "text", "live"])),
                "category": self._maybe(r.choice(["게임", "music", "Music", "Other", "other", "a_b"])),
                "tags": r.choice([None, [], r.sample(TAGS, 1), r.sample(TAGS, 2), r.sample(TAGS, 3), "music"]),
                "published_at": self._maybe(self._instant() - r.choice([0, r.randrange(DAY), r.randrange(60) * DAY])),
                "duration_ms": self._maybe(r.choice([1000, 61_500, 600_000])),
                "uploader": self._maybe(r.choice(uploaders))})

    def _instant(self):
        """Near one of the days, more often near its clock change or midnight."""
        r = self.random
        day = r.choice(self.days)
        base = self.zone.start_of_day(day)
        jumps = self.zone.transitions(base - DAY, base + 2 * DAY)
        where = r.random()
        if where < 0.2 and jumps:
            return r.choice(jumps) + r.choice([0, -1, 1, -HOUR, HOUR, r.randrange(-2 * HOUR, 2 * HOUR)])
        if where < 0.35:
            return self.zone.start_of_day(day + datetime.timedelta(r.randrange(-3, 4))) + \
                r.choice([0, -1, 1, 1000, r.randrange(-HOUR, HOUR)])
        if where < 0.40:  # ends of months and years, and the year before
            month = day.replace(day=1)
            far = self.zone.start_of_day(r.choice([month, month.replace(month=1), month.replace(year=day.year - 1)]))
            return far + r.choice([0, -1, r.randrange(-DAY, DAY)])
        if where < 0.45:
            return base + int(r.gauss(0, 1) * 200 * DAY)
        return base + int(r.gauss(0, 1) * self.breadth)

    def _make_events(self):
        r = self.random
        while len(self._events) < self.size:
            at, viewer = self._instant(), r.choice(self.viewers)
            session = None if r.random() < 0.12 else f"s{len(self._events)}"
            frame = self._frame(viewer)
            for _ in range(r.choice([1, 1, 2, 3, 5, 9])):
                self._events.append(self._event(at, session, dict(frame)))
                at += r.choice([0, 1, 1000, r.randrange(10 * MINUTE), r.randrange(3 * HOUR)])
            if session and r.random() < 0.05:  # the id comes again, days later
                self._events.append(self._event(at + r.randrange(3 * DAY), session, dict(frame)))

    def _frame(self, viewer):
        """What stays the same within a visit."""
        r = self.random
        frame = {"client.geo.country_iso_code": self._maybe(r.choice(COUNTRIES)),
                 "client.geo.region_iso_code": self._maybe(r.choice(["KR-11", "US-NY"])),
                 "community.device.type": self._maybe(r.choice(["mobile", "desktop", "tablet", "tv"])),
                 "user_agent.name": self._maybe(r.choice(["Firefox", "Chrome", "Whale"])),
                 "user_agent.os.name": self._maybe(r.choice(["Linux", "Android"])),
                 "community.traffic.source": self._maybe(r.choice(["home", "search", "share", "direct"])),
                 "community.traffic.class": r.choice([None] * 6 + ["human"] * 8 + ["bot", "internal", "crawler"])}
        if viewer:
            frame["user.id" if viewer[0] == "user" else "community.anonymous.id"] = viewer[1]
            if viewer[0] == "user" and r.random() < 0.2:
                frame["community.anonymous.id"] = "a1"
            plan = self.plans.get(viewer, "free") if r.random() < 0.85 else r.choice(["trial", "free", "subscribed"])
            frame["community.viewer.plan"] = self._maybe(plan)
            frame["community.viewer.gender"] = self._maybe(r.choice(["f", "m", "x"]))
            frame["community.viewer.age_group"] = self._maybe(r.choice(["13-17", "18-24", "25-34"]))
            frame["community.viewer.signed_up_at"] = self._maybe(
                self._stamp(self.zone.start_of_day(self.days[0]) - r.choice([0, 1, 30, 400]) * DAY))
        return frame

    def _event(self, at, session, event):
        r = self.random
        action = r.choice(VIEW_ACTIONS) if r.random() < 0.88 else r.choice(RARE_ACTIONS)
        event.update({"event.action": action, "session.id": session, "at": at})
        if action == "page-view" or r.random() < 0.1:
            event["url.path"] = self._maybe(r.choice(PAGES))
        if action not in ("page-view", "sign-up", "sign-in", "withdraw", "plan-change") or r.random() < 0.1:
            self._add_content(event)
        if action in ("view", "view-progress"):
            event["community.watched_ms"] = self._maybe(r.choice([0, 1, 999, 1501, 60_000, r.randrange(300_000)]))
            event["community.playback.id"] = self._maybe(f"pb{r.randrange(50)}")
        if action in ("view", "impression") and self.impression_ids:
            event["community.impression.id"] = self._maybe(f"im{r.randrange(99)}")
        if action == "purchase" or r.random() < 0.02:
            event["community.purchase.amount"] = self._maybe(
                r.choice([9.99, 0.1, 0.2, 19.99, 1000, 12345.678, 0, r.randrange(100_000) / 100]))
            event["community.purchase.quantity"] = r.choice([None, None, 1, 2, 3, 0])
            event["community.purchase.currency"] = r.choice(self.currencies)
        if r.random() < 0.5:
            self._add_labels(event)
        return event

    def _add_content(self, event):
        r = self.random
        content = r.choice(self.contents[:3] if r.random() < 0.4 else self.contents)
        event.update({"community.content.id": self._maybe(content["id"]),
                      "community.content.title": self._maybe(r.choice(content["titles"])),
                      "community.content.type": content["type"], "community.content.category": content["category"],
                      "community.content.tags": content["tags"],
                      "community.content.duration_ms": content["duration_ms"],
                      "community.content.published_at": self._published(content)})
        if content["uploader"]:
            event["community.uploader.id"] = self._maybe(content["uploader"][0])
            event["community.uploader.name"] = self._maybe(r.choice(content["uploader"][1]))

    def _published(self, content):
        """Nearly always the same."""
        r, at = self.random, content["published_at"]
        if at is None or r.random() < 0.06:
            return None
        return self._stamp(at if r.random() < 0.94 else max(0, at + r.randrange(-20 * DAY, 20 * DAY)))

    def _add_labels(self, event):
        r = self.random
        for name, choices in (("campaign", ["봄", "a_b", "A_B", "50%", "Other", ""]),
                              ("score", [1, 2, 10, 1.5, -3, "7", "abc", "1e1", "nan", True, False]),
                              ("deep.er", ["x", 5]), ("odd \"key'", ["y", "z"])):
            if r.random() < 0.5:
                event["labels." + name] = r.choice(choices)

    def _stamp(self, utc):
        return self.random.choice(STAMPS)(utc)

    def _make_files(self):
        """Gives ids, plants duplicates and lines that must be refused, and writes each event in some legal shape."""
        r, lines, altered = self.random, [], []
        plain = {e["at"] for e in self._events}
        for number, event in enumerate(self._events):
            at = max(0, event.pop("at"))
            identity = f"e{r.randrange(10**6)}-{number}"
            if not self.with_ids and r.random() < 0.2:
                # Its made id is unknown here: no other event may share its time, or ties would be undecidable.
                identity = None
                while at in plain:
                    at += 7
                plain.add(at)
            event["@timestamp"], event["event.id"] = self._stamp(at), identity
            lines.append(self._write(event))
            if identity and r.random() < 0.03:
                lines.append(self._repeat(event, at))
            if identity and r.random() < 0.03:
                altered.append(self._repeat(event, at))
            if r.random() < 0.01:
                lines.append(self._refused(event))
        if not self.with_ids:
            self._equal_lines(lines)
        if r.random() < 0.5:
            r.shuffle(lines)
        return self._spread(lines, altered) if r.random() < 0.5 else [lines]

    def _spread(self, lines, altered):
        """The log in two or three files, imported out of order: later ones say some of it again, or otherwise."""
        r, count = self.random, self.random.choice([2, 3])
        edges = sorted(r.sample(range(1, len(lines)), count - 1))
        files = [lines[a:b] for a, b in zip([0, *edges], [*edges, len(lines)])]
        r.shuffle(files)
        for number in range(1, count):
            again = r.sample(files[number - 1], len(files[number - 1]) // 12) + altered[number::count]
            files[number] = again + files[number] if r.random() < 0.5 else files[number] + again
        return files

    def _equal_lines(self, lines):
        at = self.zone.start_of_day(self.days[0]) + 12_345_678
        line = json.dumps({"@timestamp": self._stamp(at), "event.action": "view", "user.id": "u1"})
        lines += [line] * 3

    def _repeat(self, event, at):
        """The same id again: on its UTC day a duplicate (whatever else it says), on another day an event."""
        r = self.random
        again = dict(event)
        if r.random() < 0.5:
            day = at // DAY * DAY
            again["@timestamp"] = self._stamp(day + r.randrange(DAY))
            again["event.action"] = "view"
            if r.random() < 0.5:
                return self._write(again)
            # The first one stays: put other values in the later one.
            again["client.geo.country_iso_code"] = "US"
            return self._write(again)
        again["@timestamp"] = self._stamp(max(0, at + r.choice([-DAY, DAY, 2 * DAY])))
        return self._write(again)

    def _refused(self, event):
        r = self.random
        bad = dict(event)
        kind = r.randrange(6)
        if kind == 0:
            return self._write(bad)[:-3]
        if kind == 1:
            bad.pop("event.action")
        elif kind == 2:
            bad["@timestamp"] = r.choice(["yesterday", "2026-13-01T00:00:00Z", "", "2026-02-30"])
        elif kind == 3:
            bad["user.id"] = ["u1", "u2"]
        elif kind == 4:
            bad["community.watched_ms"] = r.choice(["many", "1 2", [1, 2], {"a": 1}])
        else:
            return r.choice(["[1,2]", "null", "17", "\"text\""])
        return self._write(bad)

    def _write(self, event):
        """One JSON line: nested, dotted, or half and half; missing fields left out, null or []."""
        r, out = self.random, {}
        style = r.choice(["nested", "dotted", "mixed"])
        for path, value in event.items():
            if value is None:
                if r.random() < 0.9:
                    continue
                value = r.choice([None, []] + ([""] if path in NUMBERS else []))
            elif r.random() < 0.03:
                value = self._odd_form(path, value)
            steps = path.split(".") if not path.startswith("labels.odd") else ["labels", path[7:]]
            if style == "dotted" or (style == "mixed" and r.random() < 0.5):
                steps = [".".join(steps)]
            place = out
            for step in steps[:-1]:
                place = place.setdefault(step, {})
            place[steps[-1]] = value
        return json.dumps(out, ensure_ascii=r.random() < 0.5)

    def _odd_form(self, path, value):
        """Another way to say the same, as Elasticsearch takes it."""
        if path.startswith("labels.") or isinstance(value, (list, dict)):
            return value
        if isinstance(value, int) and path != "@timestamp" and not path.endswith("_at"):
            return self.random.choice([str(value), value + 0.5, [value]])
        return str(value) if isinstance(value, float) else [value]
