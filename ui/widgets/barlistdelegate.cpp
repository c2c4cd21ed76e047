// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/barlistdelegate.h"

#include "ui/theme/figures.h"
#include "ui/widgets/bardelegate.h"
#include "ui/widgets/barlistmodel.h"
#include "ui/widgets/cellpainting.h"
#include "ui/widgets/changedelegate.h"

#include <QFontMetricsF>

#include <algorithm>

namespace tally {

namespace {

/// Cuts a column of `width` off the right of `box`, with a gap; an empty rectangle where `width` is 0.
QRectF takeRight(QRectF &box, qreal width, qreal gap = 14)
{
    if (width <= 0)
        return {};
    const QRectF column(box.right() - width - 1, box.top(), width + 1, box.height());
    box.setRight(column.left() - gap);
    return column;
}

} // namespace

BarListDelegate::BarListDelegate(const Theme &theme, const BarListModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
{
}

void BarListDelegate::paintBack(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hover = option.state & QStyle::State_MouseOver;
    const bool focus = (option.state & QStyle::State_HasFocus) && option.widget && option.widget->hasFocus();
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.setPen(focus ? QPen(tokens.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(selected ? QBrush(tokens.accentSoft) : (hover ? QBrush(tokens.hover) : QBrush()));
    if (selected || hover || focus)
        painter.drawRoundedRect(box, 6, 6);
}

void BarListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const BarRow &row = m_model.rows().at(index.row());
    const BarListModel::Columns &columns = m_model.columns();
    const CellPainter guard(*painter);
    paintBack(*painter, option);
    painter->setFont(Theme::font(FontRole::Body));

    QRectF box = QRectF(option.rect).adjusted(CellPadding, 0, -CellPadding, 0);
    const bool roomy = box.width() >= columns.value + columns.share + columns.change + 180;
    const QRectF change = takeRight(box, columns.change);
    const QRectF share = takeRight(box, roomy ? columns.share : 0);
    const qreal labelWidth = std::min(box.width() * 0.42, 240.0);
    QRectF bar;
    if (box.width() - labelWidth - columns.value > 64)
        bar = takeRight(box, box.width() - labelWidth - columns.value - 28);
    const QRectF value = takeRight(box, columns.value);

    painter->setPen(tokens.text);
    drawFigures(*painter, value, row.valueText);
    drawFigures(*painter, share, m_model.shareText(row));
    painter->setPen(ChangeDelegate::colour(tokens, row.change, m_better));
    drawFigures(*painter, change, m_model.changeText(row));

    const bool plain = !row.key.isOther() && !row.key.isNull();
    painter->setPen(plain ? tokens.text : tokens.muted);
    painter->drawText(
        box, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter->font()).elidedText(m_model.label(row), Qt::ElideRight, box.width()));
    if (!bar.isEmpty() && row.value) {
        const QColor fill = plain ? (m_colour.isValid() ? m_colour : tokens.accent) : tokens.series.last();
        const double length = columns.greatest > 0 ? *row.value / columns.greatest : 0;
        BarDelegate::paintBar(*painter, QRectF(bar.left(), bar.center().y() - 3, bar.width(), 6), length,
                              tokens.grid, fill);
    }
}

QSize BarListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, CellHeight};
}

} // namespace tally
