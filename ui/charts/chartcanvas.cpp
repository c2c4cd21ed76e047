// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace tally {

ChartCanvas::ChartCanvas(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_painter(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ChartCanvas::setContent(const ChartContent &content)
{
    m_painter.setContent(content);
    m_pressed = m_dragging = false;
    m_brushFrom = m_brushTo = -1;
    const PlotModel &model = content.model;
    if (m_cursor < model.first || m_cursor > model.last)
        setCursorBucket(-1);
    else
        Q_EMIT cursorMoved(m_cursor); // the same bucket, other values
    invalidate();
}

const ChartGeometry &ChartCanvas::geometryOfPlot()
{
    ensureLaidOut();
    return m_painter.geometry();
}

const QList<AxisLabel> &ChartCanvas::axisLabelsShown()
{
    ensureLaidOut();
    return m_painter.labels();
}

ChartRange ChartCanvas::brush() const
{
    if (m_brushFrom < 0)
        return {};
    const ChartData &shown = content().data;
    const auto [first, last] = std::minmax(m_brushFrom, m_brushTo);
    return {first, last, shown.bucketStart(first), shown.bucketEnd(last)};
}

void ChartCanvas::clearMarks()
{
    m_pressed = m_dragging = false;
    m_brushFrom = m_brushTo = -1;
    setCursorBucket(-1);
    update();
}

void ChartCanvas::invalidate()
{
    m_laidOut = false;
    m_picture = {};
    update();
}

void ChartCanvas::ensureLaidOut()
{
    if (m_laidOut)
        return;
    m_painter.layOut(QRectF(rect()).adjusted(0, 2, -1, -2));
    m_laidOut = true;
}

void ChartCanvas::ensurePicture(qreal ratio)
{
    if (!m_picture.isNull() && qFuzzyCompare(m_picture.devicePixelRatio(), ratio))
        return;
    ensureLaidOut();
    m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    m_painter.paint(painter);
}

void ChartCanvas::setCursorBucket(qsizetype bucket)
{
    if (m_cursor == bucket)
        return;
    m_cursor = bucket;
    update();
    Q_EMIT cursorMoved(bucket);
}

void ChartCanvas::setGuide(qint64 instantMs)
{
    const ChartData &shown = content().data;
    qsizetype bucket = -1;
    for (qsizetype i = 0; instantMs >= 0 && shown.isTime() && i < shown.size(); ++i) {
        if (shown.bucketStart(i) <= instantMs && instantMs < shown.bucketEnd(i))
            bucket = i;
    }
    if (bucket == m_guide)
        return;
    m_guide = bucket;
    update();
}

void ChartCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
    Q_EMIT plotResized();
}

void ChartCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // The target's own scale: it differs from the widget's when the widget is rendered into an image.
    ensurePicture(painter.deviceTransform().m11());
    painter.drawPixmap(0, 0, m_picture);
    if (m_keyboardFocus && hasFocus())
        paintFocus(painter);
    paintBrush(painter);
    paintCrosshair(painter);
}

} // namespace tally
