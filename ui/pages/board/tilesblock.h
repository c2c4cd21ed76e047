// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/blockview.h"
#include "ui/pages/common/headlinerow.h"

namespace tally {

/// A row of KPI tiles: current value, change, what was before, all time, trust.
class TilesBlock : public BlockView
{
    Q_OBJECT
public:
    TilesBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent);

    QWidget *widget() override { return m_row; }
    HeadlineRow *row() const { return m_row; }
    void show(const Block &block) override;
    void setChosen(const QString &metric);

private:
    HeadlineRow *m_row = nullptr;
};

} // namespace tally
