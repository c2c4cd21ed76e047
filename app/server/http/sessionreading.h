// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of Session reads: included by session.cpp alone.

#include "server/http/gzip.h"
#include "server/http/session.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>

namespace tally {

namespace http = boost::beast::http;

template <class Stream>
void Session<Stream>::start()
{
    net::dispatch(m_stream.get_executor(), [self = self()] { self->begin(); });
}

template <class Stream>
void Session<Stream>::begin()
{
    if constexpr (std::is_same_v<Stream, TlsStream>) {
        m_stream.async_handshake(net::ssl::stream_base::server, [self = self()](ErrorCode error) {
            if (!error)
                self->awaitRequest();
        });
    } else {
        awaitRequest();
    }
}

template <class Stream>
void Session<Stream>::awaitRequest()
{
    m_request.reset();
    m_timedOut = false;
    if (m_buffer.size() > 0) // the next request came with the last one
        return readHeader();
    setPhase(Phase::Idle, m_shared.options.idleSeconds);
    if (m_shared.draining)
        return close();
    m_stream.async_read_some(m_buffer.prepare(FirstReadBytes), [self = self()](ErrorCode error, size_t bytes) {
        if (error)
            return;
        self->m_buffer.commit(bytes);
        self->readHeader();
    });
}

template <class Stream>
void Session<Stream>::readHeader()
{
    setPhase(Phase::Reading, m_shared.options.headerSeconds);
    m_parser.emplace();
    m_parser->header_limit(m_shared.options.headerLimit);
    m_parser->body_limit(boost::none); // known once the header is
    http::async_read_header(m_stream, m_buffer, *m_parser,
                            [self = self()](ErrorCode error, size_t) { self->onHeader(error); });
}

template <class Stream>
void Session<Stream>::fail(HttpFault fault)
{
    m_keepAlive = false;
    respond(m_shared.handler.fault(fault));
}

template <class Stream>
void Session<Stream>::onHeader(ErrorCode error)
{
    m_begun = Clock::now();
    m_keepAlive = false;
    if (m_timedOut)
        return fail(HttpFault::Timeout);
    if (error.category() == http::make_error_code(http::error::end_of_stream).category()
        && error != http::error::end_of_stream && error != http::error::partial_message)
        return fail(faultOf(error));
    if (error)
        return;
    m_keepAlive = m_parser->keep_alive();
    if (const auto fault = headerFault(*m_parser, m_packed))
        return fail(*fault);
    m_request = requestOf(*m_parser, m_peer);
    HttpHandler::Admission admission = m_shared.handler.admit(*m_request);
    const bool hasBody = !m_parser->is_done();
    if (admission.refused) {
        m_keepAlive = m_keepAlive && !hasBody;
        return respond(std::move(*admission.refused));
    }
    if (hasBody)
        readBody(admission.bodyLimit);
    else
        answer();
}

template <class Stream>
bool Session<Stream>::reserve(qint64 bytes)
{
    m_reserved = bytes;
    return (m_shared.bodiesBytes += bytes) <= m_shared.options.maxBodiesBytes;
}

template <class Stream>
void Session<Stream>::readBody(qint64 limit)
{
    m_bodyLimit = limit;
    const auto length = m_parser->content_length();
    if (length && *length > quint64(limit))
        return fail(HttpFault::BodyTooLarge);
    // What a packed body may become counts.
    if (!reserve(m_packed || !length ? limit : qint64(*length)))
        return fail(HttpFault::Busy);
    m_parser->body_limit(quint64(limit));
    setPhase(Phase::Reading, m_shared.options.bodySeconds);
    if (boost::beast::iequals(m_parser->get()[http::field::expect], "100-continue"))
        return sendContinue();
    http::async_read(m_stream, m_buffer, *m_parser,
                     [self = self()](ErrorCode error, size_t) { self->onBody(error); });
}

template <class Stream>
void Session<Stream>::sendContinue()
{
    m_head = "HTTP/1.1 100 Continue\r\n\r\n";
    net::async_write(m_stream, net::buffer(m_head), [self = self()](ErrorCode error, size_t) {
        if (error)
            return;
        http::async_read(self->m_stream, self->m_buffer, *self->m_parser,
                         [self](ErrorCode readError, size_t) { self->onBody(readError); });
    });
}

template <class Stream>
void Session<Stream>::onBody(ErrorCode error)
{
    if (m_timedOut)
        return fail(HttpFault::Timeout);
    if (error && error.category() == http::make_error_code(http::error::body_limit).category()
        && error != http::error::partial_message)
        return fail(faultOf(error));
    if (error)
        return;
    m_request->body = std::move(m_parser->get().body());
    if (m_packed)
        unpack();
    else
        answer();
}

template <class Stream>
void Session<Stream>::unpack()
{
    setPhase(Phase::Answering, ForeverSeconds);
    net::post(m_shared.workers, [self = self()] {
        Gunzipped text = gunzipped(self->m_request->body, self->m_bodyLimit);
        net::post(self->m_stream.get_executor(), [self, text = std::move(text)]() mutable {
            if (text.fault)
                return self->fail(*text.fault == GunzipFault::TooLarge ? HttpFault::BodyTooLarge
                                                                       : HttpFault::BadEncoding);
            self->m_request->body = std::move(text.text);
            self->answer();
        });
    });
}

template <class Stream>
void Session<Stream>::answer()
{
    setPhase(Phase::Answering, ForeverSeconds);
    const bool packs = m_request->acceptsGzip();
    m_shared.handler.handle(m_request, [self = self(), packs](ServedResponse response) {
        if (packs && !response.packed && isWorthPacking(response))
            response.packed = std::make_shared<const std::string>(gzipped(*response.body));
        net::dispatch(self->m_stream.get_executor(), [self, response = std::move(response)]() mutable {
            self->respond(std::move(response));
        });
    });
}

} // namespace tally
