// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace tally {

/// A cell with a bar from 0 to 1 (a double under `role`) and the cell's text right of it.
class BarDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    BarDelegate(const Theme &theme, int role, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// A rounded track, `share` of it filled (clamped to 0–1; NaN: an empty track).
    static void paintBar(QPainter &painter, const QRectF &box, double share, const QColor &track,
                         const QColor &bar);

private:
    const Theme &m_theme;
    int m_role;
};

} // namespace tally
