// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/heatmap.h"

#include "ui/theme/format.h"
#include "ui/widgets/heatmapgeometry.h"
#include "ui/widgets/keyboardfocus.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

Heatmap::Heatmap(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    m_focus.weekday = weekdayOf(0);
    announce();
}

void Heatmap::setValues(const HeatmapValues &values)
{
    m_values = values;
    m_greatest = 0;
    for (const auto &cell : values.cells) {
        if (cell && std::isfinite(*cell))
            m_greatest = std::max(m_greatest, *cell);
    }
    announce();
    update();
}

void Heatmap::setMetric(const QString &label, Unit unit)
{
    m_metric = label;
    m_unit = unit;
    announce();
    update();
}

void Heatmap::setSelected(const std::optional<HeatmapCell> &cell)
{
    m_selected = cell;
    if (cell)
        m_focus = *cell;
    update();
}

QSize Heatmap::sizeHint() const
{
    return {420, 250};
}

QSize Heatmap::minimumSizeHint() const
{
    return {300, 190};
}

int Heatmap::rowOf(int weekday) const
{
    return (weekday - int(locale().firstDayOfWeek()) + 7) % 7;
}

int Heatmap::weekdayOf(int row) const
{
    return (row + int(locale().firstDayOfWeek()) - 1) % 7 + 1;
}

QRectF Heatmap::cellRect(const HeatmapCell &cell) const
{
    return geometryNow().cell(rowOf(cell.weekday), cell.hour);
}

std::optional<HeatmapCell> Heatmap::cellAt(const QPointF &position) const
{
    const HeatmapGeometry geometry = geometryNow();
    if (!geometry.cells.contains(position))
        return std::nullopt;
    const int hour = std::min(23, int((position.x() - geometry.cells.left()) / geometry.stepX));
    const int row = std::min(6, int((position.y() - geometry.cells.top()) / geometry.stepY));
    return HeatmapCell{weekdayOf(row), hour};
}

QString Heatmap::cellText(const HeatmapCell &cell) const
{
    const Format format(locale());
    const auto &value = m_values.at(cell.weekday, cell.hour);
    const bool known = value && std::isfinite(*value);
    const bool whole = known && *value == std::floor(*value);
    const Value shown = !known ? Value() : (whole ? Value(qint64(*value)) : Value(*value));
    const QString number = known ? format.exactValue(shown, m_unit) : tr("unknown");
    const auto clock = [](int hour) { return u"%1:00"_s.arg(hour, 2, 10, QLatin1Char('0')); };
    //: weekday, from hour, to hour: value metric
    return tr("%1, %2–%3: %4 %5")
        .arg(format.weekday(cell.weekday), clock(cell.hour), clock(cell.hour + 1), number, m_metric)
        .trimmed();
}

void Heatmap::mouseMoveEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->position());
    if (cell == m_hover)
        return;
    m_hover = cell;
    setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Heatmap::mouseReleaseEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell)
        return;
    m_focus = *cell;
    m_selected = cell;
    announce();
    update();
    Q_EMIT cellClicked(cell->weekday, cell->hour);
}

void Heatmap::leaveEvent(QEvent *event)
{
    m_hover.reset();
    update();
    QWidget::leaveEvent(event);
}

void Heatmap::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveFocus(0, -1);
    case Qt::Key_Right:
        return moveFocus(0, 1);
    case Qt::Key_Up:
        return moveFocus(-1, 0);
    case Qt::Key_Down:
        return moveFocus(1, 0);
    case Qt::Key_Home:
        return moveFocus(0, -23);
    case Qt::Key_End:
        return moveFocus(0, 23);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        m_selected = m_focus;
        update();
        Q_EMIT cellClicked(m_focus.weekday, m_focus.hour);
        return;
    case Qt::Key_Escape:
        if (m_selected) {
            m_selected.reset();
            update();
            Q_EMIT selectionCleared();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void Heatmap::moveFocus(int rows, int hours)
{
    m_ring = true;
    m_focus.weekday = weekdayOf(std::clamp(rowOf(m_focus.weekday) + rows, 0, 6));
    m_focus.hour = std::clamp(m_focus.hour + hours, 0, 23);
    announce();
    update();
}

bool Heatmap::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const auto cell = cellAt(help->pos());
    const QRect where = cell ? cellRect(*cell).toAlignedRect() : QRect();
    QToolTip::showText(help->globalPos(), cell ? cellText(*cell) : QString(), this, where);
    return true;
}

void Heatmap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        announce();
        update();
    }
    QWidget::changeEvent(event);
}

void Heatmap::announce()
{
    setAccessibleName(tr("%1 by weekday and hour").arg(m_metric));
    setAccessibleDescription(cellText(m_focus));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void Heatmap::focusInEvent(QFocusEvent *event)
{
    m_ring = ringAfter(*event, m_ring);
    QWidget::focusInEvent(event);
}

} // namespace tally
