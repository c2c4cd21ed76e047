// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/format.h"
#include "ui/theme/tokens.h"

#include <QDate>
#include <QRectF>

#include <optional>

class QPainter;

namespace tally {

/// What the days of a month show: the chosen span (both ends inclusive), today, and the day that keys stand
/// on.
struct MonthMarks
{
    QDate first;
    QDate last;
    QDate today;
    QDate cursor; ///< invalid: no ring
    QDate hover;
};

/// One month as seven columns of days: geometry and painting. A value; widgets give it events.
class MonthGrid
{
public:
    static constexpr qreal CellWidth = 34;
    static constexpr qreal CellHeight = 30;
    static constexpr qreal TitleHeight = 32;
    static constexpr qreal DaysHeight = 26;
    static QSizeF size() { return {7 * CellWidth, TitleHeight + DaysHeight + 6 * CellHeight}; }

    MonthGrid(QDate month, Qt::DayOfWeek weekStart, QPointF topLeft);

    QDate firstDay() const { return m_first; }
    bool contains(QDate day) const { return day.year() == m_first.year() && day.month() == m_first.month(); }
    QRectF cellRect(QDate day) const;
    /// The day under a point; invalid between days.
    QDate dateAt(QPointF point) const;
    void paint(QPainter &painter, const MonthMarks &marks, const Tokens &tokens, const Format &format) const;

private:
    void paintBand(QPainter &painter, QDate day, const MonthMarks &marks, const Tokens &tokens) const;
    void paintDay(QPainter &painter, QDate day, const MonthMarks &marks, const Tokens &tokens) const;
    int column(QDate day) const;

    QDate m_first;
    Qt::DayOfWeek m_weekStart;
    QPointF m_topLeft;
};

} // namespace tally
