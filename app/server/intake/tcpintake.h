// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/intake/intake.h"

#include <functional>
#include <memory>

namespace tally {

/// JSON lines over TCP, the form in which back ends log to a shipper. Nothing is answered: what was sent and not
/// read when the server dies is lost, so that POST /v1/events is the way for what must not be. While the spool takes
/// nothing, nothing is read, and senders wait. Runs on a thread of its own.
class TcpIntake
{
public:
    struct Options
    {
        QString address;
        quint16 port = 0;
        int maxConnections = 256;
        int idleSeconds = 3600;
    };
    /// Errors: io_error. `intake` must outlive it.
    static Result<std::unique_ptr<TcpIntake>> start(const Options &options, Intake &intake);
    ~TcpIntake(); ///< what was read is taken first
    TcpIntake(const TcpIntake &) = delete;
    TcpIntake &operator=(const TcpIntake &) = delete;

    quint16 port() const;

private:
    struct State;
    explicit TcpIntake(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace tally
