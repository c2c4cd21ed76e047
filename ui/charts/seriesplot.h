// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartgeometry.h"
#include "ui/charts/plotmodel.h"
#include "ui/theme/tokens.h"

#include <memory>

class QPainter;

namespace tally {

/// Draws lines, areas and bars inside the plot rectangle, nothing else: the one class that knows Qt Charts,
/// so that another library can take its place. GUI thread only.
class SeriesPlot
{
public:
    SeriesPlot();
    ~SeriesPlot();
    Q_DISABLE_COPY_MOVE(SeriesPlot)

    void setModel(const PlotModel &model, const ChartGeometry &geometry, const ChartData &data,
                  const Tokens &tokens);
    void render(QPainter &painter);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The colour of a series: muted when it is the compared period.
QColor seriesColour(const Tokens &tokens, SeriesKind kind, int role);
/// The share of its slot that a bar, or a group of bars, takes up.
double barFraction(const ChartGeometry &geometry);

} // namespace tally
