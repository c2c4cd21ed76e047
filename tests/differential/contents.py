# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Metrics of contents and those who upload them."""
from collections import Counter

from group import ratio
from zonefile import DAY

AGES = ((1, "0–24 h"), (7, "1–7 d"), (28, "7–28 d"), (90, "28–90 d"))
OLD, UNKNOWN = "> 90 d", "unknown"


def content_age(event):
    """The words for how old the event's content was."""
    if event.get("content_published_at", event["time"] + 1) > event["time"]:
        return UNKNOWN
    days = (event["time"] - event["content_published_at"]) // DAY
    return next((words for end, words in AGES if days < end), OLD)


# --- uploaders ----------------------------------------------------------------------------------------------------

def _first_timers(g):
    """The uploaders in the group whose first upload of all lies in its bucket or later, with their uploads' times."""
    here = {e["uploader"] for e in g.of("content-upload") if "uploader" in e}
    return {who: g.history.uploads[who] for who in here if g.history.uploads[who][0] >= g.since}


def first_time_uploaders(g):
    return len(_first_timers(g))


def uploader_return_rate(g):
    mature = [times for times in _first_timers(g).values() if times[0] + 28 * DAY <= g.now]
    came_back = [times for times in mature if len(times) > 1 and times[1] < times[0] + 28 * DAY]
    return ratio(len(came_back), len(mature))


# --- shares of attention ------------------------------------------------------------------------------------------

def population(g):
    """Contents that were there for the group: seen in it by its end, published before that, not deleted before it."""
    published, deleted = g.history.published, g.history.deleted
    return {content for content, seen in g.alike.contents.items()
            if seen < g.until and published.get(content, g.until) < g.until
            and deleted.get(content, g.since) >= g.since}


def zero_view_rate(g):
    published = g.history.published
    week_old = [c for c in population(g) if published[c] <= g.until - 7 * DAY]
    unseen = [c for c in week_old
              if not any(0 <= time - published[c] < 7 * DAY for time in g.alike.views.get(c, ()))]
    return ratio(len(unseen), len(week_old))


def attention(g):
    """Views in the group of each content of its population, or with each of its uploaders; ascending, with zeros."""
    contents, field = population(g), "content"
    members = contents
    if g.section.query.get("basis") == "uploader":
        field = "uploader"
        members = {uploader for (uploader, content), seen in g.alike.uploaders.items()
                   if content in contents and seen < g.until}
    views = Counter(e[field] for e in g.of("view") if field in e)
    return sorted(views[member] for member in members)


def gini(g):
    x = attention(g)
    n = len(x)
    return ratio(sum((2 * i - n - 1) * views for i, views in enumerate(x, 1)), n * sum(x))


def top_1_percent_share(g):
    x = attention(g)
    hundredth = -(-len(x) // 100)  # rounded up
    return ratio(sum(x[len(x) - hundredth:]), sum(x))


# --- age ----------------------------------------------------------------------------------------------------------

def freshness(g):
    """Of a row: among the rows that only differ by age. Of several rows: among all."""
    of = g.table.views_without_age[g.table.without(g.keys[0], "content_age")] if g.is_row \
        else g.section.whole().count("view")
    return ratio(g.count("view"), of)


def first_views(days):
    """Views of contents younger than that, of those that have had the time to grow so old."""
    def count(g):
        known = [e for e in g.events if e["action"] == "view" and "content_published_at" in e]
        mature = [e for e in known if e["content_published_at"] + days * DAY <= g.now]
        if known and not mature:
            return None
        return sum(0 <= e["time"] - e["content_published_at"] < days * DAY for e in mature)
    return count
