// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/format.h"
#include "ui/widgets/heatmap.h"
#include "ui/widgets/heatmapgeometry.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

HeatmapGeometry Heatmap::geometryNow() const
{
    const QFontMetricsF metrics(Theme::font(FontRole::Small));
    const Format format(locale());
    qreal labels = 0;
    for (int day = 1; day <= 7; ++day)
        labels = std::max(labels, metrics.horizontalAdvance(format.weekday(day)));
    constexpr qreal hoursHeight = 20;
    constexpr qreal legendHeight = 20;
    HeatmapGeometry g;
    const QRectF all(rect());
    g.cells = all.adjusted(std::ceil(labels) + 10, 0, -1, -(hoursHeight + legendHeight + 6));
    g.stepX = g.cells.width() / 24;
    g.stepY = g.cells.height() / 7;
    g.hours = QRectF(g.cells.left(), g.cells.bottom() + 2, g.cells.width(), hoursHeight);
    g.legend = QRectF(0, all.bottom() - legendHeight, all.width(), legendHeight);
    return g;
}

QColor Heatmap::colourOf(const std::optional<double> &value) const
{
    const QList<QColor> &ramp = m_theme.tokens().ramp;
    if (!value || m_greatest <= 0 || *value <= 0)
        return ramp.first();
    const double share = std::clamp(*value / m_greatest, 0.0, 1.0);
    const auto steps = double(ramp.size() - 1);
    return ramp.at(1 + std::min(qsizetype(share * steps), ramp.size() - 2));
}

void Heatmap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const HeatmapGeometry geometry = geometryNow();
    paintCells(painter, geometry);
    paintLabels(painter, geometry);
    paintLegend(painter, geometry);
}

void Heatmap::paintCells(QPainter &painter, const HeatmapGeometry &geometry) const
{
    const Tokens &tokens = m_theme.tokens();
    for (int row = 0; row < 7; ++row) {
        for (int hour = 0; hour < 24; ++hour) {
            const HeatmapCell cell{weekdayOf(row), hour};
            const auto &value = m_values.at(cell.weekday, hour);
            const QRectF box = geometry.cell(row, hour);
            const bool known = value && std::isfinite(*value);
            painter.setPen(known ? QPen(Qt::NoPen) : QPen(mixed(tokens.surface, tokens.muted, 0.4), 1));
            painter.setBrush(known ? QBrush(colourOf(value)) : QBrush());
            painter.drawRoundedRect(box, 3, 3);
            if (!known)
                painter.drawLine(box.bottomLeft() + QPointF(2, -2), box.topRight() + QPointF(-2, 2));
        }
    }
    const auto ring = [&](const HeatmapCell &cell, const QColor &colour, qreal width) {
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(geometry.cell(rowOf(cell.weekday), cell.hour), 3, 3);
    };
    if (m_hover)
        ring(*m_hover, tokens.text, 1.5);
    if (m_selected)
        ring(*m_selected, tokens.text, 2.5);
    if (hasFocus() && m_ring)
        ring(m_focus, tokens.dark ? QColor(Qt::white) : tokens.text, 2);
}

void Heatmap::paintLabels(QPainter &painter, const HeatmapGeometry &geometry) const
{
    painter.setFont(Theme::font(FontRole::Small));
    painter.setPen(m_theme.tokens().muted);
    const Format format(locale());
    for (int row = 0; row < 7; ++row) {
        const QRectF box(0, geometry.cells.top() + row * geometry.stepY, geometry.cells.left() - 8,
                         geometry.stepY);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, format.weekday(weekdayOf(row)));
    }
    const int every = geometry.stepX * 3 < 26 ? 6 : 3;
    for (int hour = 0; hour < 24; hour += every) {
        const QRectF box(geometry.cells.left() + hour * geometry.stepX - 10, geometry.hours.top(),
                         geometry.stepX + 20, geometry.hours.height());
        painter.drawText(box, Qt::AlignCenter, u"%1"_s.arg(hour, 2, 10, QLatin1Char('0')));
    }
}

void Heatmap::paintLegend(QPainter &painter, const HeatmapGeometry &geometry) const
{
    const Tokens &tokens = m_theme.tokens();
    painter.setFont(Theme::font(FontRole::Small));
    painter.setPen(tokens.muted);
    const QFontMetricsF metrics(painter.font());
    const QString less = tr("Less");
    const QString more = tr("More");
    qreal right = geometry.legend.right();
    const auto place = [&](qreal width) {
        right -= width;
        return QRectF(right, geometry.legend.top(), width, geometry.legend.height());
    };
    painter.drawText(place(std::ceil(metrics.horizontalAdvance(more)) + 1), Qt::AlignRight | Qt::AlignVCenter,
                     more);
    right -= 6;
    for (auto colour = tokens.ramp.crbegin(); colour != tokens.ramp.crend(); ++colour) {
        const QRectF box = place(14);
        painter.setPen(Qt::NoPen);
        painter.setBrush(*colour);
        painter.drawRoundedRect(QRectF(box.left() + 1, box.center().y() - 5, 12, 10), 2.5, 2.5);
    }
    right -= 6;
    painter.setPen(tokens.muted);
    painter.drawText(place(std::ceil(metrics.horizontalAdvance(less)) + 1), Qt::AlignRight | Qt::AlignVCenter,
                     less);

    // The cell under the mouse or the keyboard, in words.
    const auto told = m_hover ? m_hover : (hasFocus() && m_ring ? std::optional(m_focus) : m_selected);
    if (!told)
        return;
    const QRectF box(0, geometry.legend.top(), right - 12, geometry.legend.height());
    painter.setPen(tokens.text);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(cellText(*told), Qt::ElideRight, box.width()));
}

} // namespace tally
