// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/cardblock.h"
#include "ui/widgets/heatmap.h"

namespace tally {

/// Weekday × hour.
class HeatmapBlock : public CardBlock
{
    Q_OBJECT
public:
    HeatmapBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent);
    Heatmap *heatmap() const { return m_heatmap; }
    void clearSelection() override { m_heatmap->setSelected({}); }

protected:
    void showAnswer(const Block &block, const ResultTable &answer) override;

private:
    Heatmap *m_heatmap = nullptr;
};

} // namespace tally
