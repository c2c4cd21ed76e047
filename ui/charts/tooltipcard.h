// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartpainter.h"

namespace tally {

/// The card beside the crosshair: what one bucket's values are, in words and numbers.
struct TooltipCard
{
    struct Row
    {
        QColor colour;
        QString name;
        QString value;
        QString note; ///< a compared bucket's own date
    };
    QString title;
    QList<Row> rows;
    QString footer; ///< that the period is still running

    /// The same in one line, for assistive technology.
    QString spoken() const;
};

TooltipCard tooltipCard(const ChartContent &content, qsizetype bucket, const Tokens &tokens);
/// Paints the card beside `x`, on its other side where there is no room, always inside `bounds`.
void paintTooltip(QPainter &painter, const TooltipCard &card, double x, double y, const QRectF &bounds,
                  const Tokens &tokens);

} // namespace tally
