// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timechart.h"
#include "ui/pages/board/cardblock.h"

class QComboBox;

namespace tally {

class ChartCanvas;

/// A chart in a card. Dragging sets the range, a click on a legend entry hides a series.
class ChartBlock : public CardBlock
{
    Q_OBJECT
public:
    ChartBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent);

    TimeChart *chart() const override { return m_chart; }
    /// Of those it can show; empty: all of them at once.
    void setMetric(const QString &metric);
    const QString &metric() const { return m_metric; }
    /// The crosshair of another chart; −1: none.
    void setGuide(qint64 instantMs);
    void show(const Block &block) override;
    std::optional<NamedTable> exportable() const override;

protected:
    void showAnswer(const Block &block, const ResultTable &answer) override;

private:
    QStringList shownMetrics(const Block &block) const;
    void fillUnits();

    TimeChart *m_chart = nullptr;
    ChartCanvas *m_canvas = nullptr;
    QComboBox *m_units = nullptr;
    QString m_metric;
};

} // namespace tally
