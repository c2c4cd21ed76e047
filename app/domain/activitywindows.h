// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buckets.h"

namespace tally {

/// The time that a row of a result stands for: its bucket as the range cuts it, ended by now at the latest. A row of
/// the future ends before it starts.
struct RowSpan
{
    qint64 fromMs = 0;
    qint64 untilMs = 0;
};
RowSpan rowSpan(const DateRange &range, qint64 asOfMs);
QList<RowSpan> rowSpans(const QList<Bucket> &buckets, qint64 asOfMs);

/// The days over which a row tells who is active: they end with a local midnight and reach 1, 7, 28 and 56 local
/// dates back from it, before the row's start where it must be.
struct ActivityWindow
{
    qsizetype row = 0; ///< index of the span
    qint64 endMs = 0;
    qint64 dayMs = 0;
    qint64 weekMs = 0;
    qint64 monthMs = 0;
    qint64 twoMonthsMs = 0;
};

/// For each row the window that ends with its last complete local day; none where no local day ends after its start.
QList<ActivityWindow> lastWindows(const QList<RowSpan> &rows, const Zone &zone);
/// For each row one window for every local day that lies wholly inside it; days that the zone skipped are none. Days
/// that are further from the data than any of these windows reaches are left out.
QList<ActivityWindow> dailyWindows(const QList<RowSpan> &rows, const Zone &zone, const DataBounds &data);

} // namespace tally
