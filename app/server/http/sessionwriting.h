// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of Session writes: included by session.cpp alone.

#include "server/http/session.h"

#include <boost/asio/post.hpp>

#include <cinttypes>
#include <cstdio>

namespace tally {

template <class Stream>
void Session<Stream>::respond(ServedResponse response)
{
    if (m_aborted)
        return;
    if (m_shared.draining)
        m_keepAlive = false;
    m_sentBytes = 0;
    if (response.stream)
        stream(std::move(response));
    else
        send(std::move(response));
}

template <class Stream>
void Session<Stream>::send(ServedResponse response)
{
    setPhase(Phase::Sending, m_shared.options.answerSeconds);
    m_response = std::move(response);
    const bool packed = m_request && m_response.packed && m_request->acceptsGzip();
    const std::shared_ptr<const std::string> body = packed ? m_response.packed : m_response.body;
    const size_t length = body ? body->size() : 0;
    m_head = answerHead(m_response, {m_keepAlive, packed, false, length});
    const bool bodyless = !body || (m_request && m_request->method == "HEAD");
    const std::array<net::const_buffer, 2> buffers{
        net::buffer(m_head), bodyless ? net::const_buffer() : net::buffer(*body)};
    m_sentBytes = bodyless ? 0 : qint64(length);
    net::async_write(m_stream, buffers, [self = self(), body](ErrorCode error, size_t) { self->onSent(error); });
}

template <class Stream>
void Session<Stream>::stream(ServedResponse response)
{
    const bool chunked = m_parser->get().version() == 11;
    m_keepAlive = m_keepAlive && chunked;
    setPhase(Phase::Sending, m_shared.options.answerSeconds);
    m_response = std::move(response);
    m_head = answerHead(m_response, {m_keepAlive, false, chunked, std::nullopt});
    net::async_write(m_stream, net::buffer(m_head), [self = self(), chunked](ErrorCode error, size_t) {
        if (error)
            return self->onSent(error);
        net::post(self->m_shared.workers, [self, chunked] {
            const bool whole = self->m_response.stream(
                [&self, chunked](const std::string &part) { return self->sendPart(part, chunked); });
            net::post(self->m_stream.get_executor(),
                      [self, whole, chunked] { self->endStream(whole, chunked); });
        });
    });
}

/// On a worker thread, which waits; the I/O threads outlive the workers' jobs.
template <class Stream>
bool Session<Stream>::sendPart(const std::string &part, bool chunked)
{
    if (part.empty()) // would end the body
        return true;
    std::array<char, 24> size{};
    const int digits = std::snprintf(size.data(), size.size(), "%zx\r\n", part.size());
    const std::array<net::const_buffer, 3> buffers{
        chunked ? net::buffer(size.data(), size_t(digits)) : net::const_buffer(), net::buffer(part),
        chunked ? net::buffer("\r\n", 2) : net::const_buffer()};
    std::promise<bool> sent;
    net::post(m_stream.get_executor(), [this, &buffers, &sent] {
        if (m_aborted)
            return sent.set_value(false);
        setPhase(Phase::Sending, m_shared.options.answerSeconds);
        net::async_write(m_stream, buffers, [&sent](ErrorCode error, size_t) { sent.set_value(!error); });
    });
    const bool good = sent.get_future().get();
    m_sentBytes += good ? qint64(part.size()) : 0;
    return good;
}

template <class Stream>
void Session<Stream>::endStream(bool whole, bool chunked)
{
    if (!whole) { // without its last part the reader sees that something is missing
        m_keepAlive = false;
        ErrorCode ignored;
        socket().close(ignored);
        return onSent(net::error::operation_aborted);
    }
    if (!chunked)
        return onSent({});
    setPhase(Phase::Sending, m_shared.options.answerSeconds);
    net::async_write(m_stream, net::buffer("0\r\n\r\n", 5),
                     [self = self()](ErrorCode error, size_t) { self->onSent(error); });
}

template <class Stream>
void Session<Stream>::onSent(ErrorCode error)
{
    const double seconds = std::chrono::duration<double>(Clock::now() - m_begun).count();
    m_shared.handler.record({m_request.get(), m_response.status, m_sentBytes, seconds});
    m_response = {};
    m_shared.bodiesBytes -= m_reserved;
    m_reserved = 0;
    if (error)
        return;
    if (m_keepAlive)
        awaitRequest();
    else
        close();
}

template <class Stream>
void Session<Stream>::close()
{
    constexpr int lingerSeconds = 2;
    setPhase(Phase::Closing, lingerSeconds);
    if constexpr (std::is_same_v<Stream, TlsStream>) {
        m_stream.async_shutdown([self = self()](ErrorCode) {});
    } else {
        ErrorCode ignored;
        socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        linger();
    }
}

/// A socket that is closed with bytes unread resets the connection, and the client may lose the answer.
template <class Stream>
void Session<Stream>::linger()
{
    constexpr qint64 mostBytes = 4 * 1024 * 1024;
    m_stream.async_read_some(net::buffer(m_discarded), [self = self()](ErrorCode error, size_t bytes) {
        self->m_discardedBytes += qint64(bytes);
        if (!error && self->m_discardedBytes < mostBytes)
            self->linger();
    });
}

} // namespace tally
