// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace tally::cli {

/// Calls `action` on a thread of its own for each SIGHUP while it lives. One at a time.
class Hangup
{
public:
    explicit Hangup(std::function<void()> action);
    ~Hangup();
    Q_DISABLE_COPY_MOVE(Hangup)

private:
    struct State;
    State *m_state;
};

} // namespace tally::cli
