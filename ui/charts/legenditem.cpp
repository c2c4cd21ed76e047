// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legenditem.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace tally {

namespace {

constexpr double Dot = 8;
constexpr double DotGap = 7;
constexpr double Margin = 6;
constexpr int Height = 22;

} // namespace

LegendItem::LegendItem(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LegendItem::setColour(const QColor &colour)
{
    m_colour = colour;
    update();
}

double LegendItem::widthOf(const QString &name)
{
    return 2 * Margin + Dot + DotGap
        + std::ceil(QFontMetricsF(Theme::font(FontRole::Small)).horizontalAdvance(name));
}

QSize LegendItem::sizeHint() const
{
    return {int(std::ceil(widthOf(text()))), Height};
}

void LegendItem::paint(QPainter &painter, const QRectF &box, const QString &name, const QColor &colour,
                       bool shown, const Tokens &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(box.left() + Margin + Dot / 2, box.center().y());
    painter.setPen(QPen(shown ? colour : tokens.muted, 1.5));
    painter.setBrush(shown ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(centre, Dot / 2 - 0.75, Dot / 2 - 0.75);
    QFont font = Theme::font(FontRole::Small);
    font.setStrikeOut(!shown);
    painter.setFont(font);
    painter.setPen(tokens.muted);
    const QRectF text = box.adjusted(Margin + Dot + DotGap, 0, 0, 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(name, Qt::ElideRight, text.width()));
    painter.restore();
}

void LegendItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (hasFocus() || underMouse()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(m_theme.tokens().accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.tokens().hover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
    paint(painter, rect(), text(), m_colour, isChecked(), m_theme.tokens());
}

} // namespace tally
