// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/canceltoken.h"

#include <map>
#include <mutex>

namespace tally {

struct CancelToken::State
{
    std::recursive_mutex mutex; // recursive: an action may drop its own handle
    bool cancelled = false;
    quint64 nextId = 0;
    std::map<quint64, std::function<void()>> actions;
};

CancelToken::CancelToken() : m_state(std::make_shared<State>()) {}

bool CancelToken::isCancelled() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->cancelled;
}

void CancelToken::cancel()
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->cancelled)
        return;
    m_state->cancelled = true;
    while (!m_state->actions.empty()) {
        const auto node = m_state->actions.extract(m_state->actions.begin());
        node.mapped()();
    }
}

std::shared_ptr<void> CancelToken::onCancel(std::function<void()> action) const
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->cancelled) {
        action();
        return {};
    }
    const quint64 id = m_state->nextId++;
    m_state->actions.emplace(id, std::move(action));
    const auto state = m_state;
    return std::shared_ptr<void>(nullptr, [state, id](void *) {
        const std::lock_guard guard(state->mutex);
        state->actions.erase(id);
    });
}

} // namespace tally
