// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/scope.h"

namespace tally {

/// Where the bar has been, as a browser knows pages: going back and then elsewhere forgets what was ahead.
class ScopeHistory
{
public:
    static constexpr int MaxSteps = 200;

    explicit ScopeHistory(const Scope &start)
        : m_steps({start})
    {
    }

    const Scope &current() const { return m_steps.at(m_at); }
    void push(const Scope &scope); ///< the scope in force again is no step
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_steps.size(); }
    const Scope &back(); ///< the first step stays where it is
    const Scope &forward(); ///< so does the last

private:
    QList<Scope> m_steps;
    qsizetype m_at = 0;
};

} // namespace tally
