// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/scope.h"

namespace tally {

/// Where the window stands: a page, the one thing that it shows alone, and the bar above it.
struct Place
{
    QString page;
    QString subject; ///< empty: the page's list
    Scope scope;
    bool operator==(const Place &) const = default;
};

/// Where the window has been, as a browser knows pages: going back and then elsewhere forgets what was ahead.
class ScopeHistory
{
public:
    static constexpr int MaxSteps = 200;

    explicit ScopeHistory(const Place &start)
        : m_steps({start})
    {
    }

    const Place &current() const { return m_steps.at(m_at); }
    void push(const Place &place); ///< the place in force again is no step
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_steps.size(); }
    const Place &back(); ///< the first step stays where it is
    const Place &forward(); ///< so does the last

private:
    QList<Place> m_steps;
    qsizetype m_at = 0;
};

} // namespace tally
