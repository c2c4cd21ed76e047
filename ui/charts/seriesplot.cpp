// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/seriesplot.h"

#include <QAreaSeries>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tally {

namespace {

// Lines at the edge of the plot keep their full width: Qt Charts clips at its plot area, so it gets a wider
// one.
constexpr double Bleed = 6;
constexpr double LineWidth = 2;
constexpr double ComparedWidth = 1.5;
constexpr double DenseWidth = 1; ///< an envelope is ink enough, and thin lines have a faster path in Qt
constexpr double DotSize = 7;

QPen linePen(const QColor &colour, double width, bool dashed)
{
    // Qt Charts draws a solid line piece by piece: flat ends would leave a seam at every point.
    QPen pen(colour, width, Qt::SolidLine, dashed ? Qt::FlatCap : Qt::RoundCap, Qt::RoundJoin);
    if (dashed)
        pen.setDashPattern({3, 2.5});
    return pen;
}

/// The top of the area under a dense line. Filling under thousands of spikes takes seconds; nobody sees them
/// there, as the line covers all between its least and greatest. So a few pixels share the lowest of their
/// peaks.
QList<QPointF> coarseTop(const QList<QPointF> &points)
{
    constexpr qsizetype Group = 12;
    QList<QPointF> top;
    for (qsizetype from = 0; from < points.size(); from += Group) {
        const qsizetype to = std::min(from + Group, points.size());
        double lowest = std::numeric_limits<double>::infinity();
        for (qsizetype i = from; i < to; ++i)
            lowest = std::min(lowest,
                              std::max(points.at(i).y(), points.at(std::min(i + 1, points.size() - 1)).y()));
        top.append(QPointF(points.at(from).x(), lowest));
    }
    top.append(QPointF(points.last().x(), top.last().y()));
    return top;
}

/// Fades from the line to zero, also below it, in the plot's own pixels.
QLinearGradient areaGradient(const QColor &colour, double zeroY, double topY, double bottomY, bool dark)
{
    QLinearGradient gradient(0, topY, 0, std::max(bottomY, topY + 1));
    const auto faded = [&](double alpha) {
        QColor result = colour;
        result.setAlphaF(float(alpha));
        return result;
    };
    const double strongest = dark ? 0.34 : 0.30;
    const double zero = std::clamp((zeroY - topY) / std::max(1.0, bottomY - topY), 0.0, 1.0);
    gradient.setColorAt(0, faded(strongest));
    gradient.setColorAt(zero, faded(0.02));
    if (zero < 1)
        gradient.setColorAt(1, faded(strongest * (1 - zero)));
    return gradient;
}

} // namespace

QColor seriesColour(const Tokens &tokens, SeriesKind kind, int role)
{
    if (kind == SeriesKind::Compared || tokens.series.isEmpty())
        return tokens.muted;
    return tokens.series.at(std::max(0, role) % tokens.series.size());
}

double barFraction(const ChartGeometry &geometry)
{
    return std::clamp(1 - 8 / geometry.pixelsPerBucket(), 0.62, 0.76);
}

class SeriesPlot::Private
{
public:
    Private();
    void rebuild(const PlotModel &model, const ChartData &data, const Tokens &tokens);

    ChartGeometry geometry;
    QGraphicsScene scene;
    QChart *chart = nullptr;
    QValueAxis *xAxis = nullptr;
    QValueAxis *yAxis = nullptr;
    double greatest = 0; ///< all areas fade from the same height
    bool hasSeries = false;

private:
    void setAxes(qsizetype firstIndex);
    void attach(QAbstractSeries *series);
    bool isDense(const QList<QPointF> &points) const;
    void addLine(const QList<QPointF> &points, const QPen &pen);
    void addArea(const PlotRun &run, const QColor &colour, const Tokens &tokens);
    void addDots(const QList<QPointF> &points, const QColor &colour, bool hollow, const Tokens &tokens);
    void addLines(const PlotSeries &series, bool withArea, const Tokens &tokens);
    void addBars(const PlotModel &model, const ChartData &data, const Tokens &tokens);
    QBarSet *barSet(const PlotSeries &series, const PlotModel &model, const ChartData &data,
                    const Tokens &tokens);
};

