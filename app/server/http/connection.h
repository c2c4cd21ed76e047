// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/handler.h"
#include "server/http/options.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <chrono>
#include <memory>

namespace tally {

/// What all connections of a server share. Outlives them.
struct HttpShared
{
    HttpHandler &handler;
    const HttpOptions &options;
    boost::asio::thread_pool &workers;
    std::atomic<qint64> bodiesBytes = 0;
    std::atomic<bool> draining = false; ///< answers end their connections
};

/// One client. Lives as long as something is under way.
class HttpConnection
{
public:
    virtual ~HttpConnection() = default;
    virtual void start() = 0;
    /// Looks whether its time is over or its client gone. Called a few times a second, on any thread.
    virtual void check(std::chrono::steady_clock::time_point now) = 0;
    /// Ends it, at once where nothing is being answered. Any thread.
    virtual void drain() = 0;
    /// Cancels what is being answered and ends it. Any thread.
    virtual void abort() = 0;
};

/// `tls` null: plain. `slot` is kept as long as the connection lives.
std::shared_ptr<HttpConnection> makeConnection(boost::asio::ip::tcp::socket socket, HttpShared &shared,
                                           std::shared_ptr<boost::asio::ssl::context> tls,
                                           std::shared_ptr<void> slot);

} // namespace tally
