// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewplan.h"

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxHeadline = 6;

const QStringList CommunityMetrics = {u"views"_s,   u"unique_viewers"_s,   u"watch_time"_s,
                                      u"uploads"_s, u"active_uploaders"_s, u"engagement_rate"_s};
const QStringList SiteMetrics = {u"visits"_s,          u"page_views"_s, u"bounce_rate"_s, u"visitors"_s,
                                 u"pages_per_visit"_s, u"purchases"_s,  u"sign_ups"_s};

QString firstKnown(const QStringList &names, const SourceInfo &info)
{
    return knownMetrics(names, info).value(0, u"events"_s);
}

/// The attribute that names what the ids of a table stand for.
QString nameDimension(Tile tile, const OverviewPlan &plan)
{
    if (tile == Tile::Contents && plan.hasContentTitle)
        return u"content_title"_s;
    if (tile == Tile::Uploaders && plan.hasUploaderName)
        return u"uploader_name"_s;
    return {};
}

QStringList tableMetrics(Tile tile)
{
    switch (tile) {
    case Tile::Contents:
        return {u"views"_s, u"watch_time"_s};
    case Tile::Uploaders:
        return {u"uploads"_s, u"views"_s};
    default:
        return {u"page_views"_s, u"visitors"_s};
    }
}

Query topQuery(Tile tile, const OverviewPlan &plan, const QueryFrame &frame)
{
    Query query = framedQuery(frame);
    query.dimensions = {tileDimension(tile)};
    if (const QString name = nameDimension(tile, plan); !name.isEmpty())
        query.dimensions.append(name);
    query.metrics = tableMetrics(tile);
    query.order = {{tileMetric(tile, plan), true}};
    query.limit = TopRows;
    query.includeTotals = true;
    // Events that belong to no content are no content's row.
    Filter exists;
    exists.op = Filter::Op::Exists;
    exists.dimension = tileDimension(tile);
    query.filters.append(exists);
    return query;
}

Query barQuery(Tile tile, const OverviewPlan &plan, const QueryFrame &frame)
{
    Query query = framedQuery(frame);
    query.dimensions = {tileDimension(tile)};
    query.metrics = {plan.breakdownMetric};
    query.order = {{plan.breakdownMetric, true}};
    query.limit = BarRows;
    query.includeTotals = true;
    query.includeOther = true;
    return query;
}

/// A line some 60 pixels wide needs no more points than that.
TimeUnit trendUnit(TimeUnit unit)
{
    return unit == TimeUnit::Minute ? TimeUnit::Hour : unit;
}

} // namespace

OverviewPlan planOverview(const SourceInfo &info)
{
    const auto has = [&](const QString &field) { return info.fields.contains(field); };
    const bool views = isKnown(u"views"_s, info);
    OverviewPlan plan;
    plan.headline = views ? knownMetrics(CommunityMetrics, info) : QStringList();
    for (const QString &metric : knownMetrics(SiteMetrics, info)) {
        if (plan.headline.size() < MaxHeadline)
            plan.headline.append(metric);
    }
    if (plan.headline.isEmpty())
        plan.headline = {u"events"_s};
    plan.breakdownMetric = firstKnown({u"views"_s, u"visits"_s, u"page_views"_s}, info);
    plan.activityMetric = firstKnown({u"views"_s, u"page_views"_s}, info);
    plan.hasContentTitle = has(u"content_title"_s);
    plan.hasUploaderName = has(u"uploader_name"_s);

    plan.tiles = {Tile::Total, Tile::Headline, Tile::Series};
    if (views && has(u"content"_s))
        plan.tiles.append(Tile::Contents);
    if ((views || isKnown(u"uploads"_s, info)) && has(u"uploader"_s))
        plan.tiles.append(Tile::Uploaders);
    if (!plan.tiles.contains(Tile::Contents) && isKnown(u"page_views"_s, info) && has(u"page"_s))
        plan.tiles.append(Tile::Pages);
    for (const Tile tile : {Tile::Device, Tile::Country, Tile::TrafficSource}) {
        if (has(tileDimension(tile)))
            plan.tiles.append(tile);
    }
    plan.tiles.append(Tile::Heatmap);
    return plan;
}

QString tileDimension(Tile tile)
{
    switch (tile) {
    case Tile::Contents:
    case Tile::ContentTrends:
        return u"content"_s;
    case Tile::Uploaders:
    case Tile::UploaderTrends:
        return u"uploader"_s;
    case Tile::Pages:
    case Tile::PageTrends:
        return u"page"_s;
    case Tile::Device:
        return u"device"_s;
    case Tile::Country:
        return u"country"_s;
    case Tile::TrafficSource:
        return u"traffic_source"_s;
    default:
        return {};
    }
}

QString tileMetric(Tile tile, const OverviewPlan &plan)
{
    switch (tile) {
    case Tile::Contents:
    case Tile::Uploaders:
        return u"views"_s;
    case Tile::Pages:
        return u"page_views"_s;
    case Tile::Heatmap:
        return plan.activityMetric;
    default:
        return plan.breakdownMetric;
    }
}

Query tileQuery(Tile tile, const OverviewPlan &plan, const QueryFrame &frame)
{
    Query query = framedQuery(frame);
    switch (tile) {
    case Tile::Headline:
        query.metrics = plan.headline;
        query.includeTotals = true;
        return query;
    case Tile::Total:
        query.metrics = plan.headline;
        query.range = {.name = u"all"_s, .from = {}, .to = {}, .zone = frame.scope.range.zone};
        query.compare = {};
        return query;
    case Tile::Series:
        query.metrics = plan.headline;
        query.dimensions = {timeDimension(frame.unit)};
        query.includeEmptyBuckets = true;
        query.limit = Query::MaxLimit;
        return query;
    case Tile::Heatmap:
        query.metrics = {plan.activityMetric};
        query.dimensions = {u"day_of_week"_s, u"hour_of_day"_s};
        query.compare = {};
        return query;
    case Tile::Contents:
    case Tile::Uploaders:
    case Tile::Pages:
        return topQuery(tile, plan, frame);
    default:
        return barQuery(tile, plan, frame);
    }
}

std::optional<Tile> trendsOf(Tile table)
{
    switch (table) {
    case Tile::Contents:
        return Tile::ContentTrends;
    case Tile::Uploaders:
        return Tile::UploaderTrends;
    case Tile::Pages:
        return Tile::PageTrends;
    default:
        return {};
    }
}

Query trendQuery(Tile table, const ResultTable &rows, const QueryFrame &frame)
{
    Query query = framedQuery(frame);
    query.compare = {};
    query.metrics = {tileMetric(table, {})};
    query.dimensions = {tileDimension(table), timeDimension(trendUnit(frame.unit))};
    query.includeEmptyBuckets = true;
    query.limit = Query::MaxLimit;
    Filter shown;
    shown.op = Filter::Op::Is;
    shown.dimension = tileDimension(table);
    for (const Row &row : rows.rows)
        shown.values.append(row.value(0));
    query.filters.append(shown);
    return query;
}

} // namespace tally
