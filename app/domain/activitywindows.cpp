// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/activitywindows.h"

#include <algorithm>

namespace tally {
namespace {

constexpr int WeekDays = 7;
constexpr int MonthDays = 28;

/// The local date that starts last, at `ms` at the latest. Where clocks are set back over midnight this is
/// the later of the two dates that the local clock shows.
QDate dateStarted(qint64 ms, const Zone &zone)
{
    QDate date = zone.localDate(ms);
    while (zone.startOfDay(date.addDays(1)) <= ms)
        date = date.addDays(1);
    return date;
}

ActivityWindow windowBefore(QDate end, qint64 endMs, qsizetype row, const Zone &zone)
{
    const auto before = [&](int days) { return zone.startOfDay(end.addDays(-days)); };
    return {row, endMs, before(1), before(WeekDays), before(MonthDays), before(2 * MonthDays)};
}

} // namespace

RowSpan rowSpan(const DateRange &range, qint64 asOfMs)
{
    return {range.fromMs, std::min(range.toMs, asOfMs)};
}

QList<RowSpan> rowSpans(const QList<Bucket> &buckets, qint64 asOfMs)
{
    QList<RowSpan> spans;
    for (const Bucket &bucket : buckets)
        spans.append({bucket.fromMs, std::min(bucket.toMs, asOfMs)});
    return spans;
}

QList<ActivityWindow> lastWindows(const QList<RowSpan> &rows, const Zone &zone)
{
    QList<ActivityWindow> windows;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const QDate end = dateStarted(rows[row].untilMs, zone);
        const qint64 endMs = zone.startOfDay(end);
        if (endMs > rows[row].fromMs)
            windows.append(windowBefore(end, endMs, row, zone));
    }
    return windows;
}

QList<ActivityWindow> dailyWindows(const QList<RowSpan> &rows, const Zone &zone, const DataBounds &data)
{
    const QDate lastDay = zone.localDate(data.lastMs).addDays(MonthDays);
    QList<ActivityWindow> windows;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        QDate day = std::max(zone.localDate(rows[row].fromMs), zone.localDate(data.firstMs).addDays(-1));
        for (; day <= lastDay && zone.startOfDay(day.addDays(1)) <= rows[row].untilMs; day = day.addDays(1)) {
            const qint64 start = zone.startOfDay(day);
            const qint64 end = zone.startOfDay(day.addDays(1));
            if (start >= rows[row].fromMs && start < end)
                windows.append(windowBefore(day.addDays(1), end, row, zone));
        }
    }
    return windows;
}

} // namespace tally
