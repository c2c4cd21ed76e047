// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axislabels.h"
#include "ui/charts/chartgeometry.h"
#include "ui/charts/plotmodel.h"
#include "ui/charts/seriesplot.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QLocale>

class QPainter;

namespace tally {

/// Everything that a chart shows and that does not move with the mouse.
struct ChartContent
{
    ChartData data;
    PlotModel model;
    QLocale locale;
    bool endLabels = false;
};

/// Lays a chart out in a rectangle and paints grid, axes, series and labels, on a widget, an image or an SVG
/// alike.
class ChartPainter
{
public:
    explicit ChartPainter(const Theme &theme)
        : m_theme(theme)
    {
    }

    void setContent(const ChartContent &content);
    const ChartContent &content() const { return m_content; }

    /// Must come before paint(), and again when the content, size or theme changed.
    void layOut(const QRectF &area);
    const ChartGeometry &geometry() const { return m_geometry; }
    const QList<AxisLabel> &labels() const { return m_labels; }

    void paint(QPainter &painter);

private:
    struct EndLabel
    {
        QString text;
        QColor colour;
        double y = 0;
    };

    void layOutEndLabels();
    void paintGrid(QPainter &painter) const;
    void paintAxisLabels(QPainter &painter) const;
    void paintEndLabels(QPainter &painter) const;
    void paintNothing(QPainter &painter) const;
    QString tickText(double value) const;

    const Theme &m_theme;
    ChartContent m_content;
    ChartGeometry m_geometry;
    QList<AxisLabel> m_labels;
    QList<EndLabel> m_endLabels;
    SeriesPlot m_plot;
};

} // namespace tally
