// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/theme/theme.h"

#include <QSet>
#include <QWidget>

namespace tally {

class LegendItem;

/// The names of a chart's series in rows, as many a row as fit; each can be switched off. Emits toggled() on
/// a click or the space bar.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(const Theme &theme, QWidget *parent = nullptr);

    void setSeries(const ChartData &chart, const QSet<int> &hidden);
    void retranslate();

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void toggled(int series, bool visible);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    /// Returns the height; moves the entries when `place` is set.
    int arrange(int width, bool place) const;

    const Theme &m_theme;
    ChartData m_data; // names and colours only
    QList<LegendItem *> m_items;
};

} // namespace tally
