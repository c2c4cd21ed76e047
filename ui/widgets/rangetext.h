// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/daterange.h"

#include <QLocale>
#include <QStringList>

namespace tally {

/// The named ranges that the picker offers, in its order.
QStringList offeredRanges();
/// "Last 28 days", "This month", "Custom" for an empty name; in the interface's language.
QString rangeTitle(const QString &name);
/// "none", "previous period", …: what a comparison is against, as the tail of "vs …"; empty for none.
QString versusText(const CompareSpec &compare);
/// "1 Apr – 29 Jun 2025", or instants for a range that is not whole days.
QString rangeDays(const DateRange &range, const QLocale &locale);

/// The range `periods` periods later (negative: earlier): by months, quarters, years or weeks where it is such units
/// as a whole, by its own number of days else, by its own length where it is not whole days.
DateRange steppedRange(const DateRange &range, int periods, Qt::DayOfWeek weekStart);
/// The range as a spec; a name where one of the offered names means just this range at `nowMs`.
RangeSpec specOf(const DateRange &range, qint64 nowMs, Qt::DayOfWeek weekStart);

} // namespace tally
