// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartdata.h"

#include <algorithm>
#include <cmath>

namespace tally {

std::optional<double> ChartSeries::at(qsizetype index) const
{
    if (index < 0 || index >= values.size() || !std::isfinite(values.at(index)))
        return std::nullopt;
    return values.at(index);
}

qsizetype ChartData::size() const
{
    return isTime() ? instants.size() : categories.size();
}

bool ChartData::isEmpty() const
{
    const qsizetype buckets = size();
    return std::none_of(series.begin(), series.end(), [buckets](const ChartSeries &one) {
        const auto end = one.values.begin() + std::min(buckets, one.values.size());
        return std::any_of(one.values.begin(), end, [](double value) { return std::isfinite(value); });
    });
}

qint64 ChartData::bucketStart(qsizetype index) const
{
    return isTime() && index >= 0 && index < instants.size() ? instants.at(index) : 0;
}

namespace {

/// Where a bucket that starts at `fromMs` ends when no later bucket tells.
qint64 oneUnitLater(const Zone &zone, TimeUnit unit, qint64 fromMs)
{
    const QDate date = zone.localDate(fromMs);
    switch (unit) {
    case TimeUnit::Minute:
        return fromMs + 60'000;
    case TimeUnit::Hour:
        return fromMs + 3'600'000;
    case TimeUnit::Day:
        return zone.startOfDay(date.addDays(1));
    case TimeUnit::Week:
        return zone.startOfDay(date.addDays(7));
    case TimeUnit::Month:
        return zone.startOfDay(date.addMonths(1));
    case TimeUnit::Quarter:
        return zone.startOfDay(date.addMonths(3));
    case TimeUnit::Year:
        return zone.startOfDay(date.addYears(1));
    }
    return fromMs;
}

} // namespace

qint64 ChartData::bucketEnd(qsizetype index) const
{
    if (!isTime() || index < 0 || index >= instants.size())
        return 0;
    if (index + 1 < instants.size())
        return instants.at(index + 1);
    return endMs > 0 ? endMs : oneUnitLater(zone, unit, instants.at(index));
}

} // namespace tally
