// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cellpainting.h"

#include <QApplication>
#include <QStyle>
#include <QWidget>

namespace tally {

CellPainter::CellPainter(QPainter &painter)
    : m_painter(painter)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
}

CellPainter::~CellPainter()
{
    m_painter.restore();
}

void paintCellBackground(QPainter &painter, const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem bare = option;
    bare.text.clear();
    bare.icon = {};
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &bare, &painter, option.widget);
}

} // namespace tally
