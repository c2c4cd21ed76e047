// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/buckets.h"

#include "core/errorcodes.h"
#include "core/utcday.h"
#include "domain/calendar.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 MinuteMs = 60'000;

/// Collects buckets up to the limit, each cut to the range.
class Collector
{
public:
    explicit Collector(const DateRange &range)
        : m_range(range)
    {
    }

    bool isFull() const { return m_found.size() > MaxBuckets; }

    void add(qint64 fromMs, qint64 toMs, const QString &label)
    {
        m_found.append({std::max(fromMs, m_range.fromMs), std::min(toMs, m_range.toMs), fromMs, toMs, label});
    }

    Result<QList<Bucket>> result()
    {
        if (isFull())
            return failure(ErrorKind::InvalidInput, codes::TooManyBuckets,
                           u"the range has more than %1 buckets of this unit"_s.arg(MaxBuckets));
        return std::move(m_found);
    }

private:
    const DateRange &m_range;
    QList<Bucket> m_found;
};

/// The end of the hour or minute that the local clock shows at `utcMs`, as if its offset stayed.
qint64 clockUnitEnd(qint64 utcMs, qint64 offsetMs, qint64 length)
{
    const qint64 into = ((utcMs + offsetMs) % length + length) % length;
    return utcMs - into + length;
}

// An offset change starts a bucket anew, so the edges are those of each stretch of one offset.
Result<QList<Bucket>> clockBuckets(const DateRange &range, qint64 length)
{
    const Zone &zone = range.zone;
    QList<qint64> changes = zone.transitions(range.fromMs - DayMs, range.toMs + DayMs);
    const auto firstAfter = std::upper_bound(changes.cbegin(), changes.cend(), range.fromMs);
    auto nextChange = firstAfter;

    qint64 offset = zone.offsetAt(range.fromMs);
    qint64 at = clockUnitEnd(range.fromMs, offset, length) - length;
    if (firstAfter != changes.cbegin())
        at = std::max(at, *std::prev(firstAfter));
    Collector collector(range);
    while (at < range.toMs && !collector.isFull()) {
        qint64 end = clockUnitEnd(at, offset, length);
        const bool changed = nextChange != changes.cend() && *nextChange <= end;
        if (changed)
            end = *nextChange++;
        collector.add(at, end, zone.toIso(at));
        if (changed)
            offset = zone.offsetAt(end);
        at = end;
    }
    return collector.result();
}

Result<QList<Bucket>> calendarBuckets(const DateRange &range, TimeUnit unit, Qt::DayOfWeek weekStart)
{
    const Zone &zone = range.zone;
    Collector collector(range);
    QDate date = unitStart(zone.localDate(range.fromMs), unit, weekStart);
    qint64 start = zone.startOfDay(date);
    while (start < range.toMs && !collector.isFull()) {
        const QDate following = unitAfter(date, unit);
        const qint64 end = zone.startOfDay(following);
        // A day that the zone skipped is empty and does not exist.
        if (start < end && end > range.fromMs)
            collector.add(start, end, date.toString(Qt::ISODate));
        date = following;
        start = end;
    }
    return collector.result();
}

} // namespace

Result<QList<Bucket>> buckets(const DateRange &range, TimeUnit unit, Qt::DayOfWeek weekStart)
{
    if (unit == TimeUnit::Minute)
        return clockBuckets(range, MinuteMs);
    return unit == TimeUnit::Hour ? clockBuckets(range, HourMs) : calendarBuckets(range, unit, weekStart);
}

QList<OffsetSpan> offsetSpans(const DateRange &range)
{
    QList<OffsetSpan> spans;
    if (range.fromMs >= range.toMs)
        return spans;
    qint64 from = range.fromMs;
    for (const qint64 change : range.zone.transitions(range.fromMs, range.toMs)) {
        spans.append({from, change, range.zone.offsetAt(from)});
        from = change;
    }
    spans.append({from, range.toMs, range.zone.offsetAt(from)});
    return spans;
}

} // namespace tally
