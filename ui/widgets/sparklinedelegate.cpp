// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparklinedelegate.h"

#include "ui/widgets/cellpainting.h"
#include "ui/widgets/sparkline.h"

namespace tally {

SparklineDelegate::SparklineDelegate(const Theme &theme, int role, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_role(role)
{
}

void SparklineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintCellBackground(*painter, cell);
    SparklineLook look;
    look.line = m_theme.tokens().series.at(1);
    look.fill = false;
    Sparkline::paint(*painter, QRectF(cell.rect).adjusted(CellPadding, 5, -CellPadding, -5),
                     index.data(m_role).value<QList<double>>(), look);
}

QSize SparklineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, CellHeight};
}

} // namespace tally
