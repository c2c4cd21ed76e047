// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/monthpair.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal Gap = 24;
constexpr qreal Edge = 4; // room for the focus ring

QDate monthOf(QDate day)
{
    return {day.year(), day.month(), 1};
}

} // namespace

MonthPair::MonthPair(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_back(new QToolButton(this))
    , m_forward(new QToolButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const auto place = [&](QToolButton *button, const QString &icon, int months, qreal x) {
        button->setIcon(theme.icon(icon, IconTone::Muted));
        button->setIconSize({14, 14});
        button->setProperty("kind", u"outlined"_s);
        button->setGeometry(int(x), 2, 28, 28);
        connect(button, &QToolButton::clicked, this, [this, months] { page(months); });
    };
    place(m_back, u"chevron-left"_s, -1, Edge);
    place(m_forward, u"chevron-right"_s, 1, sizeHint().width() - Edge - 28);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setToday(QDate(2000, 1, 1));
    setSpan(m_today, m_today);
    retranslate();
}

QSize MonthPair::sizeHint() const
{
    const QSizeF month = MonthGrid::size();
    return QSizeF(2 * month.width() + Gap + 2 * Edge, month.height() + Edge).toSize();
}

void MonthPair::setToday(QDate today)
{
    m_today = today;
    update();
}

void MonthPair::setSpan(QDate first, QDate last)
{
    m_anchor = {};
    m_first = first;
    m_last = last;
    m_cursor = last;
    const QDate right = monthOf(last);
    // A span within one month keeps that month in sight whichever side it is on.
    if (!m_left.isValid() || (m_left != right && m_left.addMonths(1) != right) || monthOf(first) != right)
        m_left = right.addMonths(-1);
    update();
}

std::array<MonthGrid, 2> MonthPair::grids() const
{
    const auto start = locale().firstDayOfWeek();
    return {MonthGrid(m_left, start, {Edge, 0}),
            MonthGrid(m_left.addMonths(1), start, {Edge + MonthGrid::size().width() + Gap, 0})};
}

QRectF MonthPair::dayRect(QDate day) const
{
    for (const MonthGrid &grid : grids()) {
        if (grid.contains(day))
            return grid.cellRect(day);
    }
    return {};
}

QDate MonthPair::dateAt(QPointF point) const
{
    for (const MonthGrid &grid : grids()) {
        if (const QDate day = grid.dateAt(point); day.isValid())
            return day;
    }
    return {};
}

void MonthPair::page(int months)
{
    m_left = m_left.addMonths(months);
    update();
}

void MonthPair::showMonthOf(QDate day)
{
    if (day < m_left)
        m_left = monthOf(day);
    else if (day >= m_left.addMonths(2))
        m_left = monthOf(day).addMonths(-1);
}

void MonthPair::pick(QDate day)
{
    if (m_anchor.isValid()) {
        stretchTo(day);
        m_anchor = {};
        m_cursor = day;
        update();
        Q_EMIT chosen(m_first, m_last);
        return;
    }
    m_keptFirst = m_first;
    m_keptLast = m_last;
    m_anchor = day;
    m_cursor = day;
    stretchTo(day);
}

void MonthPair::stretchTo(QDate day)
{
    m_first = std::min(m_anchor, day);
    m_last = std::max(m_anchor, day);
    announce();
    update();
    Q_EMIT previewed(m_first, m_last);
}

void MonthPair::cancelHalf()
{
    m_anchor = {};
    m_first = m_keptFirst;
    m_last = m_keptLast;
    update();
    Q_EMIT previewed(m_first, m_last);
}

void MonthPair::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dateAt(event->position());
    if (event->button() != Qt::LeftButton || !day.isValid())
        return;
    m_pressed = !m_anchor.isValid();
    m_dragged = false;
    pick(day);
}

void MonthPair::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dateAt(event->position());
    if (day == m_hover)
        return;
    m_hover = day;
    update();
    if (!m_anchor.isValid() || !day.isValid())
        return;
    m_dragged = m_dragged || (m_pressed && day != m_anchor);
    stretchTo(day);
}

void MonthPair::mouseReleaseEvent(QMouseEvent *event)
{
    // A press and release on one day is the first click of two; over several days it is a drag.
    if (event->button() == Qt::LeftButton && m_pressed && m_dragged && m_anchor.isValid())
        pick(m_anchor == m_first ? m_last : m_first);
    m_pressed = false;
}

void MonthPair::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() != 0)
        page(event->angleDelta().y() > 0 ? -1 : 1);
    event->accept();
}

void MonthPair::leaveEvent(QEvent *event)
{
    m_hover = {};
    update();
    QWidget::leaveEvent(event);
}

void MonthPair::moveCursor(QDate day)
{
    m_cursor = day;
    showMonthOf(day);
    if (m_anchor.isValid())
        stretchTo(day);
    announce();
    update();
}

bool MonthPair::moveByKey(QKeyEvent *event)
{
    const int weekday = (m_cursor.dayOfWeek() - int(locale().firstDayOfWeek()) + 7) % 7;
    const int months = event->modifiers().testFlag(Qt::ShiftModifier) ? 12 : 1;
    QDate to;
    switch (event->key()) {
    case Qt::Key_Left:
        to = m_cursor.addDays(-1);
        break;
    case Qt::Key_Right:
        to = m_cursor.addDays(1);
        break;
    case Qt::Key_Up:
        to = m_cursor.addDays(-7);
        break;
    case Qt::Key_Down:
        to = m_cursor.addDays(7);
        break;
    case Qt::Key_Home:
        to = m_cursor.addDays(-weekday);
        break;
    case Qt::Key_End:
        to = m_cursor.addDays(6 - weekday);
        break;
    case Qt::Key_PageUp:
        to = m_cursor.addMonths(-months);
        break;
    case Qt::Key_PageDown:
        to = m_cursor.addMonths(months);
        break;
    default:
        return false;
    }
    moveCursor(to);
    return true;
}

void MonthPair::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (plain)
            return pick(m_cursor);
        break;
    case Qt::Key_Escape:
        if (m_anchor.isValid())
            return cancelHalf();
        break;
    default:
        if (plain && moveByKey(event))
            return;
    }
    QWidget::keyPressEvent(event);
}

void MonthPair::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Format format(locale());
    const MonthMarks marks{m_first, m_last, m_today, hasFocus() ? m_cursor : QDate(), m_hover};
    for (const MonthGrid &grid : grids())
        grid.paint(painter, marks, m_theme.tokens(), format);
}

void MonthPair::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
        update();
    }
    QWidget::changeEvent(event);
}

void MonthPair::retranslate()
{
    m_back->setToolTip(tr("Earlier month"));
    m_back->setAccessibleName(tr("Earlier month"));
    m_forward->setToolTip(tr("Later month"));
    m_forward->setAccessibleName(tr("Later month"));
    setAccessibleName(tr("Days"));
    announce();
}

void MonthPair::announce()
{
    if (!m_cursor.isValid())
        return;
    const Format format(locale());
    //: day of the cursor; chosen days
    setAccessibleDescription(
        tr("%1; chosen: %2").arg(format.dateWithWeekday(m_cursor), format.days(m_first, m_last)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace tally
