// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/valuegrid.h"

#include "ui/widgets/keyboardfocus.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal RowHeight = 26;
constexpr qreal HeaderHeight = 22;

} // namespace

ValueGrid::ValueGrid(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ValueGrid::setValues(const GridValues &values)
{
    m_values = values;
    m_greatest = 0.0;
    for (const auto &cell : values.cells)
        m_greatest = std::max(m_greatest, cell.value_or(0.0));
    m_focus = {std::clamp(m_focus.row, 0, std::max(0, int(values.rows.size()) - 1)),
               std::clamp(m_focus.column, 0, std::max(0, int(values.columns.size()) - 1))};
    m_hover.reset();
    m_selected.reset();
    updateGeometry();
    announce();
    update();
}

void ValueGrid::setSelected(const std::optional<GridCell> &cell)
{
    m_selected = cell;
    update();
}

std::optional<double> ValueGrid::valueAt(const GridCell &cell) const
{
    return m_values.cells.value(cell.row * m_values.columns.size() + cell.column);
}

QString ValueGrid::cellText(const GridCell &cell) const
{
    if (m_values.rows.isEmpty() || m_values.columns.isEmpty())
        return {};
    const QString text = m_values.texts.value(cell.row * m_values.columns.size() + cell.column);
    return u"%1, %2: %3 %4"_s.arg(m_values.rows.value(cell.row), m_values.columns.value(cell.column),
                                  valueAt(cell) ? text : tr("not known yet"), m_values.metric);
}

std::optional<GridCell> ValueGrid::cellAt(const QPointF &position) const
{
    const qreal left = labelWidth();
    const GridCell cell{int(std::floor((position.y() - HeaderHeight) / RowHeight)),
                        int(std::floor((position.x() - left) / columnWidth()))};
    const bool isInside = position.x() >= left && position.y() >= HeaderHeight
        && cell.row < m_values.rows.size() && cell.column < m_values.columns.size();
    return isInside ? std::optional(cell) : std::nullopt;
}

QSize ValueGrid::sizeHint() const
{
    return {480, int(HeaderHeight + RowHeight * double(std::max<qsizetype>(3, m_values.rows.size()))) + 2};
}

QSize ValueGrid::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void ValueGrid::activate(const GridCell &cell)
{
    if (!valueAt(cell))
        return;
    m_focus = cell;
    m_selected = cell;
    update();
    Q_EMIT cellActivated(cell);
}

void ValueGrid::mouseMoveEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->position());
    if (cell == m_hover)
        return;
    m_hover = cell;
    update();
}

void ValueGrid::mouseReleaseEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->position());
    if (cell && event->button() == Qt::LeftButton)
        activate(*cell);
}

void ValueGrid::leaveEvent(QEvent *event)
{
    m_hover.reset();
    update();
    QWidget::leaveEvent(event);
}

void ValueGrid::keyPressEvent(QKeyEvent *event)
{
    GridCell to = m_focus;
    switch (event->key()) {
    case Qt::Key_Up:
        --to.row;
        break;
    case Qt::Key_Down:
        ++to.row;
        break;
    case Qt::Key_Left:
        --to.column;
        break;
    case Qt::Key_Right:
        ++to.column;
        break;
    case Qt::Key_Home:
        to.column = 0;
        break;
    case Qt::Key_End:
        to.column = int(m_values.columns.size()) - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activate(m_focus);
    case Qt::Key_Escape:
        if (!m_selected)
            return QWidget::keyPressEvent(event);
        return setSelected({});
    default:
        return QWidget::keyPressEvent(event);
    }
    m_focus = {std::clamp(to.row, 0, std::max(0, int(m_values.rows.size()) - 1)),
               std::clamp(to.column, 0, std::max(0, int(m_values.columns.size()) - 1))};
    m_ring = true;
    announce();
    update();
}

void ValueGrid::focusInEvent(QFocusEvent *event)
{
    m_ring = ringAfter(*event, m_ring);
    QWidget::focusInEvent(event);
    update();
}

bool ValueGrid::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const auto cell = cellAt(help->pos());
    QToolTip::showText(help->globalPos(), cell ? cellText(*cell) : QString(), this);
    return true;
}

void ValueGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        announce();
}

void ValueGrid::announce()
{
    setAccessibleDescription(cellText(m_focus));
}

} // namespace tally
