// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a ValueGrid is drawn.
#include "ui/widgets/cellpainting.h"
#include "ui/widgets/valuegrid.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

constexpr qreal RowHeight = 26;
constexpr qreal HeaderHeight = 22;
constexpr qreal MaxLabel = 190;
constexpr qreal MaxColumn = 120;

/// Black or white, whichever can be read on the ground.
QColor inkOn(const QColor &ground)
{
    const auto linear
        = [](qreal part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    const qreal light
        = 0.2126 * linear(ground.redF()) + 0.7152 * linear(ground.greenF()) + 0.0722 * linear(ground.blueF());
    return light > 0.18 ? QColor(0x14, 0x1a, 0x24) : QColor(Qt::white);
}

} // namespace

qreal ValueGrid::labelWidth() const
{
    const QFontMetricsF metrics(Theme::font(FontRole::Small));
    qreal widest = 40;
    for (const QString &row : m_values.rows)
        widest = std::max(widest, metrics.horizontalAdvance(row));
    return std::min(MaxLabel, std::ceil(widest)) + 10;
}

qreal ValueGrid::columnWidth() const
{
    const qreal room = width() - labelWidth() - 1;
    return std::clamp(room / std::max<qreal>(1, double(m_values.columns.size())), 4.0, MaxColumn);
}

QRectF ValueGrid::cellRect(const GridCell &cell) const
{
    const qreal step = columnWidth();
    return QRectF(labelWidth() + cell.column * step, HeaderHeight + cell.row * RowHeight, step, RowHeight)
        .adjusted(1, 1, -1, -1);
}

QColor ValueGrid::colourOf(double value) const
{
    const QList<QColor> &ramp = m_theme.tokens().ramp;
    const double most = m_values.isShare ? 1.0 : m_greatest;
    if (most <= 0 || value <= 0)
        return ramp.first();
    // The root brings out the differences among small shares, where most of a retention grid lies.
    const double share = std::sqrt(std::clamp(value / most, 0.0, 1.0));
    return ramp.at(1 + std::min(qsizetype(share * double(ramp.size() - 1)), ramp.size() - 2));
}

void ValueGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(FontRole::Small));
    paintLabels(painter);
    for (int row = 0; row < m_values.rows.size(); ++row) {
        for (int column = 0; column < m_values.columns.size(); ++column)
            paintCell(painter, {row, column});
    }
    const Tokens &tokens = m_theme.tokens();
    const auto ring = [&](const GridCell &cell, qreal width) {
        painter.setPen(QPen(tokens.text, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cellRect(cell), 3, 3);
    };
    if (m_hover)
        ring(*m_hover, 1.5);
    if (m_selected)
        ring(*m_selected, 2.5);
    if (hasFocus() && m_ring && !m_values.cells.isEmpty())
        ring(m_focus, 2);
}

void ValueGrid::paintCell(QPainter &painter, const GridCell &cell) const
{
    const auto value = valueAt(cell);
    const QRectF box = cellRect(cell);
    const Tokens &tokens = m_theme.tokens();
    if (!value) {
        // What has not happened yet is an empty place.
        painter.setPen(QPen(tokens.grid, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        return;
    }
    const QColor ground = colourOf(*value);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 3, 3);
    const QString text = m_values.texts.value(cell.row * m_values.columns.size() + cell.column);
    if (QFontMetricsF(painter.font()).horizontalAdvance(text) + 4 > box.width())
        return;
    painter.setPen(inkOn(ground));
    painter.drawText(box, Qt::AlignCenter, text);
}

void ValueGrid::paintLabels(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    painter.setPen(m_theme.tokens().muted);
    const qreal left = labelWidth();
    for (int row = 0; row < m_values.rows.size(); ++row) {
        const QRectF box(0, HeaderHeight + row * RowHeight, left - 8, RowHeight);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_values.rows.at(row), Qt::ElideRight, box.width()));
    }
    // As many column titles as there is room for.
    const qreal step = columnWidth();
    qreal widest = 8;
    for (const QString &column : m_values.columns)
        widest = std::max(widest, std::min(MaxColumn, metrics.horizontalAdvance(column)));
    const int every = std::max(1, int(std::ceil((widest + 6) / step)));
    for (int column = 0; column < m_values.columns.size(); column += every) {
        const QRectF box(left + column * step, 0, step * every - 2, HeaderHeight);
        painter.drawText(box, int(every == 1 ? Qt::AlignHCenter : Qt::AlignLeft) | int(Qt::AlignVCenter),
                         metrics.elidedText(m_values.columns.at(column), Qt::ElideRight, box.width()));
    }
}

} // namespace tally
