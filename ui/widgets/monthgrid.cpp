// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/monthgrid.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace tally {

MonthGrid::MonthGrid(QDate month, Qt::DayOfWeek weekStart, QPointF topLeft)
    : m_first(month.year(), month.month(), 1)
    , m_weekStart(weekStart)
    , m_topLeft(topLeft)
{
}

int MonthGrid::column(QDate day) const
{
    return (day.dayOfWeek() - int(m_weekStart) + 7) % 7;
}

QRectF MonthGrid::cellRect(QDate day) const
{
    const int slot = column(m_first) + day.day() - 1;
    return {m_topLeft.x() + (slot % 7) * CellWidth,
            m_topLeft.y() + TitleHeight + DaysHeight + (slot / 7) * CellHeight, CellWidth, CellHeight};
}

QDate MonthGrid::dateAt(QPointF point) const
{
    const QPointF inside = point - m_topLeft - QPointF(0, TitleHeight + DaysHeight);
    if (inside.x() < 0 || inside.y() < 0 || inside.x() >= 7 * CellWidth || inside.y() >= 6 * CellHeight)
        return {};
    const int slot = int(inside.y() / CellHeight) * 7 + int(inside.x() / CellWidth);
    const int day = slot - column(m_first) + 1;
    return day >= 1 && day <= m_first.daysInMonth() ? QDate(m_first.year(), m_first.month(), day) : QDate();
}

void MonthGrid::paint(QPainter &painter, const MonthMarks &marks, const Tokens &tokens,
                      const Format &format) const
{
    painter.setFont(Theme::font(FontRole::Heading));
    painter.setPen(tokens.text);
    painter.drawText(QRectF(m_topLeft, QSizeF(7 * CellWidth, TitleHeight)), Qt::AlignCenter,
                     format.monthTitle(m_first.year(), m_first.month()));
    painter.setFont(Theme::font(FontRole::Small));
    painter.setPen(tokens.muted);
    for (int i = 0; i < 7; ++i) {
        const int day = (int(m_weekStart) - 1 + i) % 7 + 1;
        QString name = format.weekday(day);
        // Two letters are enough to tell days apart, and fit.
        if (format.language() == Language::English)
            name.truncate(2);
        painter.drawText(
            QRectF(m_topLeft.x() + i * CellWidth, m_topLeft.y() + TitleHeight, CellWidth, DaysHeight),
            Qt::AlignCenter, name);
    }
    for (QDate day = m_first; contains(day); day = day.addDays(1))
        paintBand(painter, day, marks, tokens);
    for (QDate day = m_first; contains(day); day = day.addDays(1))
        paintDay(painter, day, marks, tokens);
}

void MonthGrid::paintBand(QPainter &painter, QDate day, const MonthMarks &marks, const Tokens &tokens) const
{
    if (!marks.first.isValid() || day < marks.first || day > marks.last || marks.first == marks.last)
        return;
    QRectF box = cellRect(day).adjusted(0, 1, 0, -1);
    // The band ends in the middle of the discs of its ends.
    if (day == marks.first)
        box.setLeft(box.center().x());
    if (day == marks.last)
        box.setRight(box.center().x());
    painter.fillRect(box, tokens.accentSoft);
}

void MonthGrid::paintDay(QPainter &painter, QDate day, const MonthMarks &marks, const Tokens &tokens) const
{
    const QRectF cell = cellRect(day);
    const QRectF disc(cell.center().x() - 14, cell.center().y() - 14, 28, 28);
    const bool end = day == marks.first || day == marks.last;
    if (end || day == marks.hover) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(end ? tokens.accent : tokens.hover);
        painter.drawEllipse(disc);
    }
    if (day == marks.cursor) {
        painter.setPen(QPen(end ? tokens.text : tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1));
    }
    const bool future = marks.today.isValid() && day > marks.today;
    const bool inside = marks.first.isValid() && day >= marks.first && day <= marks.last;
    painter.setFont(Theme::font(end || day == marks.today ? FontRole::SmallStrong : FontRole::Small));
    painter.setPen(end ? tokens.onAccent : (future && !inside ? tokens.muted : tokens.text));
    painter.drawText(cell, Qt::AlignCenter, QString::number(day.day()));
    if (day == marks.today) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(end ? tokens.onAccent : tokens.accent);
        painter.drawEllipse(QPointF(cell.center().x(), cell.bottom() - 5), 1.7, 1.7);
    }
}

} // namespace tally
