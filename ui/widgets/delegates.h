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
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    int m_role;
};

/// A cell with a small line: QList<double> under `role`, NaN = unknown.
class SparklineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    SparklineDelegate(const Theme &theme, int role, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    int m_role;
};

/// A cell with a change: a rate (double) under `role`, invalid where unknown; a bool under `betterRole` says whether
/// higher is better, invalid where neither.
class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ChangeDelegate(const Theme &theme, int role, int betterRole, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    int m_role;
    int m_betterRole;
};

/// A cell with a number: its text right-aligned with digits of one width.
class FigureDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tally
