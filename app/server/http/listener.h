// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/http/connection.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <list>
#include <mutex>
#include <unordered_map>

namespace tally {

/// Takes connections, as many as are allowed in all and from one address, and knows those that live. Thread-safe.
class Listener
{
public:
    Listener(boost::asio::io_context &io, HttpShared &shared);

    Result<void> listen();
    void close();
    quint16 port() const;
    void setTls(std::shared_ptr<boost::asio::ssl::context> tls);
    void eachConnection(const std::function<void(HttpConnection &)> &visit);
    int count() const { return m_count; }

private:
    void accept();
    void take(boost::asio::ip::tcp::socket socket);
    /// Counts a connection of this address for as long as the slot lives; null where it is one too many.
    std::shared_ptr<void> slotFor(const std::string &address);

    boost::asio::io_context &m_io;
    HttpShared &m_shared;
    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_pause;
    std::mutex m_mutex; // guards all below but the count
    std::shared_ptr<boost::asio::ssl::context> m_tls;
    std::list<std::weak_ptr<HttpConnection>> m_connections;
    std::unordered_map<std::string, int> m_byAddress;
    std::atomic<int> m_count = 0;
};

} // namespace tally
