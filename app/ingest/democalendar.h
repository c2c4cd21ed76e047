// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/demoviewer.h"

#include <array>
#include <vector>

namespace tally {

/// How busy the demo is: growth, weekdays, hours of the day in each country, and how many events fall on each
/// day.
class DemoCalendar
{
public:
    DemoCalendar(quint64 seed, qint64 events, qint64 fromMs, qint64 untilMs);

    size_t days() const { return m_quotas.size(); }
    qint64 dayStart(size_t day) const;
    qint64 quota(size_t day) const { return m_quotas[day]; }

    void openDay(size_t day);
    /// A time of the open day, before the log's end, by the hours of the country.
    qint64 pickTime(size_t country, DemoRandom &random) const;

private:
    qint64 m_fromMs;
    qint64 m_untilMs;
    qint64 m_dayMs = 0;
    std::vector<qint64> m_quotas;
    std::vector<Zone> m_zones;
    std::vector<std::array<double, 24>> m_hours; // running sums by UTC hour, for each country
};

} // namespace tally
