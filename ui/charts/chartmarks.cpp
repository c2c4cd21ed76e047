// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The marks drawn over a chart's picture: brush, crosshair, card and focus.
#include "ui/charts/chartcanvas.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

constexpr double DotRadius = 4.5;

/// Where a series' value stands: in a stack, on top of those below it.
double markedValue(const PlotModel &model, const ChartData &data, qsizetype series, qsizetype bucket)
{
    const double own = data.series.at(model.series.at(series).index).at(bucket).value_or(ChartGap);
    if (model.shape != ChartShape::StackedBars)
        return own;
    double sum = own;
    for (qsizetype below = 0; below < series; ++below) {
        const double value = data.series.at(model.series.at(below).index).at(bucket).value_or(0);
        if ((value < 0) == (own < 0))
            sum += value;
    }
    return sum;
}

} // namespace

void ChartCanvas::paintBrush(QPainter &painter) const
{
    const ChartRange range = brush();
    if (range.isEmpty())
        return;
    QRectF band = m_painter.geometry().band(range.first, range.last);
    QColor fill = m_theme.tokens().accent;
    fill.setAlphaF(m_theme.isDark() ? 0.22F : 0.14F);
    painter.fillRect(band, fill);
    for (const double edge : {band.left(), band.right()})
        painter.fillRect(QRectF(std::round(edge) - 0.5, band.top(), 1.5, band.height()),
                         m_theme.tokens().accent);
}

void ChartCanvas::paintCrosshair(QPainter &painter) const
{
    const ChartGeometry &geometry = m_painter.geometry();
    const PlotModel &model = content().model;
    const bool isOwn = m_cursor >= model.first && m_cursor <= model.last;
    const qsizetype bucket = isOwn ? m_cursor : m_guide;
    if (bucket < model.first || bucket > model.last || geometry.plot.isEmpty())
        return;
    const double x = geometry.x(double(bucket));
    const double crisp = std::floor(x) + 0.5;
    painter.setPen(QPen(m_theme.tokens().muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(crisp, geometry.plot.top()), QPointF(crisp, geometry.plot.bottom()));
    if (!isOwn)
        return;

    painter.setRenderHint(QPainter::Antialiasing);
    double highest = geometry.plot.bottom();
    for (qsizetype i = model.series.size() - 1; i >= 0; --i) {
        const double value = markedValue(model, content().data, i, m_cursor);
        if (!std::isfinite(value))
            continue;
        highest = std::min(highest, geometry.y(value));
        if (model.hasBars())
            continue;
        const PlotSeries &series = model.series.at(i);
        painter.setPen(QPen(m_theme.tokens().surface, 2));
        painter.setBrush(seriesColour(m_theme.tokens(), series.kind, series.colourRole));
        painter.drawEllipse(QPointF(x, geometry.y(value)), DotRadius, DotRadius);
    }
    paintTooltip(painter, tooltipCard(content(), m_cursor, m_theme.tokens()), x, highest,
                 QRectF(rect()).adjusted(3, 3, -3, -5), m_theme.tokens());
}

void ChartCanvas::paintFocus(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    painter.restore();
}

} // namespace tally
