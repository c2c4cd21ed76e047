// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/cardblock.h"
#include "ui/pages/common/toptable.h"

namespace tally {

class FindField;

/// A table of rows by one dimension with its figures, shares, changes, ranks and small lines.
class TableBlock : public CardBlock
{
    Q_OBJECT
public:
    TableBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent);
    TopTable *table() const { return m_table; }
    void clearSelection() override;
    bool find() override;
    void setTableLayouts(const QMap<QString, TableLayout> &layouts) override;

protected:
    void showAnswer(const Block &block, const ResultTable &answer) override;
    QString asTsv(const ResultTable &table) const override;

private:
    TopTable *m_table = nullptr;
    FindField *m_find = nullptr;
    qint64 m_shownAsOf = -1;
    Query m_shownQuery;
};

/// The columns of such a table: name, figures in order, then of the first metric share, change, rank, line.
QList<TableColumn> blockColumns(const Block &block, const ResultTable &table, Language language);
/// The same table with its Other as one more row, which sorts last.
ResultTable withOther(const ResultTable &table);

} // namespace tally
