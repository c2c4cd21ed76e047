// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "server/api.h"
#include "server/http/httpserver.h"
#include "server/intake/tcpintake.h"

namespace tally {

/// The stats API over a source, with intake where there is a sink to store events: what `tally serve` runs.
class Server
{
public:
    struct Parts
    {
        Source &source; ///< outlives the server
        MakeEventSink makeSink; ///< empty: it takes no events
        bool onlyWriter = false; ///< nobody else changes the source
        std::shared_ptr<const Clock> clock;
    };

    /// `options` are complete: no folder is left empty. Listens once it is there. Errors: invalid_option, those of
    /// keys, spool and address.
    static Result<std::unique_ptr<Server>> start(const ServerOptions &options, Parts parts);
    ~Server(); ///< stop(0)
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    quint16 port() const { return m_http->port(); }
    quint16 tcpPort() const { return m_tcp ? m_tcp->port() : quint16(0); }
    /// Reads keys and certificate again; what cannot be read stays as it was, and the log says so.
    void reload();
    /// Takes nothing new, answers what is under way and lets the target have what waits, for so long. Blocks.
    void stop(int graceSeconds);

private:
    Server(const ServerOptions &options, const Parts &parts);
    Result<void> open(const Parts &parts);
    Result<void> openIntake(const Parts &parts);

    ServerOptions m_options;
    ServerLog m_log;
    ServerMetrics m_metrics;
    AnswerCache m_cache;
    Deadlines m_deadlines;
    QObject m_context; // of the connection to the source
    std::unique_ptr<Intake> m_intake;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<HttpServer> m_http;
    std::unique_ptr<TcpIntake> m_tcp;
    bool m_stopped = false;
};

} // namespace tally