SeriesPlot::Private::Private()
{
    // An index would be rebuilt at each change for items that nobody searches.
    scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins({0, 0, 0, 0});
    chart->legend()->hide();
    scene.addItem(chart);
    xAxis = new QValueAxis(chart);
    yAxis = new QValueAxis(chart);
    for (QValueAxis *axis : {xAxis, yAxis})
        axis->setVisible(false);
    chart->addAxis(xAxis, Qt::AlignBottom);
    chart->addAxis(yAxis, Qt::AlignLeft);
}

void SeriesPlot::Private::setAxes(qsizetype firstIndex)
{
    const QSizeF size = geometry.plot.size() + QSizeF(2 * Bleed, 2 * Bleed);
    chart->resize(size);
    chart->setPlotArea(QRectF(QPointF(0, 0), size));
    const double perPixelX = 1 / geometry.pixelsPerBucket();
    const double perPixelY = (geometry.axis.max - geometry.axis.min) / std::max(1.0, geometry.plot.height());
    xAxis->setRange(geometry.leftIndex() - double(firstIndex) - Bleed * perPixelX,
                    geometry.rightIndex() - double(firstIndex) + Bleed * perPixelX);
    yAxis->setRange(geometry.axis.min - Bleed * perPixelY, geometry.axis.max + Bleed * perPixelY);
}

void SeriesPlot::Private::attach(QAbstractSeries *series)
{
    chart->addSeries(series);
    series->attachAxis(xAxis);
    series->attachAxis(yAxis);
    hasSeries = true;
}

bool SeriesPlot::Private::isDense(const QList<QPointF> &points) const
{
    const double pixels = (points.last().x() - points.first().x()) * geometry.pixelsPerBucket();
    return double(points.size()) > std::max(pixels, 1.0);
}

void SeriesPlot::Private::addLine(const QList<QPointF> &points, const QPen &pen)
{
    if (points.size() < 2)
        return;
    auto *line = new QLineSeries;
    line->replace(points);
    attach(line);
    line->setPen(pen); // after attaching: the chart's theme paints new series its own way
}

void SeriesPlot::Private::addArea(const PlotRun &run, const QColor &colour, const Tokens &tokens)
{
    if (run.points.size() < 2)
        return;
    auto *upper = new QLineSeries;
    upper->replace(isDense(run.points) ? coarseTop(run.points) : run.points);
    auto *lower = new QLineSeries;
    lower->replace({QPointF(run.points.first().x(), 0), QPointF(run.points.last().x(), 0)});
    auto *area = new QAreaSeries(upper, lower);
    upper->setParent(area);
    lower->setParent(area);
    attach(area);
    area->setPen(Qt::NoPen);
    const double offset = Bleed - geometry.plot.top();
    area->setBrush(areaGradient(colour, geometry.y(0) + offset, geometry.y(std::max(0.0, greatest)) + offset,
                                geometry.plot.bottom() + offset, tokens.dark));
}

void SeriesPlot::Private::addDots(const QList<QPointF> &points, const QColor &colour, bool hollow,
                                  const Tokens &tokens)
{
    if (points.isEmpty())
        return;
    auto *dots = new QScatterSeries;
    dots->replace(points);
    attach(dots);
    dots->setMarkerSize(DotSize);
    dots->setBrush(hollow ? tokens.surface : colour);
    dots->setPen(hollow ? QPen(colour, LineWidth) : QPen(Qt::NoPen));
}

