// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/session.h"
#include "server/http/sessionreading.h"
#include "server/http/sessionwriting.h"

#include <boost/asio/post.hpp>

#include <poll.h>

namespace tally {
namespace {

std::string addressOf(const net::ip::tcp::socket &socket)
{
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    return error ? std::string() : endpoint.address().to_string();
}

bool isHungUp(int descriptor)
{
    pollfd watched{descriptor, POLLRDHUP, 0};
    return ::poll(&watched, 1, 0) > 0 && (watched.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

} // namespace

template <class Stream>
Session<Stream>::Session(Stream stream, HttpShared &shared, std::shared_ptr<net::ssl::context> tls,
                         std::shared_ptr<void> slot)
    : m_stream(std::move(stream))
    , m_shared(shared)
    , m_tls(std::move(tls))
    , m_slot(std::move(slot))
{
    m_peer = addressOf(socket());
    setPhase(Phase::Idle, shared.options.headerSeconds);
}

template <class Stream>
Session<Stream>::~Session()
{
    if (m_request)
        m_request->cancel.cancel();
    m_shared.bodiesBytes -= m_reserved;
}

template <class Stream>
net::ip::tcp::socket &Session<Stream>::socket()
{
    if constexpr (std::is_same_v<Stream, TlsStream>)
        return m_stream.next_layer();
    else
        return m_stream;
}

template <class Stream>
void Session<Stream>::setPhase(Phase phase, int seconds)
{
    m_deadline = (Clock::now() + std::chrono::seconds(seconds)).time_since_epoch().count();
    m_phase = phase;
}

template <class Stream>
void Session<Stream>::check(Clock::time_point now)
{
    if (now.time_since_epoch().count() >= m_deadline || m_phase == Phase::Answering)
        net::post(m_stream.get_executor(), [self = self()] { self->tick(); });
}

template <class Stream>
void Session<Stream>::tick()
{
    if (m_phase == Phase::Answering) {
        if (m_request && isHungUp(socket().native_handle()))
            m_request->cancel.cancel();
        return;
    }
    if (Clock::now().time_since_epoch().count() < m_deadline)
        return;
    setPhase(m_phase, ForeverSeconds);
    ErrorCode ignored;
    if (m_phase == Phase::Reading) {
        m_timedOut = true; // whoever waits for bytes is woken, and says so to the client
        socket().cancel(ignored);
    } else {
        socket().close(ignored);
    }
}

template <class Stream>
void Session<Stream>::drain()
{
    net::post(m_stream.get_executor(), [self = self()] {
        ErrorCode ignored;
        if (self->m_phase == Phase::Idle)
            self->socket().close(ignored);
    });
}

template <class Stream>
void Session<Stream>::abort()
{
    net::post(m_stream.get_executor(), [self = self()] {
        ErrorCode ignored;
        self->m_aborted = true;
        if (self->m_request)
            self->m_request->cancel.cancel();
        self->socket().close(ignored);
    });
}

std::shared_ptr<HttpConnection> makeConnection(net::ip::tcp::socket socket, HttpShared &shared,
                                           std::shared_ptr<net::ssl::context> tls, std::shared_ptr<void> slot)
{
    if (!tls)
        return std::make_shared<Session<TcpStream>>(std::move(socket), shared, nullptr, std::move(slot));
    TlsStream stream(std::move(socket), *tls);
    return std::make_shared<Session<TlsStream>>(std::move(stream), shared, std::move(tls), std::move(slot));
}

} // namespace tally
