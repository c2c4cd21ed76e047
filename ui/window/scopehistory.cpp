// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/scopehistory.h"

namespace tally {

void ScopeHistory::push(const Scope &scope)
{
    if (scope == current())
        return;
    m_steps.resize(m_at + 1);
    m_steps.append(scope);
    if (m_steps.size() > MaxSteps)
        m_steps.removeFirst();
    m_at = m_steps.size() - 1;
}

const Scope &ScopeHistory::back()
{
    if (canGoBack())
        --m_at;
    return current();
}

const Scope &ScopeHistory::forward()
{
    if (canGoForward())
        ++m_at;
    return current();
}

} // namespace tally
