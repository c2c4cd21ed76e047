// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/demoevent.h"

#include <vector>

namespace tally {

/// The demo's viewers: who comes for the first time, who comes again, and what they hold. Viewers are
/// numbered as they come; those of one day are a cohort, and older cohorts come back less and less.
class DemoAudience
{
public:
    struct State
    {
        qint32 signedUpMinute = 0; ///< since 1970; 0: no account
        DemoPlan plan = DemoPlan::None;
        bool hasLeft = false; ///< withdrew
    };

    DemoAudience(quint64 seed, qint64 viewersBefore, qint64 fromMs);

    void openDay();
    qint64 newcomer();
    /// A viewer of an earlier day (or of this one), who has not left.
    qint64 returning(DemoRandom &random) const;

    bool isFromBefore(qint64 viewer) const { return viewer < m_before; }
    State &state(qint64 viewer) { return m_states[size_t(viewer)]; }
    qint64 size() const { return qint64(m_states.size()); }

private:
    qint64 m_before;
    std::vector<State> m_states;
    std::vector<qint64> m_cohortStarts; // where each day's cohort begins; the last one is today's
    std::vector<double> m_draws; // running sums over cohorts
};

} // namespace tally
