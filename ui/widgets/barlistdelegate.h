// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

#include <optional>

namespace tally {

class BarListModel;

/// Paints a whole row of a BarList: label, value, bar, share, change.
class BarListDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    BarListDelegate(const Theme &theme, const BarListModel &model, QObject *parent);

    void setHigherIsBetter(const std::optional<bool> &better) { m_better = better; }
    void setColour(const QColor &colour) { m_colour = colour; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBack(QPainter &painter, const QStyleOptionViewItem &option) const;

    const Theme &m_theme;
    const BarListModel &m_model;
    std::optional<bool> m_better;
    QColor m_colour;
};

} // namespace tally
