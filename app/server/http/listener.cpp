// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/listener.h"

#include "core/errorcodes.h"

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>

using namespace Qt::StringLiterals;

namespace tally {

namespace net = boost::asio;
using net::ip::tcp;

Listener::Listener(net::io_context &io, HttpShared &shared)
    : m_io(io)
    , m_shared(shared)
    , m_acceptor(io)
    , m_pause(io)
{
}

Result<void> Listener::listen()
{
    const QString where = u"%1:%2"_s.arg(m_shared.options.address).arg(m_shared.options.port);
    boost::system::error_code error;
    const auto address = net::ip::make_address(m_shared.options.address.toStdString(), error);
    if (error)
        return failure(ErrorKind::InvalidInput, codes::IoError, u"not an IP address"_s, where);
    const tcp::endpoint endpoint(address, m_shared.options.port);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(net::socket_base::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error)
        return failure(ErrorKind::Io, codes::IoError, QString::fromStdString(error.message()), where);
    accept();
    return {};
}

quint16 Listener::port() const
{
    boost::system::error_code error;
    const auto endpoint = m_acceptor.local_endpoint(error);
    return error ? quint16(0) : endpoint.port();
}

void Listener::close()
{
    net::post(m_acceptor.get_executor(), [this] {
        boost::system::error_code ignored;
        m_acceptor.close(ignored);
        m_pause.cancel();
    });
}

void Listener::setTls(std::shared_ptr<net::ssl::context> tls)
{
    const std::lock_guard lock(m_mutex);
    m_tls = std::move(tls);
}

void Listener::accept()
{
    m_acceptor.async_accept(net::make_strand(m_io), [this](boost::system::error_code error, tcp::socket socket) {
        if (error == net::error::operation_aborted || m_shared.draining)
            return;
        if (!error) {
            take(std::move(socket));
            return accept();
        }
        // No more descriptors, for instance: trying again at once would only burn time.
        m_pause.expires_after(std::chrono::milliseconds(50));
        m_pause.async_wait([this](boost::system::error_code stopped) {
            if (!stopped)
                accept();
        });
    });
}

std::shared_ptr<void> Listener::slotFor(const std::string &address)
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_byAddress.find(address);
    const int ofAddress = known == m_byAddress.end() ? 0 : known->second;
    if (m_count >= m_shared.options.maxConnections || ofAddress >= m_shared.options.maxConnectionsPerAddress)
        return nullptr;
    ++m_byAddress[address];
    ++m_count;
    return {this, [address](Listener *listener) {
                const std::lock_guard inner(listener->m_mutex);
                if (--listener->m_byAddress[address] == 0)
                    listener->m_byAddress.erase(address);
                --listener->m_count;
            }};
}

void Listener::take(tcp::socket socket)
{
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error)
        return;
    std::shared_ptr<void> slot = slotFor(endpoint.address().to_string());
    if (!slot)
        return; // which closes it
    socket.set_option(tcp::no_delay(true), error);
    std::shared_ptr<net::ssl::context> tls;
    {
        const std::lock_guard lock(m_mutex);
        tls = m_tls;
    }
    const auto connection = makeConnection(std::move(socket), m_shared, std::move(tls), std::move(slot));
    {
        const std::lock_guard lock(m_mutex);
        m_connections.push_back(connection);
    }
    connection->start();
}

void Listener::eachConnection(const std::function<void(HttpConnection &)> &visit)
{
    std::vector<std::shared_ptr<HttpConnection>> living;
    {
        const std::lock_guard lock(m_mutex);
        for (auto at = m_connections.begin(); at != m_connections.end();) {
            std::shared_ptr<HttpConnection> connection = at->lock();
            at = connection ? std::next(at) : m_connections.erase(at);
            if (connection)
                living.push_back(std::move(connection));
        }
    }
    for (const auto &connection : living)
        visit(*connection);
}

} // namespace tally
