// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/http/handler.h"
#include "server/http/options.h"

#include <functional>
#include <memory>

namespace tally {

/// An HTTP/1.1 server over plain TCP or TLS on threads of its own. The handler must outlive it.
class HttpServer
{
public:
    HttpServer(HttpOptions options, HttpHandler &handler);
    ~HttpServer(); ///< stop(0)
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// Errors: io_error (address in use, certificate).
    Result<void> start();
    quint16 port() const; ///< the one it listens on
    /// Reads certificate and key again, for connections to come; with an error the old ones stay.
    Result<void> reloadCertificate();
    /// Runs on one of the threads for what blocks.
    void post(std::function<void()> job);
    /// Takes nothing new, lets what is under way finish for so long, then cancels it. Blocks.
    void stop(int graceSeconds);
    int connections() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace tally
