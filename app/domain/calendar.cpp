// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/calendar.h"

namespace tally {

QDate unitStart(QDate date, TimeUnit unit, Qt::DayOfWeek weekStart)
{
    switch (unit) {
    case TimeUnit::Week:
        return date.addDays(-((date.dayOfWeek() - int(weekStart) + 7) % 7));
    case TimeUnit::Month:
        return QDate(date.year(), date.month(), 1);
    case TimeUnit::Quarter:
        return QDate(date.year(), (date.month() - 1) / 3 * 3 + 1, 1);
    case TimeUnit::Year:
        return QDate(date.year(), 1, 1);
    case TimeUnit::Minute:
    case TimeUnit::Hour:
    case TimeUnit::Day:
        break;
    }
    return date;
}

QDate unitAfter(QDate start, TimeUnit unit, int count)
{
    switch (unit) {
    case TimeUnit::Week:
        return start.addDays(7LL * count);
    case TimeUnit::Month:
        return start.addMonths(count);
    case TimeUnit::Quarter:
        return start.addMonths(3 * count);
    case TimeUnit::Year:
        return start.addYears(count);
    case TimeUnit::Minute:
    case TimeUnit::Hour:
    case TimeUnit::Day:
        break;
    }
    return start.addDays(count);
}

} // namespace tally
