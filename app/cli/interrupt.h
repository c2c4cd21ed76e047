// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"

#include <atomic>
#include <thread>

#include <pthread.h>

namespace tally::cli {

/// Turns SIGINT and SIGTERM into a cancelled token while it lives. The second one, or ten seconds after the
/// first (a read of standard input can't be called back), ends the program: what was stored survives that.
/// Make it before any other thread: threads started later inherit that these signals are blocked.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Q_DISABLE_COPY_MOVE(Interrupt)

    CancelToken token() const { return m_token; }

private:
    void watch();

    CancelToken m_token;
    std::atomic<bool> m_ended = false;
    sigset_t m_before{};
    std::thread m_watcher;
};

} // namespace tally::cli
