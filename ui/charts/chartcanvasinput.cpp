// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse and the keys do to a chart; chartcanvas.cpp paints it.
#include "ui/charts/chartcanvas.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>

namespace tally {

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed)
        dragTo(event->position());
    setCursorBucket(geometryOfPlot().bucketAt(event->position().x()));
}

void ChartCanvas::dragTo(const QPointF &position)
{
    const double moved = std::abs(position.x() - m_pressedAt.x());
    if (!m_dragging && moved < QApplication::startDragDistance())
        return;
    const ChartGeometry &geometry = geometryOfPlot();
    m_dragging = true;
    m_brushFrom = geometry.bucketAt(m_pressedAt.x());
    m_brushTo = geometry.bucketAt(position.x());
    update();
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || content().model.size() <= 0) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_keyboardFocus = false;
    m_brushFrom = m_brushTo = -1;
    m_pressedAt = event->position();
    m_pressed = true;
    update();
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed) {
        QWidget::mouseReleaseEvent(event);
        return;
    }
    const bool dragged = m_dragging;
    const ChartRange range = brush();
    m_pressed = m_dragging = false;
    m_brushFrom = m_brushTo = -1;
    update();
    if (dragged && !range.isEmpty())
        Q_EMIT rangeSelected(range.first, range.last);
    else if (geometryOfPlot().plot.contains(event->position()))
        Q_EMIT bucketActivated(geometryOfPlot().bucketAt(event->position().x()));
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = m_dragging = false;
    Q_EMIT resetRequested();
}

void ChartCanvas::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!m_pressed)
        setCursorBucket(-1);
}

void ChartCanvas::moveCursor(qsizetype to, bool select)
{
    const PlotModel &model = content().model;
    const qsizetype from = m_cursor < 0 ? model.last : m_cursor;
    to = std::clamp(to, model.first, model.last);
    if (select) {
        m_brushFrom = m_brushFrom < 0 ? from : m_brushFrom;
        m_brushTo = to;
    } else {
        m_brushFrom = m_brushTo = -1;
    }
    m_keyboardFocus = true;
    setCursorBucket(to);
    update();
}

bool ChartCanvas::moveByKey(QKeyEvent *event)
{
    const PlotModel &model = content().model;
    if (model.size() <= 0)
        return false;
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const bool fresh = m_cursor < 0 && !select; // the first key only shows where the crosshair is
    const qsizetype at = m_cursor < 0 ? model.last : m_cursor;
    const qsizetype page = std::max<qsizetype>(1, model.size() / 10);
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(fresh ? model.last : at - 1, select);
        return true;
    case Qt::Key_Right:
        moveCursor(fresh ? model.first : at + 1, select);
        return true;
    case Qt::Key_PageUp:
        moveCursor(at - page, select);
        return true;
    case Qt::Key_PageDown:
        moveCursor(at + page, select);
        return true;
    case Qt::Key_Home:
        moveCursor(model.first, select);
        return true;
    case Qt::Key_End:
        moveCursor(model.last, select);
        return true;
    default:
        return false;
    }
}

bool ChartCanvas::escape()
{
    if (m_brushFrom >= 0 || m_pressed) {
        m_pressed = m_dragging = false;
        m_brushFrom = m_brushTo = -1;
        update();
        return true;
    }
    const bool had = m_cursor >= 0;
    setCursorBucket(-1);
    return had;
}

void ChartCanvas::activate()
{
    const ChartRange range = brush();
    if (!range.isEmpty()) {
        m_brushFrom = m_brushTo = -1;
        update();
        Q_EMIT rangeSelected(range.first, range.last);
    } else if (m_cursor >= 0) {
        Q_EMIT bucketActivated(m_cursor);
    }
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    if (moveByKey(event))
        return;
    if (event->key() == Qt::Key_Escape && escape())
        return;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (m_cursor >= 0 || m_brushFrom >= 0)) {
        activate();
        return;
    }
    QWidget::keyPressEvent(event); // the page has uses for the rest
}

void ChartCanvas::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    // A ring only for those who came by key: not after a click, nor when the window merely came to the front.
    const Qt::FocusReason reason = event->reason();
    m_keyboardFocus = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
    update();
}

void ChartCanvas::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse())
        setCursorBucket(-1);
    update();
}

} // namespace tally
