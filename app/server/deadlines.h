// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace tally {

/// Cancels what takes too long. Thread-safe.
class Deadlines
{
public:
    Deadlines();
    ~Deadlines();
    Deadlines(const Deadlines &) = delete;
    Deadlines &operator=(const Deadlines &) = delete;

    /// Set once the time was over; drop it to call the deadline off.
    using Watch = std::shared_ptr<const std::atomic<bool>>;
    Watch watch(const CancelToken &token, int seconds);

private:
    struct Watched
    {
        CancelToken token;
        std::weak_ptr<std::atomic<bool>> expired;
    };
    void run();

    std::mutex m_mutex; // guards all below
    std::condition_variable m_changed;
    std::multimap<std::chrono::steady_clock::time_point, Watched> m_watched;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace tally
