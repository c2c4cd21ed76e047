# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Metrics of viewers: who is new, who comes back, who stays away, how they watch and move about."""
from group import ONE, mean, mean_seconds, ratio

MINUTE = 60_000


def new_viewers(g):
    first = g.section.store.first_ever
    return sum(first[who] >= g.since for who in g.viewers())


def returning_viewers(g):
    return g.visitors() - new_viewers(g)


def avg_percentage_viewed(g):
    watched, durations = {}, {}
    for e in g.of("view", "view-progress"):
        if "playback" in e:
            playback = e["playback"]
            watched[playback] = watched.get(playback, 0) + e.get("watched_ms", 0)
            durations[playback] = max(durations.get(playback, 0), e.get("content_duration_ms", 0))
    return mean(min(1, max(0, watched[p]) / duration) for p, duration in durations.items() if duration > 0)


def avg_visit_duration(g):
    return mean_seconds([visit[-1]["time"] - visit[0]["time"] for visit in g.by_session()])


def avg_page_duration(g):
    visits = g.by_session("page-view")
    return mean_seconds([b["time"] - a["time"] for visit in visits for a, b in zip(visit, visit[1:])])


# --- local days that are over -------------------------------------------------------------------------------------

def active_in_days(g, day, count):
    """Viewers active in the `count` local days that end where `day` starts. A skipped date is a day without time."""
    z = g.section.zone
    return g.active(z.start_of_day(day - count * ONE), z.start_of_day(day))


def trailing(days):
    def viewers(g):
        last = g.last_midnight()
        return last and len(active_in_days(g, last[1], days))
    return viewers


def stickiness(g):
    z, shares = g.section.zone, []
    day = z.date(g.since)
    while z.start_of_day(day + ONE) <= g.until:
        start, end = z.start_of_day(day), z.start_of_day(day + ONE)
        if g.since <= start < end:  # `end` would be `start` where the zone skipped the date
            shares.append(ratio(len(active_in_days(g, day + ONE, 1)), len(active_in_days(g, day + ONE, 28))))
        day += ONE
    return mean(share for share in shares if share is not None)


def dormant_viewers(g):
    last = g.last_midnight()
    if last is None:
        return None
    recent = active_in_days(g, last[1], 28)
    return len(active_in_days(g, last[1] - 28 * ONE, 28) - recent)


# --- plans, habits, crowds ----------------------------------------------------------------------------------------

def viewers_by_plan(g):
    """The row's plan is the one held at the end of its bucket, not the one that the event tells."""
    if "viewer_plan" not in g.table.dimensions:
        return g.distinct("who", "view")
    return len(set().union(*(_viewers_with_plan(g.table, key) for key in g.keys)))


def _viewers_with_plan(table, key):
    plan, group = key[table.dimensions.index("viewer_plan")], table.groups[key]
    viewers = table.viewers_without_plan.get(table.without(key, "viewer_plan"), ())
    return {who for who in viewers
            if table.shown_value("viewer_plan", group.history.plan_at(who, group.until)) == plan}


def frequency(g):
    return ratio(sum("who" in e for e in g.distinct_events()), g.visitors())


def recency(g):
    last = {}
    for e in g.events:
        if "who" in e:
            last[e["who"]] = max(last.get(e["who"], e["time"]), e["time"])
    return mean_seconds([g.until - time for time in last.values()])


def peak_concurrent(g):
    minutes = {}
    for e in g.of("view", "view-progress"):
        if "who" in e:
            minutes.setdefault(e["time"] // MINUTE, set()).add(e["who"])
    return max(map(len, minutes.values()), default=0)
