// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/deadlines.h"

namespace tally {

using Clock = std::chrono::steady_clock;

Deadlines::Deadlines()
{
    m_thread = std::thread([this] { run(); });
}

Deadlines::~Deadlines()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Deadlines::Watch Deadlines::watch(const CancelToken &token, int seconds)
{
    auto expired = std::make_shared<std::atomic<bool>>(false);
    const std::lock_guard lock(m_mutex);
    m_watched.emplace(Clock::now() + std::chrono::seconds(seconds), Watched{token, expired});
    return expired;
}

void Deadlines::run()
{
    constexpr std::chrono::milliseconds lookEvery{100};
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_changed.wait_for(lock, lookEvery);
        std::vector<Watched> over;
        for (auto at = m_watched.begin(); at != m_watched.end();) {
            const bool isOver = at->first <= Clock::now();
            if (!isOver && !at->second.expired.expired()) {
                ++at;
                continue;
            }
            if (isOver)
                over.push_back(at->second);
            at = m_watched.erase(at);
        }
        lock.unlock();
        for (Watched &watched : over) {
            if (const auto expired = watched.expired.lock()) {
                *expired = true;
                watched.token.cancel();
            }
        }
        lock.lock();
    }
}

} // namespace tally
