// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf/chartmatrix.h"

#include <QPainter>

namespace tally {

/// Charts as they are printed, in device units of a PDF page. What a matrix does not know leaves a gap.
class ChartPainting
{
public:
    ChartPainting(QPainter &painter, const ChartMatrix &matrix, const Format &format);

    void lines(const QRectF &box, bool filled);
    void columns(const QRectF &box); ///< stacked
    /// Horizontal bars of the first series, a label and a number each; rowsHeight() tall.
    void bars(const QRectF &box);
    void heatmap(const QRectF &box); ///< keys across, series down; rowsHeight() tall

    /// What bars and heatmaps need: a row each.
    static qreal barsHeight(const ChartMatrix &matrix);
    static qreal heatmapHeight(const ChartMatrix &matrix);

private:
    struct Scale
    {
        double least = 0;
        double most = 1;
        double step = 1;
    };
    Scale scaleTo(double least, double most) const;
    QRectF axes(const QRectF &box, const Scale &scale, bool inBands);
    qreal legend(const QRectF &box);
    qreal yOf(double value, const QRectF &plot, const Scale &scale) const;
    void line(const QList<std::optional<double>> &values, const QRectF &plot, const Scale &scale,
              const QPen &pen, const QBrush &under);
    void keyLabels(const QRectF &plot, bool inBands);
    QString number(double value) const;
    void text(const QRectF &box, int flags, const QString &text, const QColor &colour);

    QPainter &m_painter;
    const ChartMatrix &m_matrix;
    const Format &m_format;
};

} // namespace tally
