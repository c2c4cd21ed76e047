// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace tally {

/// A chart over time or over a few categories: lines with the compared period behind, bars, or stacked bars.
/// Hover shows a crosshair and a card of values; dragging (or Shift and the arrow keys, then Enter) selects a
/// range; a double click asks for the whole range again; the legend hides series. It never asks for data
/// itself: the owner sets a new ChartData as an answer to the signals. GUI thread only; over 100,000 buckets
/// the points are thinned on a worker thread, and the last picture stays until they are ready.
class TimeChart : public QWidget
{
    Q_OBJECT

public:
    /// `theme` lives as long as the chart.
    explicit TimeChart(const Theme &theme, QWidget *parent = nullptr);
    ~TimeChart() override;

    /// Replaces what is shown; hidden series stay hidden when a series of that name is still there.
    void setData(const ChartData &data);
    const ChartData &data() const;

    void setShape(ChartShape shape);
    ChartShape shape() const;

    /// A strip under the chart that shows all buckets, with a brush over those shown above. Without data of
    /// its own the brush zooms this chart; with wider data (setOverviewData) it emits rangeSelected.
    void setOverviewVisible(bool visible);
    void setOverviewData(const ChartData &data, const ChartRange &selection);

    /// The legend shows by itself when there is more than one series.
    void setLegendVisible(bool visible);
    /// Names at the right end of the lines.
    void setEndLabels(bool visible);

    /// The buckets shown, all of them unless zoomed by the overview strip.
    ChartRange window() const;
    void setWindow(qsizetype first, qsizetype last);
    void resetWindow();

    bool isSeriesVisible(int series) const;
    void setSeriesVisible(int series, bool visible);

    /// What is seen as pixels, `scale` device pixels to one of the widget; with title and legend.
    QImage toImage(qreal scale = 2.0) const;
    QByteArray toPng(qreal scale = 2.0) const;
    QByteArray toSvg() const;
    void copyImage() const;
    /// All buckets in full precision, hidden series left out.
    ChartTable asTable() const;
    /// The series in words: name, least, greatest and last value.
    QString summary() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rangeSelected(const tally::ChartRange &range);
    void resetRequested();
    /// A click, or Enter on the crosshair without a selection.
    void bucketActivated(qsizetype index);
    void windowChanged(const tally::ChartRange &window);
    void seriesVisibilityChanged(int series, bool visible);
    /// The points are on the screen (at once, or after the worker for large data).
    void ready();

protected:
    void changeEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tally
