// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/demoaudience.h"

#include <algorithm>
#include <cmath>

namespace tally {
namespace {

constexpr qint64 DaysBefore = 120;
constexpr qint64 MinutesOfDay = 1440;

/// How much one viewer of a cohort draws after so many days: most never return, some do for months, many
/// weekly.
double pull(size_t days)
{
    if (days == 0)
        return 0.05;
    const double weekly = days % 7 == 0 ? 1.3 : 1.0;
    return weekly * (0.28 / std::pow(double(days), 0.72) + 0.012);
}

} // namespace

DemoAudience::DemoAudience(quint64 seed, qint64 viewersBefore, qint64 fromMs)
    : m_before(viewersBefore)
    , m_states(size_t(viewersBefore))
{
    DemoRandom random(seed ^ 0x41554449ull);
    const qint64 fromMinute = fromMs / 60'000;
    for (qint64 day = 0; day < DaysBefore; ++day) {
        const qint64 begin = viewersBefore * day / DaysBefore;
        const qint64 end = viewersBefore * (day + 1) / DaysBefore;
        m_cohortStarts.push_back(begin);
        for (qint64 viewer = begin; viewer < end; ++viewer) {
            if (!demoViewer(seed, viewer, true).registers)
                continue;
            State &state = m_states[size_t(viewer)];
            state.signedUpMinute
                = qint32(fromMinute - (DaysBefore - day) * MinutesOfDay + random.below(MinutesOfDay));
            state.plan = random.chance(0.14) ? DemoPlan::Subscribed : DemoPlan::Free;
        }
    }
}

void DemoAudience::openDay()
{
    m_cohortStarts.push_back(size());
    m_draws.clear();
    double sum = 0;
    for (size_t cohort = 0; cohort < m_cohortStarts.size(); ++cohort) {
        const bool isToday = cohort + 1 == m_cohortStarts.size();
        const qint64 viewers = isToday ? 0 : m_cohortStarts[cohort + 1] - m_cohortStarts[cohort];
        sum += double(viewers) * pull(m_cohortStarts.size() - 1 - cohort);
        m_draws.push_back(sum);
    }
}

qint64 DemoAudience::newcomer()
{
    m_states.emplace_back();
    return size() - 1;
}

qint64 DemoAudience::returning(DemoRandom &random) const
{
    constexpr double today = 0.06; // the share of visits that are a second one of a newcomer's first day
    for (int attempt = 0; attempt < 8; ++attempt) {
        size_t cohort = m_cohortStarts.size() - 1;
        if (!random.chance(today) || size() == m_cohortStarts.back()) {
            const auto found
                = std::upper_bound(m_draws.begin(), m_draws.end(), random.unit() * m_draws.back());
            cohort = std::min(size_t(found - m_draws.begin()), m_cohortStarts.size() - 1);
        }
        const qint64 begin = m_cohortStarts[cohort];
        const qint64 end = cohort + 1 < m_cohortStarts.size() ? m_cohortStarts[cohort + 1] : size();
        // Some are regulars: the first of each cohort come more often than the last.
        const double at = random.unit();
        const qint64 viewer = begin + qint64(at * at * double(end - begin));
        if (begin < end && !m_states[size_t(viewer)].hasLeft)
            return viewer;
    }
    return -1;
}

} // namespace tally
