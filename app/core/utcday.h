// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

namespace tally {

inline constexpr qint64 HourMs = 3'600'000;
inline constexpr qint64 DayMs = 24 * HourMs;

/// Rounded down, also below 0; `by` is positive.
constexpr qint64 floorDiv(qint64 value, qint64 by)
{
    const qint64 quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

/// The UTC day of an instant in UTC milliseconds, in days since 1970-01-01.
constexpr qint64 utcDay(qint64 utcMs)
{
    return floorDiv(utcMs, DayMs);
}

/// `2026-10-01` of days since 1970-01-01.
inline QString utcDayText(qint64 day)
{
    return QDate(1970, 1, 1).addDays(day).toString(Qt::ISODate);
}

} // namespace tally
