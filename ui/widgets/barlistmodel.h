// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/barlist.h"

#include <QAbstractListModel>

namespace tally {

/// The rows of a BarList, and the widths of their columns of numbers.
class BarListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    struct Columns
    {
        qreal value = 0;
        qreal share = 0; ///< 0: no row has one
        qreal change = 0; ///< 0: no row has one
        double greatest = 0;
    };

    void setRows(const QList<BarRow> &rows);
    const QList<BarRow> &rows() const { return m_rows; }
    void setLocale(const QLocale &locale);
    const Columns &columns() const { return m_columns; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QString label(const BarRow &row) const;
    QString shareText(const BarRow &row) const;
    QString changeText(const BarRow &row) const;

private:
    void measure();

    QList<BarRow> m_rows;
    Columns m_columns;
    QLocale m_locale;
};

} // namespace tally
