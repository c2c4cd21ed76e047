// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyleOptionViewItem>

namespace tally {

inline constexpr int CellPadding = 8;
inline constexpr int CellHeight = 30;

/// Keeps a painter's state for as long as it lives, and smooths what is drawn meanwhile.
class CellPainter
{
public:
    explicit CellPainter(QPainter &painter);
    ~CellPainter();
    Q_DISABLE_COPY_MOVE(CellPainter)

private:
    QPainter &m_painter;
};

/// What the style draws behind a cell: hover, selection, focus; without the cell's text.
void paintCellBackground(QPainter &painter, const QStyleOptionViewItem &option);

} // namespace tally
