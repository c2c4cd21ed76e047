// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figuredelegate.h"

#include "ui/theme/figures.h"
#include "ui/widgets/cellpainting.h"

namespace tally {

void FigureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintCellBackground(*painter, cell);
    const CellPainter guard(*painter);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    drawFigures(*painter, QRectF(cell.rect).adjusted(CellPadding, 0, -CellPadding, 0), cell.text);
}

} // namespace tally
