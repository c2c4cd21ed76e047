// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartgeometry.h"
#include "ui/charts/plotmodel.h"
#include "ui/theme/theme.h"

#include <QPixmap>
#include <QWidget>

namespace tally {

/// A low strip with all buckets of a chart and a brush over some of them. The brush is moved by dragging it,
/// resized by its two handles, drawn anew by dragging outside; arrow keys move it, Shift and the arrow keys
/// its right end, Ctrl and the arrow keys its left end. Follows the mouse with moved(), settles with
/// committed().
class ChartOverview : public QWidget
{
    Q_OBJECT

public:
    explicit ChartOverview(const Theme &theme, QWidget *parent = nullptr);

    void setModel(const PlotModel &model);
    /// Both inclusive, kept inside the model.
    void setSelection(qsizetype first, qsizetype last);
    qsizetype first() const { return m_first; }
    qsizetype last() const { return m_last; }
    /// The plot above begins and ends here, in this widget's pixels.
    void setInsets(int left, int right);
    /// Where the brush lies.
    QRectF brushRect() const;
    void retranslate();

    QSize sizeHint() const override { return {600, 44}; }
    QSize minimumSizeHint() const override { return {160, 44}; }

Q_SIGNALS:
    void moved(qsizetype first, qsizetype last);
    void committed(qsizetype first, qsizetype last);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Grip { None, Left, Right, Body, New };

    Grip gripAt(const QPointF &position) const;
    ChartGeometry geometryNow() const;
    void select(qsizetype first, qsizetype last);
    void shift(qsizetype by);
    void invalidate();
    void paintLine(QPainter &painter) const;
    void paintHandle(QPainter &painter, double x, const QRectF &brush) const;

    const Theme &m_theme;
    PlotModel m_model;
    QPixmap m_picture;
    qsizetype m_first = 0;
    qsizetype m_last = -1;
    int m_leftInset = 0;
    int m_rightInset = 0;
    Grip m_grip = Grip::None;
    qsizetype m_anchor = 0; ///< the bucket under the mouse at the press
    qsizetype m_firstAtPress = 0;
    qsizetype m_lastAtPress = 0;
};

} // namespace tally
