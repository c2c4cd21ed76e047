// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "ui/charts/chartdata.h"
#include "ui/pages/common/queryframe.h"

#include <QLocale>
#include <QMap>

#include <functional>

namespace tally {

enum class BlockKind {
    Tiles, ///< a row of KPI tiles, one a metric
    Chart, ///< over time, or over the values of a dimension
    Table,
    Bars, ///< a breakdown by one dimension
    Grid, ///< two dimensions as rows and columns
    Heatmap, ///< weekday × hour
    Feed ///< asked for what others show; nothing of its own
};

/// Where a click on a row, a bar or a cell leads.
struct Drill
{
    enum class To { Filter, Page, Nowhere };
    To to = To::Filter;
    QString page = {}; ///< for Page: its id; the row's key becomes its subject
};

/// One part of a board: a question and how its answer is shown. Titles are in the interface's language.
struct Block
{
    QString id = {}; ///< stable, unique on all pages: settings know tables by it
    BlockKind kind = BlockKind::Feed;
    QString title = {};
    QString subtitle = {};
    Query query = {};
    int span = 12; ///< columns of 12 that it takes; parts wrap as words do
    int height = 0; ///< pixels at least; 0: the part's own

    // Tiles and Chart
    QStringList metrics = {}; ///< shown, in order; of a Chart that follows tiles: those it can show
    QString seriesFrom = {}; ///< the block whose answer gives the tiles their small lines
    QString totalFrom = {}; ///< the block that asked for all time
    QString chosenBy = {}; ///< Chart: the Tiles block whose chosen tile it shows
    ChartShape shape = ChartShape::Line;
    TimeUnit unit = TimeUnit::Day;
    bool hasUnitChoice = false;
    bool isShareOfTotal = false; ///< Chart: each bucket's parts of its sum

    // Table
    QString nameDimension = {}; ///< the attribute that names the rows; empty: the key itself
    QString rankFrom = {}; ///< the block that asked the compared period's order
    QString trendFrom = {}; ///< the block that asked the rows' small lines
    int rowsSeen = 10;

    Drill drill = {};

    /// What is computed from other blocks' answers needs no question of its own.
    std::optional<ResultTable> given = {};
    std::optional<ChartData> givenChart = {};

    QString needs = {}; ///< the block whose answer tells what to ask: without a query this one waits for it
    /// Says why there is nothing to ask; shown in the answer's place.
    QString obstacle = {};
};

/// What a plan is made from.
struct PlanInput
{
    SourceInfo info;
    QueryFrame frame;
    DateRange range;
    QString subject; ///< empty: the page's list
    QLocale locale;
    QMap<QString, ResultTable> answers; ///< by block, of the running round: what follow-up questions need

    bool hasField(const QString &field) const { return info.fields.contains(field); }
    bool isKnown(const QString &metric) const { return tally::isKnown(metric, info); }
    Language language() const
    {
        return locale.language() == QLocale::Korean ? Language::Korean : Language::English;
    }
};

/// The parts of a page, in order. A pure function: it is called again whenever an answer that may matter
/// came, and only questions that changed are asked.
using Planner = std::function<QList<Block>(const PlanInput &)>;

} // namespace tally
