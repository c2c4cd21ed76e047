// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartoverview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tally {

namespace {

constexpr double HandleWidth = 6;
constexpr double HandleHeight = 16;
constexpr double GripReach = 6;
constexpr double Inner = 5; ///< between the line and the strip's edges

} // namespace

ChartOverview::ChartOverview(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &ChartOverview::invalidate);
    retranslate();
}

void ChartOverview::retranslate()
{
    setAccessibleName(tr("Overview of the whole period"));
    setAccessibleDescription(
        tr("Arrow keys move the part shown, with Shift they move its end, with Ctrl its start"));
}

void ChartOverview::setModel(const PlotModel &model)
{
    m_model = model;
    setSelection(m_first, m_last);
    invalidate();
}

void ChartOverview::setSelection(qsizetype first, qsizetype last)
{
    m_first = std::clamp(first, m_model.first, std::max(m_model.first, m_model.last));
    m_last = std::clamp(last, m_first, std::max(m_first, m_model.last));
    update();
}

void ChartOverview::setInsets(int left, int right)
{
    if (m_leftInset == left && m_rightInset == right)
        return;
    m_leftInset = left;
    m_rightInset = right;
    invalidate();
}

void ChartOverview::invalidate()
{
    m_picture = {};
    update();
}

ChartGeometry ChartOverview::geometryNow() const
{
    ChartGeometry geometry;
    geometry.area = rect();
    geometry.plot = QRectF(rect()).adjusted(m_leftInset, 2, -m_rightInset, -2);
    geometry.first = m_model.first;
    geometry.last = m_model.last;
    // The strip shows the shape: unlike the chart above it need not reach down to zero.
    geometry.axis.min = m_model.least;
    geometry.axis.max = m_model.greatest > m_model.least ? m_model.greatest : m_model.least + 1;
    return geometry;
}

QRectF ChartOverview::brushRect() const
{
    const ChartGeometry geometry = geometryNow();
    return geometry.size() > 0 ? geometry.band(m_first, m_last) : QRectF();
}

void ChartOverview::select(qsizetype first, qsizetype last)
{
    const auto before = std::pair(m_first, m_last);
    setSelection(std::min(first, last), std::max(first, last));
    if (before != std::pair(m_first, m_last))
        Q_EMIT moved(m_first, m_last);
}

void ChartOverview::shift(qsizetype by)
{
    const qsizetype length = m_lastAtPress - m_firstAtPress;
    const qsizetype first
        = std::clamp(m_firstAtPress + by, m_model.first, std::max(m_model.first, m_model.last - length));
    select(first, first + length);
}

ChartOverview::Grip ChartOverview::gripAt(const QPointF &position) const
{
    const QRectF brush = brushRect();
    if (std::abs(position.x() - brush.right()) <= GripReach)
        return Grip::Right;
    if (std::abs(position.x() - brush.left()) <= GripReach)
        return Grip::Left;
    // A brush over everything can't be moved: dragging inside it draws a new one.
    const bool whole = m_first == m_model.first && m_last == m_model.last;
    return brush.contains(position) && !whole ? Grip::Body : Grip::New;
}

void ChartOverview::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_model.size() < 2)
        return;
    m_grip = gripAt(event->position());
    m_anchor = geometryNow().bucketAt(event->position().x());
    m_firstAtPress = m_first;
    m_lastAtPress = m_last;
}

void ChartOverview::mouseMoveEvent(QMouseEvent *event)
{
    const qsizetype bucket = geometryNow().bucketAt(event->position().x());
    switch (m_grip) {
    case Grip::Left:
        select(bucket, m_lastAtPress);
        return;
    case Grip::Right:
        select(m_firstAtPress, bucket);
        return;
    case Grip::Body:
        shift(bucket - m_anchor);
        return;
    case Grip::New:
        if (bucket != m_anchor)
            select(m_anchor, bucket);
        return;
    case Grip::None:
        break;
    }
    const Grip grip = gripAt(event->position());
    const bool edge = grip == Grip::Left || grip == Grip::Right;
    setCursor(edge ? Qt::SizeHorCursor : grip == Grip::Body ? Qt::OpenHandCursor : Qt::CrossCursor);
}

