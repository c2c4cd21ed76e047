# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the whole store says of viewers, uploaders and contents, before any filter."""
import bisect
import functools


class Timeline:
    """Events in the order of their times."""

    def __init__(self, events):
        self.events = sorted(events, key=lambda e: e["time"])
        self.times = [e["time"] for e in self.events]

    def between(self, start, end):
        return self.events[bisect.bisect_left(self.times, start):bisect.bisect_left(self.times, end)]

    @functools.cached_property
    def contents(self):
        """Each content with the time of its first event here."""
        found = {}
        for e in self.events:
            if "content" in e:
                found.setdefault(e["content"], e["time"])
        return found

    @functools.cached_property
    def uploaders(self):
        """Each (uploader, content) that events name together, with the time of the first of them."""
        found = {}
        for e in self.events:
            if "content" in e and "uploader" in e:
                found.setdefault((e["uploader"], e["content"]), e["time"])
        return found

    @functools.cached_property
    def views(self):
        """The times of each content's views."""
        found = {}
        for e in self.events:
            if e["action"] == "view" and "content" in e:
                found.setdefault(e["content"], []).append(e["time"])
        return found


def first_ever(events):
    """Each viewer's first human event; of a viewer without any, its first event."""
    humans, anything = {}, {}
    for e in events:
        if "who" in e:
            anything.setdefault(e["who"], e["time"])
            if e["traffic_class"] == "human":
                humans.setdefault(e["who"], e["time"])
    return anything | humans


class History:
    """`events`: those that count, in order of time: the human ones, or all where the query names traffic_class."""

    def __init__(self, events):
        self.uploads, self.deleted, self.plans = {}, {}, {}
        for e in events:
            if e["action"] == "content-upload" and "uploader" in e:
                self.uploads.setdefault(e["uploader"], []).append(e["time"])
            if e["action"] == "content-delete" and "content" in e:
                self.deleted.setdefault(e["content"], e["time"])
            if "who" in e and "viewer_plan" in e:
                self.plans.setdefault(e["who"], []).append((e["time"], e["event_id"], e["viewer_plan"]))
        self.published = self._published(events)

    @staticmethod
    def _published(events):
        """The least time of publication that a content's events tell; without one, its first upload."""
        told, uploaded = {}, {}
        for e in events:
            content = e.get("content")
            if content is None:
                continue
            if "content_published_at" in e:
                told[content] = min(told.get(content, e["content_published_at"]), e["content_published_at"])
            if e["action"] == "content-upload":
                uploaded.setdefault(content, e["time"])
        return uploaded | told

    def plan_at(self, who, until):
        """The plan on the viewer's latest event before `until` that tells one; None without any."""
        before = [stamp for stamp in self.plans.get(who, ()) if stamp[0] < until]
        return max(before)[2] if before else None
