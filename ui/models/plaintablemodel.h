// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace tally {

/// A cell as people read it, and what it sorts by.
struct PlainCell
{
    QString text;
    QVariant sort = {}; ///< invalid: by the text
    QString tooltip = {};
};

/// Rows of a few columns that are no answer to a query. Sorts itself; a row keeps the key it was given. GUI
/// thread.
class PlainTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Column
    {
        QString title;
        bool isNumber = false; ///< stands to the right
        QString definition = {}; ///< the header's tooltip
    };
    struct Row
    {
        QVariant key;
        QList<PlainCell> cells;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QList<Column> &columns);
    /// Replaces the rows; the order asked for is applied to the new ones.
    void setRows(const QList<Row> &rows);
    QVariant keyAt(int row) const;
    int rowOf(const QVariant &key) const; ///< −1 where absent
    /// Tab-separated with a header; tabs and line ends in cells become spaces.
    QString toTsv(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void order();

    QList<Column> m_columns;
    QList<Row> m_rows;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace tally
