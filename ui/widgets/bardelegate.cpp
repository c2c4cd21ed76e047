// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bardelegate.h"

#include "ui/theme/figures.h"
#include "ui/widgets/cellpainting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

BarDelegate::BarDelegate(const Theme &theme, int role, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_role(role)
{
}

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    paintCellBackground(*painter, cell);

    const CellPainter guard(*painter);
    painter->setFont(cell.font);
    painter->setPen(m_theme.tokens().text);
    QRectF box = QRectF(cell.rect).adjusted(CellPadding, 0, -CellPadding, 0);
    const qreal textWidth = std::min(figuresWidth(cell.font, text) + 2, box.width());
    drawFigures(*painter, QRectF(box.right() - textWidth, box.top(), textWidth, box.height()), text);

    box.setRight(box.right() - textWidth - 10);
    const QVariant share = index.data(m_role);
    if (box.width() < 12 || !share.isValid())
        return;
    paintBar(*painter, QRectF(box.left(), box.center().y() - 3, box.width(), 6), share.toDouble(),
             m_theme.tokens().grid, m_theme.tokens().accent);
}

void BarDelegate::paintBar(QPainter &painter, const QRectF &box, double share, const QColor &track,
                           const QColor &bar)
{
    const qreal radius = box.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(track);
    painter.drawRoundedRect(box, radius, radius);
    if (!std::isfinite(share) || share <= 0)
        return;
    // A sliver would lose its round ends: the least bar is a dot.
    const qreal width = std::max(box.height(), box.width() * std::min(share, 1.0));
    painter.setBrush(bar);
    painter.drawRoundedRect(QRectF(box.left(), box.top(), width, box.height()), radius, radius);
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 100, std::max(size.height(), CellHeight)};
}

} // namespace tally
