// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartoverview.h"
#include "ui/charts/timechart.h"

#include <functional>
#include <optional>

namespace tally {

/// Holds a TimeChart's parts together: data in, plot models (from this thread or a worker) to canvas and
/// strip.
class TimeChart::Private
{
public:
    Private(const Theme &theme, TimeChart *chart);

    void setData(const ChartData &fresh);
    void rebuild();
    void rebuildOverview();
    void show(const PlotModel &model, quint64 asked);
    void describe();
    void retranslate();
    void alignOverview();
    qsizetype columns() const;
    ChartExport sheet() const;
    ChartRange range(const ChartData &of, qsizetype from, qsizetype to) const;
    void setHidden(int series, bool hide);

    const Theme &theme;
    TimeChart *q;
    ChartLegend *legend;
    ChartCanvas *canvas;
    ChartOverview *overview;
    ChartData data;
    ChartShape shape = ChartShape::Line;
    QSet<int> hidden;
    qsizetype first = 0;
    qsizetype last = -1;
    std::optional<ChartData> wider; ///< the overview's own data
    bool legendWanted = true;
    bool overviewWanted = false;
    bool endLabels = false;
    quint64 generation = 0; ///< the latest question wins
    quint64 overviewGeneration = 0;
    qsizetype builtColumns = 0;

private:
    void connectParts();
    void build(const ChartData &of, ChartShape as, qsizetype from, qsizetype to, const QSet<int> &without,
               const std::function<void(const PlotModel &)> &done);
};

} // namespace tally
