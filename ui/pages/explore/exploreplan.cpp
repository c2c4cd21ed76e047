// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/exploreplan.h"

#include "domain/compatibility.h"
#include "ui/models/errortext.h"
#include "ui/pages/board/planparts.h"
#include "ui/pages/common/pagetexts.h"

#include <QCoreApplication>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostSeries = 6;

bool isTime(const QString &dimension)
{
    return dimension.startsWith(u"time:"_s);
}

bool isCohort(const QString &dimension)
{
    return dimension.startsWith(u"cohort:"_s) || dimension == u"period"_s;
}

/// Whether a click on one of its values can become a filter.
bool canFilter(const QString &name)
{
    const auto info = findDimension(name);
    using enum DimensionKind;
    return info
        && (info->kind == Field || info->kind == Attribute || info->kind == Label || info->kind == HourOfDay
            || info->kind == DayOfWeek);
}

QString titleOf(const Query &query, Language language)
{
    QStringList metrics;
    for (const QString &metric : query.metrics)
        metrics.append(metricLabel(metric, language));
    QStringList dimensions;
    for (const QString &dimension : query.dimensions)
        dimensions.append(dimensionLabel(dimension, language));
    if (dimensions.isEmpty())
        return metrics.join(u", "_s);
    //: %1 are metrics, %2 are dimensions: "Views by Day, Device"
    return QCoreApplication::translate("Explore", "%1 by %2")
        .arg(metrics.join(u", "_s), dimensions.join(u", "_s));
}

BlockKind kindOf(const SavedView &view, const Query &query)
{
    switch (view.chart) {
    case ChartKind::Heatmap:
        return query.dimensions == QStringList{u"day_of_week"_s, u"hour_of_day"_s} ? BlockKind::Heatmap
                                                                                   : BlockKind::Grid;
    case ChartKind::CohortGrid:
        return BlockKind::Grid;
    case ChartKind::Table:
        return BlockKind::Table;
    default:
        return BlockKind::Chart;
    }
}

QString obstacleOf(const Block &block, const PlanInput &input)
{
    if (block.query.metrics.isEmpty())
        return QCoreApplication::translate("Explore", "Pick a metric.");
    for (const QString &metric : block.query.metrics) {
        if (!input.isKnown(metric))
            return QCoreApplication::translate("Explore", "This source has nothing that tells %1.")
                .arg(metricLabel(metric, input.language()));
    }
    if (const auto valid = validate(block.query); !valid)
        return errorSentence(valid.error());
    if (block.kind == BlockKind::Grid && block.query.dimensions.size() < 2)
        return QCoreApplication::translate("Explore", "A grid needs two dimensions: pick a second one.");
    if (block.kind == BlockKind::Chart && block.query.dimensions.isEmpty())
        return QCoreApplication::translate("Explore", "A chart needs a dimension: pick one.");
    return {};
}

/// Those that need no dimension to be told.
QStringList plainMetrics(const QStringList &names, const PlanInput &input)
{
    QStringList plain;
    for (const QString &name : knownMetrics(names, input.info)) {
        Query query = framedQuery(input.frame);
        query.metrics = {name};
        if (validate(query))
            plain.append(name);
    }
    return plain;
}

} // namespace

SavedView freshView()
{
    SavedView view;
    view.query.metrics = {u"views"_s};
    view.query.dimensions = {u"time:day"_s};
    view.query.limit = 10;
    view.chart = ChartKind::Line;
    return view;
}

QString chartKindTitle(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Line:
        return QCoreApplication::translate("Explore", "Line");
    case ChartKind::Area:
        return QCoreApplication::translate("Explore", "Area");
    case ChartKind::StackedBar:
        return QCoreApplication::translate("Explore", "Stacked bars");
    case ChartKind::Bar:
        return QCoreApplication::translate("Explore", "Bars");
    case ChartKind::Heatmap:
        return QCoreApplication::translate("Explore", "Heatmap");
    case ChartKind::CohortGrid:
        return QCoreApplication::translate("Explore", "Cohort grid");
    case ChartKind::Table:
        return QCoreApplication::translate("Explore", "Table");
    }
    return {};
}

