// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

#include <optional>

namespace tally {

/// A cell with a change: a rate (double) under `role`, invalid where unknown; a bool under `betterRole` says
/// whether higher is better, invalid where neither.
class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ChangeDelegate(const Theme &theme, int role, int betterRole, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// "▲ 12.4%", "▼ 6.4%", "0.0%", or "–": the arrow says without colour which way it went.
    static QString arrowText(const std::optional<double> &rate, const QLocale &locale);
    static QColor colour(const Tokens &tokens, const std::optional<double> &rate,
                         const std::optional<bool> &better);

private:
    const Theme &m_theme;
    int m_role;
    int m_betterRole;
};

} // namespace tally
