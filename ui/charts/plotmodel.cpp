// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plotmodel.h"

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

class Extent
{
public:
    void add(double value)
    {
        m_least = m_any ? std::min(m_least, value) : value;
        m_greatest = m_any ? std::max(m_greatest, value) : value;
        m_any = true;
    }
    void store(PlotModel &model) const
    {
        model.least = m_least;
        model.greatest = m_greatest;
        model.hasValues = m_any;
    }

private:
    double m_least = 0;
    double m_greatest = 0;
    bool m_any = false;
};

QList<double> barsOf(const ChartSeries &series, const PlotModel &model)
{
    QList<double> bars;
    bars.reserve(model.size());
    for (qsizetype i = model.first; i <= model.last; ++i)
        bars.append(series.at(i).value_or(ChartGap));
    return bars;
}

void measureLines(PlotModel &model)
{
    Extent extent;
    for (const PlotSeries &one : std::as_const(model.series)) {
        for (const PlotRun &run : one.runs) {
            for (const QPointF &point : run.points)
                extent.add(point.y());
        }
    }
    extent.store(model);
}

void measureBars(PlotModel &model)
{
    Extent extent;
    for (qsizetype i = 0; i < model.size(); ++i) {
        double up = 0;
        double down = 0;
        for (const PlotSeries &one : std::as_const(model.series)) {
            const double value = one.bars.at(i);
            if (!std::isfinite(value))
                continue;
            extent.add(value);
            (value < 0 ? down : up) += value;
        }
        if (model.shape == ChartShape::StackedBars && (up > 0 || down < 0)) {
            extent.add(up);
            extent.add(down);
        }
    }
    extent.store(model);
}

} // namespace

int colourRoleOf(const ChartData &data, int series)
{
    const ChartSeries &wanted = data.series.at(series);
    if (wanted.colourRole >= 0)
        return wanted.colourRole;
    const auto end = data.series.begin() + series;
    return int(std::count_if(data.series.begin(), end,
                             [](const ChartSeries &one) { return one.kind == SeriesKind::Current; }));
}

PlotModel plotModel(const ChartData &data, ChartShape shape, qsizetype first, qsizetype last,
                    const QSet<int> &hidden, qsizetype columns)
{
    PlotModel model;
    model.first = std::max<qsizetype>(0, first);
    model.last = std::min(last, data.size() - 1);
    const bool tooThin = columns > 0 && double(columns) < MinBarSlot * double(model.size());
    model.shape = tooThin ? ChartShape::Line : shape;
    for (int i = 0; i < data.series.size(); ++i) {
        if (hidden.contains(i))
            continue;
        const ChartSeries &source = data.series.at(i);
        PlotSeries one{i, colourRoleOf(data, i), source.kind, {}, {}};
        if (model.hasBars())
            one.bars = barsOf(source, model);
        else
            one.runs = plotRuns(source.values, model.first, model.last, columns,
                                source.kind == SeriesKind::Current ? data.incompleteFrom : -1);
        model.series.append(one);
    }
    model.hasBars() ? measureBars(model) : measureLines(model);
    return model;
}

} // namespace tally