QList<DimensionInfo> offeredDimensions(const SourceInfo &info)
{
    QList<DimensionInfo> offered;
    for (const DimensionInfo &dimension : dimensions()) {
        const bool isOfField
            = dimension.kind == DimensionKind::Field || dimension.kind == DimensionKind::Attribute;
        const bool isKnown = info.fields.contains(dimension.name)
            || (dimension.name == u"viewer"_s && info.fields.contains(u"anonymous_id"_s));
        if (!isOfField || isKnown)
            offered.append(dimension);
    }
    QStringList labels;
    for (const QString &field : info.fields) {
        if (field.startsWith(u"labels."_s))
            labels.append(field);
    }
    labels.sort();
    for (const QString &label : std::as_const(labels)) {
        if (const auto dimension = findDimension(label))
            offered.append(*dimension);
    }
    return offered;
}

Query exploreQuery(const SavedView &view, const PlanInput &input)
{
    Query query = framedQuery(input.frame);
    query.metrics = view.query.metrics;
    query.dimensions = view.query.dimensions;
    query.basis = view.query.basis;
    query.includeTotals = true;
    const QStringList &names = query.dimensions;
    if (std::any_of(names.begin(), names.end(), isCohort)) {
        if (view.chart == ChartKind::CohortGrid && names.size() == 1 && names.first() != u"period"_s)
            query.dimensions.append(u"period"_s);
        query.compare = {};
        query.includeTotals = false;
        return query;
    }
    const bool hasTime = std::any_of(names.begin(), names.end(), isTime);
    const auto split
        = std::find_if(names.begin(), names.end(), [](const QString &name) { return !isTime(name); });
    const bool isDrawn = view.chart != ChartKind::Table;
    if (names.size() > 1)
        query.compare = {};
    if (hasTime) {
        query.includeEmptyBuckets = names.size() == 1;
        query.limit = Query::MaxLimit;
        if (split != names.end() && isDrawn)
            query.top = TopSpec{*split, std::min(view.query.limit, MostSeries), query.metrics.value(0)};
    } else if (!names.isEmpty()) {
        const bool isClasses = !canFilter(names.first());
        if (!isClasses)
            query.order = {{query.metrics.value(0), true}};
        query.limit = names.size() == 1 && !isClasses ? view.query.limit : Query::DefaultLimit;
        query.includeOther = names.size() == 1 && !isClasses;
    }
    return query;
}

QList<Block> planExplore(const SavedView &view, bool isShareOfTotal, const PlanInput &input)
{
    QList<Block> blocks
        = headlineBlocks({.id = u"explore"_s,
                          .title = QCoreApplication::translate("Explore", "Key figures of this view"),
                          .metrics = plainMetrics(view.query.metrics, input),
                          .leastUnit = TimeUnit::Day,
                          .hasChart = false},
                         input);
    Block answer{.id = u"explore.answer"_s};
    answer.query = exploreQuery(view, input);
    answer.kind = kindOf(view, answer.query);
    answer.title = titleOf(answer.query, input.language());
    answer.metrics = view.query.metrics;
    answer.height = answer.kind == BlockKind::Chart ? 320 : 0;
    answer.rowsSeen = 16;
    answer.isShareOfTotal = isShareOfTotal && answer.kind == BlockKind::Chart;
    answer.shape = view.chart == ChartKind::StackedBar ? ChartShape::StackedBars
        : view.chart == ChartKind::Bar                 ? ChartShape::Bars
                                                       : ChartShape::Line;
    for (const QString &dimension : std::as_const(answer.query.dimensions)) {
        const auto info = findDimension(dimension);
        if (info && info->kind == DimensionKind::Time)
            answer.unit = info->unit;
        if (!canFilter(dimension))
            answer.drill.to = Drill::To::Nowhere;
    }
    answer.obstacle = obstacleOf(answer, input);
    blocks.append(answer);
    if (answer.kind == BlockKind::Table || !answer.obstacle.isEmpty())
        return blocks;
    Block table = answer;
    table.id = u"explore.table"_s;
    table.kind = BlockKind::Table;
    table.height = 0;
    table.isShareOfTotal = false;
    table.title = QCoreApplication::translate("Explore", "The same as a table");
    table.rowsSeen = 10;
    blocks.append(table);
    return blocks;
}

} // namespace tally
