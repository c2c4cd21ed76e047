// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpainter.h"

#include "ui/charts/barmarks.h"
#include "ui/charts/chartformat.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

constexpr double LabelGap = 8;
constexpr double TickDistance = 58; ///< wanted pixels between two value ticks
constexpr double MinPlotWidth = 40;
constexpr double EndDot = 7;

QFont labelFont()
{
    return Theme::font(FontRole::Small);
}

} // namespace

void ChartPainter::setContent(const ChartContent &content)
{
    m_content = content;
}

QString ChartPainter::tickText(double value) const
{
    return axisText(m_content.data.format, value, m_content.locale);
}

void ChartPainter::layOut(const QRectF &area)
{
    const PlotModel &model = m_content.model;
    const QFontMetricsF metrics(labelFont());
    m_geometry = {};
    m_geometry.area = area;
    m_geometry.first = model.first;
    m_geometry.last = model.last;
    m_geometry.hasSlots = model.hasBars();

    const double top = std::ceil(metrics.height() / 2);
    const double bottom = std::ceil(metrics.height() + LabelGap);
    const int ticks = std::max(1, int(std::round((area.height() - top - bottom) / TickDistance)));
    m_geometry.axis = valueAxis(model.least, model.greatest, ticks, m_content.data.format.integers);

    double left = 0;
    for (const double tick : std::as_const(m_geometry.axis.ticks))
        left = std::max(left, metrics.horizontalAdvance(tickText(tick)));
    layOutEndLabels();
    double right = LabelGap;
    for (const EndLabel &label : std::as_const(m_endLabels))
        right = std::max(right, metrics.horizontalAdvance(label.text) + LabelGap + EndDot + 6);
    right = std::min(right, area.width() / 4);
    left = std::min(std::ceil(left) + LabelGap, std::max(0.0, area.width() - right - MinPlotWidth));

    m_geometry.plot = QRectF(QPointF(std::round(area.left() + left), std::round(area.top() + top)),
                             QPointF(std::round(area.right() - right), std::round(area.bottom() - bottom)));
    if (m_geometry.plot.width() < 1 || m_geometry.plot.height() < 1)
        m_geometry.plot = QRectF(area.topLeft(), QSizeF());
    m_labels = axisLabels(
        m_content.data, m_geometry, m_content.locale,
        [&metrics](const QString &text) { return metrics.horizontalAdvance(text); },
        [&metrics](const QString &text, double width) {
            return metrics.elidedText(text, Qt::ElideRight, width);
        });
    m_plot.setModel(model, m_geometry, m_content.data, m_theme.tokens());
}

void ChartPainter::layOutEndLabels()
{
    m_endLabels.clear();
    if (!m_content.endLabels || m_content.model.hasBars())
        return;
    for (const PlotSeries &series : std::as_const(m_content.model.series)) {
        if (series.runs.isEmpty())
            continue;
        m_endLabels.append({m_content.data.series.at(series.index).name,
                            seriesColour(m_theme.tokens(), series.kind, series.colourRole),
                            series.runs.last().points.last().y()});
    }
}

void ChartPainter::paint(QPainter &painter)
{
    if (m_geometry.plot.isEmpty())
        return;
    painter.setFont(labelFont());
    paintGrid(painter);
    m_plot.render(painter);
    paintBarMarks(painter, m_content, m_geometry, m_theme.tokens());
    paintAxisLabels(painter);
    paintEndLabels(painter);
    if (!m_content.model.hasValues)
        paintNothing(painter);
}

void ChartPainter::paintGrid(QPainter &painter) const
{
    const QRectF &plot = m_geometry.plot;
    for (const double tick : m_geometry.axis.ticks) {
        const QColor colour = tick == 0 ? m_theme.tokens().border : m_theme.tokens().grid;
        painter.fillRect(QRectF(plot.left(), std::round(m_geometry.y(tick)), plot.width(), 1), colour);
    }
}

void ChartPainter::paintAxisLabels(QPainter &painter) const
{
    const QRectF &plot = m_geometry.plot;
    const QFontMetricsF metrics(painter.font());
    painter.setPen(m_theme.tokens().muted);
    if (m_content.model.hasValues) {
        for (const double tick : m_geometry.axis.ticks) {
            const QRectF box(m_geometry.area.left(), m_geometry.y(tick) - metrics.height() / 2,
                             plot.left() - LabelGap - m_geometry.area.left(), metrics.height());
            painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tickText(tick));
        }
    }
    const double baseline = plot.bottom() + LabelGap + metrics.ascent();
    for (const AxisLabel &label : m_labels)
        painter.drawText(QPointF(label.left, baseline), label.text);
}

void ChartPainter::paintEndLabels(QPainter &painter) const
{
    QList<EndLabel> labels = m_endLabels;
    std::sort(labels.begin(), labels.end(), [](const EndLabel &a, const EndLabel &b) { return a.y > b.y; });
    const QFontMetricsF metrics(painter.font());
    const QRectF &plot = m_geometry.plot;
    const double left = plot.right() + LabelGap;
    const double room = m_geometry.area.right() - left - EndDot - 5;
    painter.setRenderHint(QPainter::Antialiasing);
    double lowest = plot.top() - metrics.height() / 2;
    for (const EndLabel &label : std::as_const(labels)) {
        // Labels that would lie on one another move down.
        const double y = std::max(lowest, m_geometry.y(label.y) - metrics.height() / 2);
        lowest = y + metrics.height();
        painter.setPen(Qt::NoPen);
        painter.setBrush(label.colour);
        painter.drawEllipse(QPointF(left + EndDot / 2, y + metrics.height() / 2), EndDot / 2, EndDot / 2);
        // The text is muted as all labels are: series colours are not made for reading.
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(QRectF(left + EndDot + 5, y, room, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(label.text, Qt::ElideRight, room));
    }
}

void ChartPainter::paintNothing(QPainter &painter) const
{
    painter.setPen(m_theme.tokens().muted);
    painter.drawText(m_geometry.plot, Qt::AlignCenter,
                     QCoreApplication::translate("tally::TimeChart", "No values in this range"));
}

} // namespace tally
