// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cancelwait.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace tally {

void waitForCancel(const CancelToken &cancel, std::optional<int> ms)
{
    std::mutex mutex;
    std::condition_variable woken;
    const auto handle = cancel.onCancel([&] {
        const std::lock_guard lock(mutex);
        woken.notify_all();
    });
    const auto isCancelled = [&cancel] { return cancel.isCancelled(); };
    std::unique_lock lock(mutex);
    if (ms)
        woken.wait_for(lock, std::chrono::milliseconds(*ms), isCancelled);
    else
        woken.wait(lock, isCancelled);
}

} // namespace tally
