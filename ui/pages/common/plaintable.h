// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/plaintablemodel.h"

#include <QTableView>

namespace tally {

/// A table of a page beside the answers to queries: sorts by its headers, Ctrl+C copies the selected rows as
/// TSV, Enter or a double click activates a row, the last column takes the room that is left.
class PlainTable : public QTableView
{
    Q_OBJECT
public:
    /// `rows`: how many it is high.
    PlainTable(int rows, QWidget *parent = nullptr);

    PlainTableModel *rows() const { return m_model; }
    void setRows(
        const QList<PlainTableModel::Row> &rows); ///< keeps the selected row, where its key is still there
    QVariant currentKey() const; ///< of the selected row; invalid: there is none
    void selectKey(const QVariant &key);
    /// The selected rows, all of them where none is.
    QString asTsv() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void keyChosen(const QVariant &key); ///< another row is selected, or none
    void keyActivated(const QVariant &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    int m_rowsSeen;
    PlainTableModel *m_model;
};

} // namespace tally
