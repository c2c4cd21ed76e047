// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/planparts.h"

#include "ui/pages/common/pagetexts.h"
#include "ui/widgets/rangetext.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int RankedRows = 2000;

Query partQuery(const PlanInput &input, const QStringList &metrics, const QList<Filter> &filters)
{
    Query query = framedQuery(input.frame);
    query.metrics = metrics;
    query.filters += filters;
    return query;
}

TimeUnit unitOf(const PlanInput &input, TimeUnit least)
{
    return std::max(input.frame.unit, least);
}

Query seriesQuery(const PlanInput &input, const QStringList &metrics, const QList<Filter> &filters,
                  TimeUnit unit)
{
    Query query = partQuery(input, metrics, filters);
    query.dimensions = {timeDimension(unit)};
    query.includeEmptyBuckets = true;
    query.limit = Query::MaxLimit;
    return query;
}

/// The same order in the compared period, once the answer has told which that is.
Block rankFeed(const TopPart &part, const Query &table, const PlanInput &input)
{
    Block feed{.id = part.id + u".ranks"_s, .title = part.title};
    feed.needs = part.id;
    const auto answer = input.answers.constFind(part.id);
    if (answer == input.answers.constEnd() || !answer->comparison)
        return feed;
    feed.query = table;
    feed.query.metrics = {table.metrics.first()};
    feed.query.dimensions = {part.dimension};
    feed.query.range = customSpec(answer->comparison->range);
    feed.query.compare = {};
    feed.query.limit = RankedRows;
    feed.query.includeTotals = false;
    feed.query.includeOther = false;
    return feed;
}

Block trendFeed(const TopPart &part, const Query &table, const PlanInput &input)
{
    Block feed{.id = part.id + u".trends"_s, .title = part.title};
    feed.needs = part.id;
    const auto answer = input.answers.constFind(part.id);
    if (answer == input.answers.constEnd() || answer->rows.isEmpty())
        return feed;
    feed.query = table;
    feed.query.metrics = {table.metrics.first()};
    feed.query.dimensions = {part.dimension, timeDimension(std::max(input.frame.unit, TimeUnit::Hour))};
    feed.query.compare = {};
    feed.query.order = {};
    feed.query.includeEmptyBuckets = true;
    feed.query.includeTotals = false;
    feed.query.includeOther = false;
    feed.query.limit = Query::MaxLimit;
    Filter shown = isFilter(part.dimension, {});
    shown.values.clear();
    for (const Row &row : answer->rows)
        shown.values.append(row.value(0));
    feed.query.filters.append(shown);
    return feed;
}

} // namespace

QList<Block> headlineBlocks(const HeadlinePart &part, const PlanInput &input)
{
    const QStringList metrics = knownMetrics(part.metrics, input.info);
    if (metrics.isEmpty())
        return {};
    Block tiles{.id = part.id + u".tiles"_s, .kind = BlockKind::Tiles, .title = part.title};
    tiles.query = partQuery(input, metrics, part.filters);
    tiles.query.includeTotals = true;
    tiles.metrics = metrics;
    Block chart{.id = part.id + u".chart"_s,
                .kind = part.hasChart ? BlockKind::Chart : BlockKind::Feed,
                .title = part.title};
    chart.subtitle = QCoreApplication::translate("Board", "drag to zoom · double-click to go back");
    chart.unit = unitOf(input, part.leastUnit);
    chart.query = seriesQuery(input, metrics, part.filters, chart.unit);
    chart.metrics = metrics;
    chart.chosenBy = tiles.id;
    chart.hasUnitChoice = true;
    chart.span = part.chartSpan;
    tiles.seriesFrom = chart.id;
    QList<Block> blocks = {tiles};
    if (part.hasTotal) {
        Block total{.id = part.id + u".total"_s, .title = part.title};
        total.query = partQuery(input, metrics, part.filters);
        total.query.range = {.name = u"all"_s, .from = {}, .to = {}, .zone = input.frame.scope.range.zone};
        total.query.compare = {};
        blocks.first().totalFrom = total.id;
        blocks.append(total);
    }
    blocks.append(chart);
    return blocks;
}

QList<Block> topBlocks(const TopPart &part, const PlanInput &input)
{
    const QStringList metrics = knownMetrics(part.metrics, input.info);
    if (metrics.isEmpty() || !input.hasField(part.dimension))
        return {};
    Block table{.id = part.id, .kind = BlockKind::Table, .title = part.title};
    table.query = partQuery(input, metrics, part.filters);
    table.query.dimensions = {part.dimension};
    if (!part.name.isEmpty() && input.hasField(part.name)) {
        table.query.dimensions.append(part.name);
        table.nameDimension = part.name;
    }
    table.query.order = {{metrics.first(), true}};
    table.query.limit = part.limit;
    table.query.includeTotals = true;
    table.query.includeOther = true;
    // Events that belong to none of them are no row.
    table.query.filters.append(existsFilter(part.dimension));
    table.span = part.span;
    table.rowsSeen = part.rowsSeen;
    table.drill = part.drill;
    const Block ranks = rankFeed(part, table.query, input);
    const Block trends = trendFeed(part, table.query, input);
    table.rankFrom = ranks.id;
    table.trendFrom = trends.id;
    return {table, ranks, trends};
}

QList<Block> barsBlocks(const BarsPart &part, const PlanInput &input)
{
    if (!input.isKnown(part.metric) || (part.needsField && !input.hasField(part.dimension)))
        return {};
    Block bars{.id = part.id, .kind = BlockKind::Bars, .title = part.title};
    bars.subtitle = metricLabel(part.metric, input.language());
    bars.query = partQuery(input, {part.metric}, part.filters);
    bars.query.dimensions = {part.dimension};
    if (!part.isOrdered) {
        bars.query.order = {{part.metric, true}};
        bars.query.limit = part.limit;
        bars.query.includeOther = true;
    }
    bars.query.includeTotals = true;
    bars.span = part.span;
    bars.drill = part.drill;
    return {bars};
}

QList<Block> seriesBlocks(const SeriesPart &part, const PlanInput &input)
{
    const QStringList metrics = knownMetrics(part.metrics, input.info);
    if (metrics.isEmpty())
        return {};
    Block chart{.id = part.id, .kind = BlockKind::Chart, .title = part.title};
    chart.unit = unitOf(input, part.leastUnit);
    chart.query = seriesQuery(input, metrics, part.filters, chart.unit);
    if (!part.split.isEmpty()) {
        chart.query.dimensions.append(part.split);
        chart.query.top = TopSpec{part.split, part.top, metrics.first()};
        chart.query.includeEmptyBuckets = false;
    }
    if (metrics.size() > 1 || !part.split.isEmpty())
        chart.query.compare = {};
    chart.metrics = metrics;
    chart.shape = part.shape;
    chart.span = part.span;
    return {chart};
}

} // namespace tally
