// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/scopehistory.h"

namespace tally {

void ScopeHistory::push(const Place &place)
{
    if (place == current())
        return;
    m_steps.resize(m_at + 1);
    m_steps.append(place);
    if (m_steps.size() > MaxSteps)
        m_steps.removeFirst();
    m_at = m_steps.size() - 1;
}

const Place &ScopeHistory::back()
{
    if (canGoBack())
        --m_at;
    return current();
}

const Place &ScopeHistory::forward()
{
    if (canGoForward())
        ++m_at;
    return current();
}

} // namespace tally
