// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/widgets/cellpainting.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

constexpr qreal Margin = 3.0; // room for the end dot and the pen

/// Runs of known points in the box's own coordinates; a line never bridges what is unknown.
QList<QPolygonF> runsOf(const QRectF &box, const QList<double> &series)
{
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (const double value : series) {
        if (std::isfinite(value)) {
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
    }
    const double span = greatest > least ? greatest - least : 0.0;
    const qreal step = series.size() > 1 ? box.width() / qreal(series.size() - 1) : 0.0;
    QList<QPolygonF> runs;
    bool open = false;
    for (qsizetype i = 0; i < series.size(); ++i) {
        const double value = series.at(i);
        if (!std::isfinite(value)) {
            open = false;
            continue;
        }
        if (!open)
            runs.append(QPolygonF());
        open = true;
        const double height = span > 0 ? (value - least) / span : 0.5;
        runs.last().append(QPointF(box.left() + step * qreal(i), box.bottom() - height * box.height()));
    }
    return runs;
}

void fillUnder(QPainter &painter, const QRectF &box, const QPolygonF &run, QColor colour)
{
    QPainterPath path;
    path.addPolygon(run);
    path.lineTo(run.last().x(), box.bottom() + Margin);
    path.lineTo(run.first().x(), box.bottom() + Margin);
    path.closeSubpath();
    QLinearGradient gradient(0, box.top(), 0, box.bottom() + Margin);
    colour.setAlphaF(0.20F);
    gradient.setColorAt(0, colour);
    colour.setAlphaF(0.0F);
    gradient.setColorAt(1, colour);
    painter.fillPath(path, gradient);
}

void strokeRun(QPainter &painter, QPolygonF run, const QColor &colour, bool lastDashed)
{
    QPen pen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (lastDashed && run.size() > 1) {
        const QPointF end = run.takeLast();
        QPen dashed = pen;
        dashed.setCapStyle(Qt::FlatCap);
        dashed.setDashPattern({2.0, 1.5});
        painter.setPen(dashed);
        painter.drawLine(run.last(), end);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (run.size() > 1)
        painter.drawPolyline(run);
}

void drawDot(QPainter &painter, const QPointF &centre, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(centre, 2.5, 2.5);
}

} // namespace

Sparkline::Sparkline(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setSeries(const QList<double> &series, bool lastIncomplete)
{
    m_series = series;
    m_lastIncomplete = lastIncomplete;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {110, 40};
}

void Sparkline::paint(QPainter &painter, const QRectF &box, const QList<double> &series,
                      const SparklineLook &look)
{
    const QRectF inner = box.adjusted(Margin, Margin, -Margin, -Margin);
    if (series.isEmpty() || inner.width() < 4 || inner.height() < 2)
        return;
    const CellPainter guard(painter);
    const QList<QPolygonF> runs = runsOf(inner, series);
    const bool endKnown = std::isfinite(series.last());
    for (const QPolygonF &run : runs) {
        if (look.fill && run.size() > 1)
            fillUnder(painter, inner, run, look.line);
        strokeRun(painter, run, look.line, look.lastIncomplete && endKnown && &run == &runs.last());
        if (run.size() == 1)
            drawDot(painter, run.first(), look.line);
    }
    if (look.endDot && endKnown)
        drawDot(painter, runs.last().last(), look.line);
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    SparklineLook look;
    look.line = m_theme.tokens().accent;
    look.lastIncomplete = m_lastIncomplete;
    paint(painter, QRectF(rect()), m_series, look);
}

} // namespace tally
