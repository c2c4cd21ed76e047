// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartpainter.h"
#include "ui/charts/tooltipcard.h"

#include <QPixmap>
#include <QWidget>

namespace tally {

/// The part of a TimeChart that is painted and pointed at. The picture is kept as a pixmap; crosshair, card
/// and brush are drawn over it, so that following the mouse never repaints the lines.
class ChartCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit ChartCanvas(const Theme &theme, QWidget *parent = nullptr);

    void setContent(const ChartContent &content);
    const ChartContent &content() const { return m_painter.content(); }
    /// Laid out for the current size.
    const ChartGeometry &geometryOfPlot();
    const QList<AxisLabel> &axisLabelsShown();

    qsizetype cursorBucket() const { return m_cursor; }
    /// The crosshair of another chart, as a line through the bucket that has the instant; −1: none.
    void setGuide(qint64 instantMs);
    qsizetype guideBucket() const { return m_guide; }
    /// Buckets under the brush, both inclusive; empty without one.
    ChartRange brush() const;
    void clearMarks();
    /// Text or colours changed.
    void invalidate();

    QSize sizeHint() const override { return {600, 280}; }
    QSize minimumSizeHint() const override { return {160, 100}; }

Q_SIGNALS:
    void rangeSelected(qsizetype first, qsizetype last);
    void resetRequested();
    void bucketActivated(qsizetype bucket);
    void cursorMoved(qsizetype bucket); ///< -1: the crosshair is gone
    void plotResized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void ensureLaidOut();
    void ensurePicture(qreal ratio);
    void setCursorBucket(qsizetype bucket);
    void dragTo(const QPointF &position);
    void moveCursor(qsizetype to, bool select);
    bool moveByKey(QKeyEvent *event);
    bool escape();
    void activate();
    void paintBrush(QPainter &painter) const;
    void paintCrosshair(QPainter &painter) const;
    void paintFocus(QPainter &painter) const;

    const Theme &m_theme;
    ChartPainter m_painter;
    QPixmap m_picture;
    bool m_laidOut = false;
    qsizetype m_cursor = -1;
    qsizetype m_guide = -1;
    qsizetype m_brushFrom = -1;
    qsizetype m_brushTo = -1;
    QPointF m_pressedAt;
    bool m_pressed = false;
    bool m_dragging = false;
    bool m_keyboardFocus = false;
};

} // namespace tally
