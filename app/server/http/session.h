// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/answerhead.h"
#include "server/http/connection.h"
#include "server/http/requestreading.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <array>
#include <future>
#include <optional>

namespace tally {

namespace net = boost::asio;
using TcpStream = net::ip::tcp::socket;
using TlsStream = net::ssl::stream<net::ip::tcp::socket>;

inline constexpr int ForeverSeconds = 365 * 24 * 3600;
inline constexpr size_t FirstReadBytes = 16 * 1024;

/// One client over plain TCP or TLS: reads a request, has it answered, sends the answer, and reads the next one, so
/// that answers come in the order of their requests. All of it runs on the connection's own strand.
template <class Stream>
class Session final : public HttpConnection, public std::enable_shared_from_this<Session<Stream>>
{
public:
    Session(Stream stream, HttpShared &shared, std::shared_ptr<net::ssl::context> tls, std::shared_ptr<void> slot);
    ~Session() override;

    void start() override;
    void check(std::chrono::steady_clock::time_point now) override;
    void drain() override;
    void abort() override;

private:
    using Clock = std::chrono::steady_clock;
    using ErrorCode = boost::system::error_code;
    enum class Phase { Idle, Reading, Answering, Sending, Closing };

    // Reading (sessionreading.h)
    void begin();
    void awaitRequest();
    void readHeader();
    void onHeader(ErrorCode error);
    void readBody(qint64 limit);
    void sendContinue();
    void onBody(ErrorCode error);
    void unpack();
    void answer();
    bool reserve(qint64 bytes);
    void fail(HttpFault fault);

    // Writing (sessionwriting.h)
    void respond(ServedResponse response);
    void send(ServedResponse response);
    void stream(ServedResponse response);
    bool sendPart(const std::string &part, bool chunked);
    void endStream(bool whole, bool chunked);
    void onSent(ErrorCode error);
    void close();
    void linger();

    void tick();
    void setPhase(Phase phase, int seconds);
    net::ip::tcp::socket &socket();
    auto self() { return this->shared_from_this(); }

    Stream m_stream;
    HttpShared &m_shared;
    std::shared_ptr<net::ssl::context> m_tls; // a new one may have come since
    std::shared_ptr<void> m_slot;
    std::string m_peer;

    boost::beast::flat_buffer m_buffer;
    std::optional<HttpParser> m_parser;
    std::shared_ptr<ServedRequest> m_request;
    bool m_packed = false;
    qint64 m_bodyLimit = 0;
    qint64 m_reserved = 0;
    bool m_keepAlive = true;
    bool m_timedOut = false;
    bool m_aborted = false;

    ServedResponse m_response;
    std::string m_head;
    std::array<char, 4096> m_discarded{};
    qint64 m_discardedBytes = 0;
    Clock::time_point m_begun;
    qint64 m_sentBytes = 0;

    std::atomic<Phase> m_phase = Phase::Idle;
    std::atomic<Clock::rep> m_deadline;
};

} // namespace tally
