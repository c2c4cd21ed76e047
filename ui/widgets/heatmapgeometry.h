// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

namespace tally {

/// Where the parts of a heatmap are, in widget coordinates.
struct HeatmapGeometry
{
    QRectF cells;
    qreal stepX = 1;
    qreal stepY = 1;
    QRectF hours; ///< the row of hour labels
    QRectF legend; ///< the last row

    QRectF cell(int row, int hour) const
    {
        constexpr qreal gap = 1.5;
        return QRectF(cells.left() + hour * stepX, cells.top() + row * stepY, stepX, stepY)
            .adjusted(gap, gap, -gap, -gap);
    }
};

} // namespace tally
