// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace tally {

/// A shared "please stop": whoever asked keeps a copy and calls cancel(), whoever works polls isCancelled() or
/// registers what ends its wait (for instance an interrupt of the running statement). Copies share one state.
/// Thread-safe; cancel() runs the registered calls on the thread that cancels, once.
class CancelToken
{
public:
    CancelToken();

    bool isCancelled() const;
    void cancel();

    /// Runs `action` on cancel (at once if already cancelled) for as long as the returned handle lives. Once the
    /// handle's destructor has returned, `action` is not running and never will.
    [[nodiscard]] std::shared_ptr<void> onCancel(std::function<void()> action) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace tally
