// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/democalendar.h"

#include "core/utcday.h"

#include <algorithm>

namespace tally {
namespace {

// By local hour: quiet nights, a lunch bump, and the evening.
constexpr double HourWeights[24]{2.6, 1.6, 0.9, 0.6, 0.5, 0.6, 1.1, 2.2, 3.3, 3.4, 3.3, 3.6,
                                 4.7, 4.4, 3.7, 3.6, 3.9, 4.5, 5.4, 6.2, 7.1, 7.6, 6.8, 4.6};
// From Monday.
constexpr double WeekdayWeights[7]{0.93, 0.90, 0.92, 0.95, 1.04, 1.20, 1.16};

size_t weekday(qint64 dayMs)
{
    return size_t((dayMs / DayMs + 3) % 7); // 1 January 1970 was a Thursday
}

} // namespace

DemoCalendar::DemoCalendar(quint64 seed, qint64 events, qint64 fromMs, qint64 untilMs)
    : m_fromMs(fromMs)
    , m_untilMs(untilMs)
{
    for (const DemoCountry &country : demoCountries())
        m_zones.push_back(Zone::find(QString::fromLatin1(country.zone)).value_or(Zone()));
    DemoRandom random(seed ^ 0x43414C45ull);
    const size_t days = size_t((untilMs - fromMs + DayMs - 1) / DayMs);
    std::vector<double> sums;
    double sum = 0;
    for (size_t day = 0; day < days; ++day) {
        const qint64 start = fromMs + qint64(day) * DayMs;
        const double growth = 1.0 + 0.55 * double(day) / double(std::max<size_t>(days, 30));
        const double spike = random.chance(0.025) ? 1.32 : 1.0; // a content that everybody talks about
        const double elapsed = std::min(1.0, double(untilMs - start) / double(DayMs));
        sum += growth * WeekdayWeights[weekday(start)] * spike * (0.95 + 0.1 * random.unit()) * elapsed;
        sums.push_back(sum);
    }
    qint64 before = 0;
    for (const double upTo : sums) {
        const qint64 total = qint64(double(events) * upTo / sum + 0.5);
        m_quotas.push_back(total - before);
        before = total;
    }
}

qint64 DemoCalendar::dayStart(size_t day) const
{
    return m_fromMs + qint64(day) * DayMs;
}

void DemoCalendar::openDay(size_t day)
{
    m_dayMs = dayStart(day);
    m_hours.assign(m_zones.size(), {});
    for (size_t country = 0; country < m_zones.size(); ++country) {
        double sum = 0;
        for (size_t hour = 0; hour < 24; ++hour) {
            const qint64 at = m_dayMs + qint64(hour) * HourMs;
            const qint64 local = at + m_zones[country].offsetAt(at);
            if (at < m_untilMs)
                sum += HourWeights[size_t(local / HourMs % 24)] * WeekdayWeights[weekday(local)];
            m_hours[country][hour] = sum;
        }
    }
}

qint64 DemoCalendar::pickTime(size_t country, DemoRandom &random) const
{
    const auto &sums = m_hours[country];
    const auto found = std::upper_bound(sums.begin(), sums.end(), random.unit() * sums.back());
    const qint64 hour = std::min<qint64>(found - sums.begin(), 23);
    const qint64 at = m_dayMs + hour * HourMs;
    return at + random.below(std::min(HourMs, std::max<qint64>(1, m_untilMs - at)));
}

} // namespace tally
