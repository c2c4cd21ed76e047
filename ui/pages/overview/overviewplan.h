// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/queryframe.h"

namespace tally {

/// The questions of the Overview page. The trends are the small lines inside a table: asked once its rows are
/// known.
enum class Tile {
    Headline,
    Series,
    Contents,
    ContentTrends,
    Uploaders,
    UploaderTrends,
    Pages,
    PageTrends,
    Device,
    Country,
    TrafficSource,
    Heatmap,
    Total ///< the headline's metrics of all time
};

/// What Overview shows of one source: what cannot be known there is left out.
struct OverviewPlan
{
    QStringList headline; ///< metrics of the KPI tiles, in order
    QString breakdownMetric; ///< of device, country and traffic source
    QString activityMetric; ///< of the heatmap
    bool hasContentTitle = false;
    bool hasUploaderName = false;
    QList<Tile> tiles; ///< without the trends
    bool operator==(const OverviewPlan &) const = default;
};

OverviewPlan planOverview(const SourceInfo &info);

inline constexpr int TopRows = 10;
inline constexpr int BarRows = 6;

/// The question of a tile that is not a trend.
Query tileQuery(Tile tile, const OverviewPlan &plan, const QueryFrame &frame);
/// The trend that belongs to a table, if it has one, and its question for the rows the table shows.
std::optional<Tile> trendsOf(Tile table);
Query trendQuery(Tile table, const ResultTable &rows, const QueryFrame &frame);
/// The dimension that a table's or bar list's rows stand for, and the metric they are ordered by.
QString tileDimension(Tile tile);
QString tileMetric(Tile tile, const OverviewPlan &plan);

} // namespace tally