void ChartOverview::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_grip == Grip::None)
        return;
    m_grip = Grip::None;
    if (m_first != m_firstAtPress || m_last != m_lastAtPress)
        Q_EMIT committed(m_first, m_last);
}

void ChartOverview::mouseDoubleClickEvent(QMouseEvent *)
{
    m_grip = Grip::None;
    select(m_model.first, m_model.last);
    Q_EMIT committed(m_first, m_last);
}

void ChartOverview::keyPressEvent(QKeyEvent *event)
{
    const bool left = event->key() == Qt::Key_Left;
    if (m_model.size() < 2 || (!left && event->key() != Qt::Key_Right)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qsizetype by = std::max<qsizetype>(1, m_model.size() / 200) * (left ? -1 : 1);
    m_firstAtPress = m_first;
    m_lastAtPress = m_last;
    if (event->modifiers() & Qt::ShiftModifier)
        select(m_first, std::max(m_first, m_last + by));
    else if (event->modifiers() & Qt::ControlModifier)
        select(std::min(m_last, m_first + by), m_last);
    else
        shift(by);
    if (m_first != m_firstAtPress || m_last != m_lastAtPress)
        Q_EMIT committed(m_first, m_last);
}

void ChartOverview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void ChartOverview::paintLine(QPainter &painter) const
{
    ChartGeometry geometry = geometryNow();
    geometry.plot.adjust(0, Inner, 0, -Inner);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlotSeries &series : m_model.series) {
        if (series.kind == SeriesKind::Compared)
            continue;
        for (const PlotRun &run : series.runs) {
            QPolygonF line;
            for (const QPointF &point : run.points)
                line.append(QPointF(geometry.x(point.x()), geometry.y(point.y())));
            QPolygonF area = line;
            area.append(QPointF(line.last().x(), geometry.plot.bottom() + Inner));
            area.append(QPointF(line.first().x(), geometry.plot.bottom() + Inner));
            QLinearGradient gradient(0, geometry.plot.top(), 0, geometry.plot.bottom() + Inner);
            QColor fade = m_theme.tokens().muted;
            fade.setAlphaF(0.30F);
            gradient.setColorAt(0, fade);
            fade.setAlphaF(0.04F);
            gradient.setColorAt(1, fade);
            painter.setPen(Qt::NoPen);
            painter.setBrush(gradient);
            painter.drawPolygon(area);
            painter.setPen(QPen(m_theme.tokens().muted, 1.5));
            painter.drawPolyline(line);
        }
        break; // the first series stands for all
    }
}

void ChartOverview::paintHandle(QPainter &painter, double x, const QRectF &brush) const
{
    painter.setPen(QPen(m_theme.tokens().accent, 1.25));
    painter.setBrush(m_theme.tokens().surface);
    const QRectF handle(x - HandleWidth / 2, brush.center().y() - HandleHeight / 2, HandleWidth,
                        HandleHeight);
    painter.drawRoundedRect(handle, 2.5, 2.5);
}

void ChartOverview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal ratio = painter.deviceTransform().m11();
    if (m_picture.isNull() || !qFuzzyCompare(m_picture.devicePixelRatio(), ratio)) {
        m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter line(&m_picture);
        paintLine(line);
    }
    painter.drawPixmap(0, 0, m_picture);
    if (m_model.size() < 2)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF brush = brushRect().adjusted(0, 0.5, 0, -0.5);
    QColor fill = m_theme.tokens().accent;
    fill.setAlphaF(0.13F);
    painter.setPen(QPen(m_theme.tokens().accent, hasFocus() ? 2 : 1.25));
    painter.setBrush(fill);
    painter.drawRoundedRect(brush, 3, 3);
    paintHandle(painter, brush.left(), brush);
    paintHandle(painter, brush.right(), brush);
}

} // namespace tally
