// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>

namespace tally {

/// One column of a table view. `cell` is the result's column that it shows, or that its share or change is
/// of.
struct TableColumn
{
    enum class Kind {
        Text, ///< a dimension
        Figure, ///< a metric
        Share, ///< the metric's part of the total; the bar is relative to the greatest row
        Change, ///< against the compared row
        Trend, ///< a small line by row key
        Rank ///< places gained against the compared period's order
    };
    QString id; ///< stable: what settings remember
    QString title;
    Kind kind = Kind::Text;
    int cell = 0;
    int tooltipCell
        = -1; ///< shown as tooltip where it differs from the text, and as text where that is missing
    QString definition = {}; ///< the header's tooltip
};

/// A ResultTable for table views. Sorts its own rows by the values themselves, unknown always last. The first
/// column of the result is the row's key. Texts come from the view's side, which knows the locale. GUI
/// thread.
class ResultModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        BarRole = Qt::UserRole + 1, ///< double, 0–1: length of a share's bar
        RateRole, ///< double: change; invalid where unknown
        BetterRole, ///< bool: higher is better; invalid where neither
        SeriesRole, ///< QList<double>, NaN = unknown
        PlainRole ///< QString: the cell for copying, numbers in C locale
    };
    using CellText = std::function<QString(const ResultColumn &column, const Value &value)>;
    using RateText = std::function<QString(double share)>;
    struct Texts
    {
        CellText cell;
        RateText share;
        RateText change;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(const Texts &texts);
    /// Replaces everything but the order asked for, which is applied to the new rows.
    void setTable(const ResultTable &table, const QList<TableColumn> &columns);
    void setColumns(const QList<TableColumn> &columns); ///< the same columns with other titles
    void setTrends(const QHash<QString, QList<double>> &byKey);
    /// The compared period's places by row key, from 1; a key that is not among them is new.
    void setRanks(const QHash<QString, int> &byKey);

    const QList<TableColumn> &tableColumns() const { return m_columns; }
    int columnOf(const QString &id) const; ///< −1 where absent
    Value keyAt(int row) const;
    /// The shown rows and columns as tab-separated text with a header; tabs and line ends in cells become
    /// spaces.
    QString toTsv(const QList<int> &rows, const QList<int> &columns) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    Value cell(int row, int cell) const;
    QString text(int row, const TableColumn &column) const;
    QString plainText(int row, const TableColumn &column) const;
    std::optional<double> share(int row, const TableColumn &column) const;
    std::optional<double> rate(int row, const TableColumn &column) const;
    Value sortValue(int row, const TableColumn &column) const;
    QVariant tooltip(int row, const TableColumn &column) const;
    double greatest(int cell) const;
    void order();

    ResultTable m_table;
    QList<TableColumn> m_columns;
    std::optional<int> placesGained(int row) const; ///< unset: new, or not known yet
    QString rankText(int row) const;

    QHash<QString, QList<double>> m_trends;
    std::optional<QHash<QString, int>> m_ranks;
    Texts m_texts;
    QList<int> m_order; ///< shown row -> the result's row
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace tally
