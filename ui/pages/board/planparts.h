// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/block.h"

namespace tally {

/// The parts that plans are put together from. All queries carry the frame's range, filters and "now".

/// A row of tiles, the question of all time behind them, and the chart over time of the chosen tile. Metrics
/// that the source can't tell are left out; without any left there are no blocks. `id` names the three:
/// id + ".tiles", ".total", ".chart".
struct HeadlinePart
{
    QString id = {};
    QString title = {};
    QStringList metrics = {};
    QList<Filter> filters = {}; ///< beside the frame's
    int chartSpan = 12;
    bool hasTotal = true;
    TimeUnit leastUnit = TimeUnit::Minute; ///< what looks at whole days can't be told by hours
    bool hasChart = true;
};
QList<Block> headlineBlocks(const HeadlinePart &part, const PlanInput &input);

/// A table of the rows that rank first by its first metric, with Other, the compared period's order and small
/// lines: the table and two feeds.
struct TopPart
{
    QString id = {};
    QString title = {};
    QString dimension = {};
    QString name = {}; ///< attribute that names the rows; empty: none, or not known in the source
    QStringList metrics = {};
    QList<Filter> filters = {};
    int limit = 100;
    int span = 12;
    int rowsSeen = 10;
    Drill drill = {};
};
QList<Block> topBlocks(const TopPart &part, const PlanInput &input);

/// A breakdown by one dimension, with the rest of it. Nothing where the source lacks the dimension.
struct BarsPart
{
    QString id = {};
    QString title = {};
    QString dimension = {};
    QString metric = {};
    QList<Filter> filters = {};
    int span = 4;
    int limit = 6;
    bool isOrdered = false; ///< by the dimension's own values instead of the metric
    bool needsField = true; ///< false: no field of events, such as frequency
    Drill drill = {};
};
QList<Block> barsBlocks(const BarsPart &part, const PlanInput &input);

/// One or more metrics over time.
struct SeriesPart
{
    QString id = {};
    QString title = {};
    QStringList metrics = {};
    QString split = {}; ///< a dimension: one series a value
    QList<Filter> filters = {};
    ChartShape shape = ChartShape::Line;
    int span = 6;
    TimeUnit leastUnit = TimeUnit::Minute;
    int top = 5; ///< of the values of `split`; the rest is Other
};
QList<Block> seriesBlocks(const SeriesPart &part, const PlanInput &input);

} // namespace tally
