// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/cardblock.h"
#include "ui/widgets/valuegrid.h"

namespace tally {

/// Two dimensions as rows and columns: retention by cohort and period, or any other pair.
class GridBlock : public CardBlock
{
    Q_OBJECT
public:
    GridBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent);
    ValueGrid *grid() const { return m_grid; }
    void clearSelection() override { m_grid->setSelected({}); }

protected:
    void showAnswer(const Block &block, const ResultTable &answer) override;

private:
    ValueGrid *m_grid = nullptr;
    QList<Value> m_rowKeys;
    QList<Value> m_columnKeys;
};

} // namespace tally
