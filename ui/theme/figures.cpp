// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/figures.h"

#include <QFontMetricsF>

#include <algorithm>

namespace tally {

namespace {

/// The widest digit's advance. Fonts number their digits proportionally, and QFont can't ask for `tnum`
/// before 6.7.
qreal digitWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

} // namespace

qreal figuresWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const qreal digit = digitWidth(metrics);
    qreal width = 0;
    for (const QChar c : text)
        width += isDigit(c) ? digit : metrics.horizontalAdvance(c);
    return width;
}

void drawFigures(QPainter &painter, const QRectF &box, const QString &text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const qreal digit = digitWidth(metrics);
    const qreal width = figuresWidth(painter.font(), text);
    const qreal baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (width > box.width()) {
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, box.width()));
        return;
    }
    qreal x = box.right() - width;
    for (const QChar c : text) {
        const qreal own = metrics.horizontalAdvance(c);
        const qreal room = isDigit(c) ? digit : own;
        painter.drawText(QPointF(x + (room - own) / 2, baseline), QString(c));
        x += room;
    }
}

} // namespace tally
