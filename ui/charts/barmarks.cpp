// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/barmarks.h"

#include "ui/charts/chartpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

class BarMarks
{
public:
    BarMarks(QPainter &painter, const ChartContent &content, const ChartGeometry &geometry,
             const Tokens &tokens)
        : m_painter(painter)
        , m_content(content)
        , m_geometry(geometry)
        , m_tokens(tokens)
    {
    }

    void paintZeros(qsizetype series) const
    {
        const PlotSeries &one = m_content.model.series.at(series);
        const QColor colour = seriesColour(m_tokens, one.kind, one.colourRole);
        for (qsizetype i = 0; i < one.bars.size(); ++i) {
            if (one.bars.at(i) == 0) {
                const auto [left, width] = column(i, series, m_content.model.series.size());
                m_painter.fillRect(QRectF(left + 1, m_geometry.y(0) - 1, width - 2, 2), colour);
            }
        }
    }

    void outlineRunning(qsizetype series) const
    {
        const PlotSeries &one = m_content.model.series.at(series);
        if (one.kind != SeriesKind::Current)
            return;
        for (qsizetype i = 0; i < one.bars.size(); ++i) {
            if (m_content.data.isIncomplete(m_content.model.first + i) && std::isfinite(one.bars.at(i)))
                outline(i, series, m_content.model.series.size(), 0, one.bars.at(i), one.colourRole);
        }
    }

    void outlineRunningStacks() const
    {
        const PlotModel &model = m_content.model;
        const qsizetype running = std::max(m_content.data.incompleteFrom, model.first);
        for (qsizetype bucket = running; running >= 0 && bucket <= model.last; ++bucket) {
            double up = 0;
            double down = 0;
            for (const PlotSeries &one : model.series) {
                const double value = one.bars.at(bucket - model.first);
                if (std::isfinite(value))
                    (value < 0 ? down : up) += value;
            }
            outline(bucket - model.first, 0, 1, down, up, model.series.first().colourRole);
        }
    }

private:
    struct Column
    {
        double left;
        double width;
    };

    Column column(qsizetype bucket, qsizetype of, qsizetype count) const
    {
        const double group = m_geometry.pixelsPerBucket() * barFraction(m_geometry);
        const double width = group / double(std::max<qsizetype>(1, count));
        const double centre = m_geometry.x(double(m_geometry.first + bucket));
        return {centre - group / 2 + double(of) * width, width};
    }

    void outline(qsizetype bucket, qsizetype of, qsizetype count, double from, double to, int role) const
    {
        const Column where = column(bucket, of, count);
        const QRectF bar(QPointF(where.left, m_geometry.y(std::max(from, to))),
                         QPointF(where.left + where.width, m_geometry.y(std::min(from, to))));
        QPen pen(seriesColour(m_tokens, SeriesKind::Current, role), 1.5);
        pen.setDashPattern({3, 2.5});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(bar.adjusted(1, 1, -1, -0.5));
    }

    QPainter &m_painter;
    const ChartContent &m_content;
    const ChartGeometry &m_geometry;
    const Tokens &m_tokens;
};

} // namespace

void paintBarMarks(QPainter &painter, const ChartContent &content, const ChartGeometry &geometry,
                   const Tokens &tokens)
{
    const PlotModel &model = content.model;
    if (!model.hasBars() || model.series.isEmpty())
        return;
    const BarMarks marks(painter, content, geometry, tokens);
    if (model.shape == ChartShape::StackedBars) {
        if (content.data.incompleteFrom >= 0)
            marks.outlineRunningStacks();
        return;
    }
    for (qsizetype series = 0; series < model.series.size(); ++series) {
        marks.paintZeros(series);
        marks.outlineRunning(series);
    }
}

} // namespace tally