void SeriesPlot::Private::addLines(const PlotSeries &series, bool withArea, const Tokens &tokens)
{
    const QColor colour = seriesColour(tokens, series.kind, series.colourRole);
    const bool compared = series.kind == SeriesKind::Compared;
    QList<QPointF> alone;
    QList<QPointF> aloneAndRunning;
    for (const PlotRun &run : series.runs) {
        const double width = isDense(run.points) ? DenseWidth : compared ? ComparedWidth : LineWidth;
        if (withArea)
            addArea(run, colour, tokens);
        addLine(run.points.first(run.isDashed() ? run.dashedFrom + 1 : run.points.size()),
                linePen(colour, width, false));
        if (run.isDashed())
            addLine(run.points.mid(run.dashedFrom), linePen(colour, width, true));
        if (run.points.size() == 1)
            (run.isDashed() ? aloneAndRunning : alone).append(run.points.first());
    }
    addDots(alone, colour, false, tokens);
    addDots(aloneAndRunning, colour, true, tokens);
}

QBarSet *SeriesPlot::Private::barSet(const PlotSeries &series, const PlotModel &model, const ChartData &data,
                                     const Tokens &tokens)
{
    const QColor colour = seriesColour(tokens, series.kind, series.colourRole);
    auto *set = new QBarSet({});
    for (const double value : series.bars)
        set->append(std::isfinite(value) ? value : 0.0);
    set->setBrush(series.kind == SeriesKind::Compared ? mixed(tokens.surface, colour, 0.55) : colour);
    set->setPen(QPen(tokens.surface, 1));
    if (data.incompleteFrom >= 0 && series.kind == SeriesKind::Current) {
        set->setSelectedColor(mixed(tokens.surface, colour, 0.55));
        for (qsizetype i = std::max(data.incompleteFrom, model.first); i <= model.last; ++i)
            set->selectBar(int(i - model.first));
    }
    return set;
}

void SeriesPlot::Private::addBars(const PlotModel &model, const ChartData &data, const Tokens &tokens)
{
    QAbstractBarSeries *bars = nullptr;
    if (model.shape == ChartShape::StackedBars)
        bars = new QStackedBarSeries;
    else
        bars = new QBarSeries;
    QList<QBarSet *> sets;
    for (const PlotSeries &series : model.series)
        sets.append(barSet(series, model, data, tokens));
    bars->append(sets);
    bars->setBarWidth(barFraction(geometry));
    const QList<QBrush> brushes = [&] {
        QList<QBrush> kept;
        for (const QBarSet *set : std::as_const(sets))
            kept.append(set->brush());
        return kept;
    }();
    attach(bars);
    for (qsizetype i = 0; i < sets.size(); ++i) {
        sets.at(i)->setBrush(brushes.at(i));
        sets.at(i)->setPen(QPen(tokens.surface, 1));
    }
}

void SeriesPlot::Private::rebuild(const PlotModel &model, const ChartData &data, const Tokens &tokens)
{
    chart->removeAllSeries();
    hasSeries = false;
    greatest = model.greatest;
    if (!model.hasValues || geometry.plot.isEmpty())
        return;
    setAxes(model.hasBars() ? model.first : 0);
    if (model.hasBars()) {
        addBars(model, data, tokens);
        return;
    }
    const auto isCurrent = [](const PlotSeries &one) { return one.kind == SeriesKind::Current; };
    const bool withArea = std::count_if(model.series.begin(), model.series.end(), isCurrent) == 1;
    for (const bool current : {false, true}) { // the compared period lies behind
        for (const PlotSeries &series : model.series) {
            if (isCurrent(series) == current)
                addLines(series, withArea && current, tokens);
        }
    }
}

SeriesPlot::SeriesPlot()
    : d(std::make_unique<Private>())
{
}
SeriesPlot::~SeriesPlot() = default;

void SeriesPlot::setModel(const PlotModel &model, const ChartGeometry &geometry, const ChartData &data,
                          const Tokens &tokens)
{
    d->geometry = geometry;
    d->rebuild(model, data, tokens);
}

void SeriesPlot::render(QPainter &painter)
{
    if (!d->hasSeries)
        return;
    const QRectF target = d->geometry.plot.adjusted(-Bleed, -Bleed, Bleed, Bleed);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    d->scene.render(&painter, target, QRectF(QPointF(0, 0), target.size()), Qt::IgnoreAspectRatio);
    painter.restore();
}

} // namespace tally
