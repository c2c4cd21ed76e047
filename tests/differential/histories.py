# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Months of a community: viewers who stay, pause and come back, uploaders with several works, contents with a life."""
import datetime

from zonefile import DAY

HOUR, MINUTE = 3_600_000, 60_000
AFTER_DAYS = (60, 30, 10)  # how long a history goes on after the day that the community is about
ON_THE_EDGE = (0, 0, -1, 1)


class Histories:
    """`events`: what happened, each as a community writes it. Drawn from the community's own random numbers."""

    def __init__(self, community):
        self.community, self.random, self.events = community, community.random, []
        r, zone = self.random, community.zone
        day = r.choice(community.days)
        self.end = zone.start_of_day(day + datetime.timedelta(r.choice(AFTER_DAYS)))
        self.start = self.end - r.choice([120, 150, 200]) * DAY
        self.contents = []
        for number in range(r.choice([8, 14, 24])):
            self._uploader(f"maker{number}")
        viewers = [("user", f"r{n}") for n in range(r.choice([8, 14, 22]))] + \
            [("anonymous", f"r{n}") for n in range(3)] + [v for v in community.viewers[:6] if v]
        for viewer in viewers:
            self._viewer(viewer)
        for number in range(3):
            self._machine(("user", f"robot{number}"))
        for _ in range(r.choice([2, 4])):
            self._crowd(viewers)

    def _instant(self):
        """Some time of the history, now and then the start of a local day or next to it."""
        r = self.random
        at = r.randrange(self.start, self.end)
        return at if r.random() < 0.8 else self._midnight(at) + r.choice(ON_THE_EDGE)

    def _midnight(self, at):
        return self.community.zone.start_of_day(self.community.zone.date(at))

    def _add(self, at, action, frame, content=None, **fields):
        event = dict(frame, **{"event.action": action, "at": at})
        if content:
            event.update(self._of_content(content, at))
        event.update(fields)
        self.events.append(event)

    # --- uploaders and contents -----------------------------------------------------------------------------

    def _uploader(self, name):
        r = self.random
        frame = dict(self._human(r.choice([("user", name), None])), **{"community.uploader.id": name})
        at = self._instant() if r.random() < 0.4 else max(0, self.community._instant())
        uploads = [at]
        if r.random() < 0.7:
            uploads.append(at + r.choice([0, 0, 3 * DAY, 20 * DAY, 28 * DAY - 1, 28 * DAY, 28 * DAY + 1, 60 * DAY]))
        uploads += [self._instant() for _ in range(r.choice([0, 0, 1, 3]))]
        for number, time in enumerate(uploads):
            content = self._content(f"{name}-{number}", name, time)
            if r.random() < 0.9:  # the rest appear without an upload
                self._add(time, "content-upload", frame, content)
            if r.random() < 0.25:
                self._add(time + r.randrange(50 * DAY), "content-delete", frame, content)
            if r.random() < 0.5:  # seen by nobody, perhaps in a list
                self._add(time + r.randrange(30 * DAY), "impression", self._human(None), content)

    def _content(self, name, uploader, uploaded):
        """When it says that it was published: with its upload, earlier, later, never, or as each event has it."""
        r = self.random
        published = r.choice([uploaded, uploaded, uploaded - r.randrange(100 * DAY), uploaded + r.randrange(5 * DAY),
                              None])
        content = {"id": name, "uploader": uploader, "published": published, "uploaded": uploaded,
                   "duration": r.choice([None, 10_000, 61_500, 600_000]), "moves": r.random() < 0.2,
                   "seen": r.random() < 0.7}
        self.contents.append(content)
        return content

    def _of_content(self, content, at):
        r = self.random
        published = content["published"]
        if published is not None and content["moves"]:
            published += r.choice([-3 * DAY, 0, 2 * DAY])
        if r.random() < 0.1:
            published = None
        return {"community.content.id": content["id"], "community.content.type": "video",
                "community.content.duration_ms": content["duration"], "community.uploader.id": content["uploader"],
                "community.content.published_at": published and self.community._stamp(max(0, published))}

    # --- viewers ----------------------------------------------------------------------------------------------

    def _human(self, viewer):
        frame = self.community._frame(viewer)
        frame["community.traffic.class"] = self.random.choice([None, "human", "human", "human", "internal"])
        return frame

    def _viewer(self, viewer):
        """Visits every so often; some pause for one or two months, some once came as a machine."""
        r = self.random
        at, gap = self._instant(), r.choice([1, 2, 7, 14])
        plan = r.choice(["trial", "free"])
        frame = self._human(viewer)
        if r.random() < 0.15:
            self._add(at - r.randrange(20 * DAY), "page-view", dict(frame, **{"community.traffic.class": "bot"}))
        if r.random() < 0.6:
            self._add(at + r.choice([-DAY, 0, 0, 0, 9 * DAY]), "sign-up", frame)
            if r.random() < 0.3:
                self._add(at + r.randrange(30 * DAY), "sign-up", frame)
        for _ in range(r.choice([2, 5, 9])):
            frame = dict(self._human(viewer), **{"community.viewer.plan": r.choice([plan, plan, None])})
            self._visit(at, frame)
            if r.random() < 0.2:
                plan = r.choice(["trial", "free", "subscribed"])
                changed = r.choice([at + HOUR, self._midnight(at + DAY)])
                self._add(changed, "plan-change", dict(frame, **{"community.viewer.plan": plan}))
            at += r.randrange(1, 2 * gap * DAY)
            if r.random() < 0.2:
                at += r.choice([28, 30, 56, 60, 90]) * DAY + r.choice(ON_THE_EDGE)

    def _visit(self, at, frame):
        r = self.random
        frame["session.id"] = f"h{len(self.events)}" if r.random() < 0.9 else None
        for number in range(r.choice([1, 2, 3])):
            self._add(at, "page-view", frame, **{"url.path": r.choice(["/", "/search", "/watch/1"])})
            at += r.choice([0, 1, 1500, r.randrange(20 * MINUTE)])
            if r.random() < 0.7:
                self._watch(at, frame, f"w{len(self.events)}-{number}")

    def _watch(self, at, frame, playback):
        """One playback: a view and how it goes on, often of a content of just this time."""
        r = self.random
        seen = [c for c in self.contents if c["seen"]] or self.contents
        content = r.choice(seen)
        if r.random() < 0.3:  # at an edge of its first days
            since = content["published"] if content["published"] is not None else content["uploaded"]
            at = max(0, since + r.choice([0, DAY, 7 * DAY, 7 * DAY, 28 * DAY, 90 * DAY]) + r.choice(ON_THE_EDGE))
        elif r.random() < 0.3:
            at = max(0, (content["published"] or content["uploaded"]) + r.randrange(DAY))
        shared = {"community.playback.id": playback if r.random() < 0.9 else None}
        self._add(at, "view", frame, content, **shared, **{"community.watched_ms": r.choice([None, 0, 1000])})
        for _ in range(r.choice([0, 1, 2, 4])):
            at += r.choice([10_000, MINUTE])
            self._add(at, "view-progress", frame, content, **shared,
                      **{"community.watched_ms": r.choice([5000, 9999, 200_000, -20_000])})

    def _machine(self, viewer):
        """Nothing but a machine."""
        r = self.random
        for _ in range(r.choice([1, 3])):
            frame = dict(self._human(viewer), **{"community.traffic.class": r.choice(["bot", "crawler"])})
            self._visit(self._instant(), frame)

    def _crowd(self, viewers):
        """Several within a minute, one of them next to it."""
        r = self.random
        minute = self._instant() // MINUTE * MINUTE
        content = r.choice(self.contents)
        for viewer in r.choices(viewers, k=r.choice([3, 6])):
            self._add(minute + r.randrange(MINUTE), r.choice(["view", "view-progress"]), self._human(viewer), content)
        self._add(minute - 1, "view", self._human(r.choice(viewers)), content)
        self._add(minute + MINUTE, "view", self._human(r.choice(viewers)), content)
