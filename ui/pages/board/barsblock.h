// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/cardblock.h"
#include "ui/widgets/barlist.h"

namespace tally {

/// A breakdown by one dimension, with the rest of it.
class BarsBlock : public CardBlock
{
    Q_OBJECT
public:
    BarsBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent);
    BarList *bars() const { return m_bars; }
    void clearSelection() override;

protected:
    void showAnswer(const Block &block, const ResultTable &answer) override;

private:
    BarList *m_bars = nullptr;
};

/// The rows of such a list: shares of the total, changes against the compared row, Other last.
QList<BarRow> barRows(const ResultTable &answer, const QLocale &locale);

} // namespace tally
