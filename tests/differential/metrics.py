# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each metric is over a group of events, written out from its definition."""
from collections import Counter
from fractions import Fraction

A, N, R = "additive", "non_additive", "ratio"


class Group:
    """Events of one row. An event that stands in it for several values (tags under Other) is listed as often."""

    def __init__(self, events=(), by_impression=True):
        self.events = list(events)
        self.by_impression = by_impression  # which form click_through_rate has in this query
        self._counts = None

    def count(self, action):
        if self._counts is None:
            self._counts = Counter(e["action"] for e in self.events)
        return self._counts[action]

    def distinct_events(self):
        return {id(e): e for e in self.events}.values()

    def distinct(self, field, action=None):
        return len({e[field] for e in self.events if field in e and (action is None or e["action"] == action)})

    def watched_ms(self):
        return sum(e.get("watched_ms", 0) for e in self.events)

    def currencies(self):
        return {e["currency"] for e in self.events if e["action"] == "purchase" and "currency" in e}

    def revenue(self):
        """Exact, or None where currencies are mixed."""
        if len(self.currencies()) > 1:
            return None
        return sum((Fraction(e["amount"]) * e.get("quantity", 1) for e in self.events
                    if e["action"] == "purchase" and "amount" in e), Fraction(0))

    def pages_by_session(self):
        """Page-views of each visit that has at least one."""
        return Counter(e["session"] for e in self.distinct_events()
                       if "session" in e and e["action"] == "page-view")


def ratio(top, bottom):
    return None if top is None or not bottom else top / bottom


def seconds(milliseconds):
    """To the millisecond, halves away from zero."""
    whole = int(abs(milliseconds) + Fraction(1, 2))
    return (whole if milliseconds >= 0 else -whole) / 1000


def click_through_rate(g):
    views = g.count("view")
    if g.by_impression:
        views = sum(1 for e in g.events if e["action"] == "view" and "impression" in e)
    return ratio(views, g.count("impression"))


def avg_view_duration(g):
    return seconds(Fraction(g.watched_ms(), g.count("view"))) if g.count("view") else None


def revenue(g):
    exact = g.revenue()
    return None if exact is None else float(exact)


def bounce_rate(g):
    pages = g.pages_by_session()
    return ratio(sum(1 for n in pages.values() if n == 1), len(pages))


def counted(action):
    return lambda g: g.count(action)


def net(done, undone):
    return lambda g: g.count(done) - g.count(undone)


METRICS = {
    "events": (A, lambda g: len(g.events)),
    "views": (A, counted("view")),
    "impressions": (A, counted("impression")),
    "click_through_rate": (R, click_through_rate),
    "unique_viewers": (N, lambda g: g.distinct("who", "view")),
    "views_per_viewer": (R, lambda g: ratio(g.count("view"), g.distinct("who", "view"))),
    "watch_time": (A, lambda g: g.watched_ms() / 1000),
    "avg_view_duration": (R, avg_view_duration),
    "likes": (A, net("like", "unlike")),
    "likes_gross": (A, counted("like")),
    "comments": (A, net("comment", "comment-delete")),
    "comments_gross": (A, counted("comment")),
    "shares": (A, counted("share")),
    "saves": (A, net("save", "unsave")),
    "saves_gross": (A, counted("save")),
    "follows": (A, net("follow", "unfollow")),
    "follows_gross": (A, counted("follow")),
    "engagement_rate": (R, lambda g: ratio(g.count("like") + g.count("comment") + g.count("share"),
                                           g.count("view"))),
    "visits": (N, lambda g: g.distinct("session")),
    "visitors": (N, lambda g: g.distinct("who")),
    "page_views": (A, counted("page-view")),
    "pages_per_visit": (R, lambda g: ratio(g.count("page-view"), g.distinct("session"))),
    "bounce_rate": (R, bounce_rate),
    "sign_ups": (A, counted("sign-up")),
    "withdrawals": (A, counted("withdraw")),
    "uploads": (A, counted("content-upload")),
    "deletions": (A, counted("content-delete")),
    "active_uploaders": (N, lambda g: g.distinct("uploader", "content-upload")),
    "uploads_per_uploader": (R, lambda g: ratio(g.count("content-upload"),
                                                g.distinct("uploader", "content-upload"))),
    "purchases": (A, counted("purchase")),
    "revenue": (A, revenue),
    "avg_order_value": (R, lambda g: ratio(revenue(g), g.count("purchase"))),
    "reports": (A, counted("report")),
    "reports_per_1000_views": (R, lambda g: ratio(g.count("report") * 1000, g.count("view"))),
}
OF_VISITS = ("visits", "pages_per_visit", "bounce_rate")


def values(names, group):
    return [METRICS[name][1](group) for name in names]


def change(current, previous):
    """(current − previous) ÷ previous; None where it can't be known."""
    return None if current is None or not previous else (current - previous) / previous
