// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/zone.h"

#include <QDate>

#include <optional>

namespace tally {

/// A range as it is asked for: a name ("last_28_days"), or two ISO 8601 texts, `to` exclusive; local to `zone`.
struct RangeSpec
{
    QString name; ///< empty when from/to are given
    QString from;
    QString to;
    QString zone = QStringLiteral("UTC");
    bool includeToday = false; ///< for last_N_days: end with today's end instead of yesterday's

    bool operator==(const RangeSpec &) const = default;
};

/// today, yesterday, last_7_days, last_28_days, last_90_days (any last_N_days, 1 ≤ N ≤ 3660), this_week, last_week,
/// this_month, last_month, this_quarter, last_quarter, this_year, last_year, last_12_months, all.
bool isRangeName(const QString &name);

/// A half-open range of instants, resolved. `days` is set when both ends are local midnights.
struct DateRange
{
    qint64 fromMs = 0; ///< inclusive, UTC
    qint64 toMs = 0;   ///< exclusive, UTC
    Zone zone;
    struct Days
    {
        QDate first;
        QDate last; ///< inclusive
        bool operator==(const Days &) const = default;
    };
    std::optional<Days> days;

    static DateRange ofDays(QDate first, QDate last, const Zone &zone);
    static DateRange ofInstants(qint64 fromMs, qint64 toMs, const Zone &zone); ///< finds `days` itself

    bool contains(qint64 utcMs) const { return utcMs >= fromMs && utcMs < toMs; }
    bool operator==(const DateRange &) const = default;
};

struct DataBounds
{
    qint64 firstMs = 0;
    qint64 lastMs = 0; ///< the latest event: `data_through`
};

/// Resolves a range at the instant `nowMs`; `all` is the whole days of `bounds` (today when there is no data).
/// `this_*` ranges run to the end of the running unit. Errors: invalid_range, invalid_time_zone.
Result<DateRange> resolveRange(const RangeSpec &spec, qint64 nowMs, Qt::DayOfWeek weekStart,
                               const std::optional<DataBounds> &bounds);

enum class CompareMode { None, PreviousPeriod, PreviousYear, Custom };
enum class CompareAlign { Date, Weekday };
enum class CompareElapsed { Match, Full };

struct CompareSpec
{
    CompareMode mode = CompareMode::None;
    CompareAlign align = CompareAlign::Date;
    CompareElapsed elapsed = CompareElapsed::Match;
    RangeSpec custom; ///< for Custom

    bool operator==(const CompareSpec &) const = default;
};

struct ComparedRanges
{
    DateRange current;  ///< cut at the elapsed part where asked for
    DateRange compared;
    DateRange comparedWhole; ///< before the cut: what bucket ordinals refer to
    bool cut = false;
};

/// The two ranges of a comparison. `throughMs` = min(now, data_through + 1), or now without data: what has passed.
/// Never depends on dimensions. CompareMode::None answers the range itself twice. Errors: invalid_range,
/// invalid_time_zone, with `compare…` as place.
Result<ComparedRanges> comparedRanges(const DateRange &range, const CompareSpec &compare, qint64 throughMs,
                                      Qt::DayOfWeek weekStart, qint64 nowMs);

} // namespace tally
