// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/charts/decimate.h"

#include <QSet>

namespace tally {

/// One visible series, ready to be painted.
struct PlotSeries
{
    int index = 0; ///< in ChartData::series
    int colourRole = 0;
    SeriesKind kind = SeriesKind::Current;
    QList<PlotRun> runs; ///< lines
    QList<double> bars; ///< bars: one a bucket of the window, ChartGap where unknown
};

/// What is painted of a ChartData: one window of buckets, thinned to a pixel width, hidden series left out.
struct PlotModel
{
    ChartShape shape = ChartShape::Line;
    qsizetype first = 0;
    qsizetype last = -1;
    double least = 0; ///< over all visible series (of the stacks when stacked)
    double greatest = 0;
    bool hasValues = false;
    QList<PlotSeries> series;

    bool hasBars() const { return shape != ChartShape::Line; }
    qsizetype size() const { return last - first + 1; }
};

/// Bars thinner than this many pixels are drawn as lines.
inline constexpr double MinBarSlot = 4.0;

/// Thread-safe, linear in the number of buckets of the window.
PlotModel plotModel(const ChartData &data, ChartShape shape, qsizetype first, qsizetype last,
                    const QSet<int> &hidden, qsizetype columns);

/// The colour role of a series: its own, or its place among the current ones.
int colourRoleOf(const ChartData &data, int series);

} // namespace tally
