// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultmodel.h"
#include "ui/theme/theme.h"
#include "workspace/settings.h"

#include <QTableView>

namespace tally {

/// The table of a page's top rows: sorts, its columns can be hidden (menu of the header), resized and are
/// remembered by its owner; Ctrl+C copies what is selected as TSV. Enter or a click on a row activates it.
class TopTable : public QTableView
{
    Q_OBJECT
public:
    explicit TopTable(const Theme &theme, QWidget *parent = nullptr);

    void setTable(const ResultTable &table, const QList<TableColumn> &columns);
    void setTrends(const QHash<QString, QList<double>> &byKey);
    void setRanks(const QHash<QString, int> &byKey);
    /// Selects the next row that has the text in a shown column, round the end; false: none has.
    bool findNext(const QString &text, bool fromCurrent);
    ResultModel *resultModel() const { return m_model; }
    /// How many rows the view is high; default 10.
    void setRowsSeen(int rows);

    void setTableLayout(const TableLayout &layout); ///< kept for the columns that come
    const TableLayout &tableLayout() const { return m_layout; }
    /// All shown rows and columns, or the selected rows.
    QString asTsv() const;

    QSize sizeHint() const override;
    /// All rows of a top list: a page scrolls, its tables don't.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowActivated(const tally::Value &key);
    void tableLayoutChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyLayout();
    void applyWidths();
    void showHeaderMenu(const QPoint &where);
    void setColumnShown(int column, bool shown);
    void activate(const QModelIndex &index);
    QList<int> shownColumns() const;
    struct Widths
    {
        int least = 0;
        int usual = 0;
    };
    Widths usualWidths(int column) const;
    Widths widthsOf(int column) const; ///< the user's, else the usual ones
    void hideWhatHasNoRoom(int room);
    int roomForColumns() const;

    const Theme &m_theme;
    ResultModel *m_model = nullptr;
    TableLayout m_layout;
    bool m_applying = false;
    int m_rowsSeen = 10;
};

} // namespace tally
