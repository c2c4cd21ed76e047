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
/// "vs previous period", "vs previous year", …; empty for no comparison.
QString versusText(const CompareSpec &compare);
/// "1 Apr – 29 Jun 2025", or instants for a range that is not whole days.
QString rangeDays(const DateRange &range, const QLocale &locale);

/// The range `periods` periods later (negative: earlier): by as many months where it is whole months, by its
/// own number of days else, by its own length where it is not whole days.
DateRange steppedRange(const DateRange &range, int periods);
/// Both ends as texts, `to` exclusive.
RangeSpec customSpec(const DateRange &range);
/// The range as a spec; a name where one of the offered names means just this range at `nowMs`.
RangeSpec specOf(const DateRange &range, qint64 nowMs, Qt::DayOfWeek weekStart);

} // namespace tally
