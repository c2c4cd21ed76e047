# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each metric is over a group of events, written out from its definition."""
from fractions import Fraction

import activity
import contents
from group import ratio, seconds

A, N, R = "additive", "non_additive", "ratio"


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
    visits = g.by_session("page-view")
    return ratio(sum(len(pages) == 1 for pages in visits), len(visits))


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
    "visitors": (N, lambda g: g.visitors()),
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
    "new_viewers": (N, activity.new_viewers),
    "returning_viewers": (N, activity.returning_viewers),
    "avg_percentage_viewed": (R, activity.avg_percentage_viewed),
    "avg_visit_duration": (R, activity.avg_visit_duration),
    "avg_page_duration": (R, activity.avg_page_duration),
    "dau": (N, activity.trailing(1)),
    "wau": (N, activity.trailing(7)),
    "mau": (N, activity.trailing(28)),
    "stickiness": (R, activity.stickiness),
    "dormant_viewers": (N, activity.dormant_viewers),
    "viewers_by_plan": (N, activity.viewers_by_plan),
    "frequency": (N, activity.frequency),
    "recency": (N, activity.recency),
    "peak_concurrent": (N, activity.peak_concurrent),
    "first_time_uploaders": (N, contents.first_time_uploaders),
    "uploader_return_rate": (R, contents.uploader_return_rate),
    "zero_view_rate": (R, contents.zero_view_rate),
    "gini": (N, contents.gini),
    "top_1_percent_share": (N, contents.top_1_percent_share),
    "freshness": (R, contents.freshness),
    "first_24h_views": (A, contents.first_views(1)),
    "first_7d_views": (A, contents.first_views(7)),
    "first_28d_views": (A, contents.first_views(28)),
    "retention": (R, lambda cells: cells.retention()),
    "rolling_retention": (R, lambda cells: cells.rolling_retention()),
}
UNIT_OF = {"frequency": "ratio"}
UNIT_OF.update(dict.fromkeys(("avg_visit_duration", "avg_page_duration", "recency"), "seconds"))
UNIT_OF.update(dict.fromkeys(("avg_percentage_viewed", "stickiness", "uploader_return_rate", "zero_view_rate", "gini",
                            "top_1_percent_share", "freshness", "retention", "rolling_retention"), "share"))
for _metric in list(METRICS)[list(METRICS).index("new_viewers"):]:
    UNIT_OF.setdefault(_metric, "count")
DECIMALS = ("watch_time", "revenue", "gini", "top_1_percent_share", "frequency", "recency")  # besides all ratios

# --- what goes with what ------------------------------------------------------------------------------------------

RETENTION = ("retention", "rolling_retention")
OF_COHORTS = RETENTION + ("visitors",)
OF_VISITS = ("visits", "pages_per_visit", "bounce_rate", "avg_visit_duration", "avg_page_duration")
OF_DAYS = ("dau", "wau", "mau", "stickiness", "dormant_viewers")
OF_CONTENTS = ("zero_view_rate", "gini", "top_1_percent_share")
_NOT_LASTING = ("hour_of_day", "day_of_week", "time", "landing_page", "events_per_viewer", "days_since_last",
                "event_id", "session", "impression", "playback")
NOT_WITH = {"page": OF_VISITS, "time:minute": OF_DAYS, "time:hour": OF_DAYS, "content_age": OF_CONTENTS}
NOT_WITH.update({dimension: OF_DAYS + OF_CONTENTS for dimension in _NOT_LASTING})
BASIS_OF = {metric: ("first_event", "sign_up") for metric in RETENTION}
BASIS_OF.update({metric: ("content", "uploader") for metric in ("gini", "top_1_percent_share")})


def compatible(metric, dimensions):
    """Whether a metric may stand beside these dimensions."""
    if any(metric in NOT_WITH.get(dimension, ()) for dimension in dimensions):
        return False
    if metric == "freshness" and "content_age" not in dimensions:
        return False
    if metric in OF_DAYS + OF_CONTENTS and sum(d.startswith("time:") for d in dimensions) > 1:
        return False
    if any(d.startswith("cohort:") for d in dimensions):
        return metric in OF_COHORTS
    return metric not in RETENTION


def values(names, group):
    return [METRICS[name][1](group) for name in names]


def change(current, previous):
    """(current − previous) ÷ previous; None where it can't be known."""
    return None if current is None or not previous else (current - previous) / previous
