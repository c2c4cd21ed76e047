// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/daterange.h"

#include <QList>

namespace tally {

enum class TimeUnit { Minute, Hour, Day, Week, Month, Quarter, Year };
QString timeUnitName(TimeUnit unit); ///< "day"
std::optional<TimeUnit> timeUnitByName(const QString &name);

/// One calendar bucket cut to a range: [fromMs, toMs) with the bucket's own first day or instant as its label.
struct Bucket
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    qint64 wholeFromMs = 0; ///< where the bucket starts when not cut by the range
    qint64 wholeToMs = 0;
    QString label; ///< `2026-10-01` (day and above: the bucket's first day) or ISO 8601 with offset (hour, minute)
};

inline constexpr qsizetype MaxBuckets = 100'000;

/// The zone's calendar buckets that touch the range, in order; their lengths are what the zone makes them (23, 25 hours).
/// The one place where bucket edges are computed: engines are handed these. An hour or minute that an offset change
/// cuts starts anew at the change. Errors: too_many_buckets.
Result<QList<Bucket>> buckets(const DateRange &range, TimeUnit unit, Qt::DayOfWeek weekStart);

/// Spans inside the range over which local minus UTC is constant; for hour_of_day and day_of_week.
struct OffsetSpan
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    qint64 offsetMs = 0;
};
QList<OffsetSpan> offsetSpans(const DateRange &range);

} // namespace tally
