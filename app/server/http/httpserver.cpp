// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpserver.h"

#include "core/errorcodes.h"
#include "server/http/listener.h"
#include "server/http/tls.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <thread>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

namespace net = boost::asio;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds CheckEvery{200};

} // namespace

struct HttpServer::State
{
    State(HttpOptions given, HttpHandler &handler)
        : options(std::move(given))
        , workers(std::size_t(std::max(1, options.workers)))
        , shared{handler, options, workers}
        , listener(io, shared)
        , timer(io)
    {
    }

    void checkSoon()
    {
        timer.expires_after(CheckEvery);
        timer.async_wait([this](boost::system::error_code error) {
            if (error)
                return;
            const Clock::time_point now = Clock::now();
            listener.eachConnection([now](HttpConnection &connection) { connection.check(now); });
            checkSoon();
        });
    }

    HttpOptions options;
    net::io_context io;
    net::thread_pool workers;
    HttpShared shared;
    Listener listener;
    net::steady_timer timer;
    std::vector<std::thread> threads;
};

HttpServer::HttpServer(HttpOptions options, HttpHandler &handler)
    : m_state(std::make_unique<State>(std::move(options), handler))
{
}

HttpServer::~HttpServer()
{
    stop(0);
}

Result<void> HttpServer::start()
{
    if (!m_state->options.certificate.isEmpty()) {
        if (Result<void> loaded = reloadCertificate(); !loaded)
            return loaded;
    }
    if (Result<void> bound = m_state->listener.listen(); !bound)
        return bound;
    m_state->checkSoon();
    for (int i = 0; i < std::max(1, m_state->options.ioThreads); ++i)
        m_state->threads.emplace_back([io = &m_state->io] { io->run(); });
    return {};
}

quint16 HttpServer::port() const
{
    return m_state->listener.port();
}

int HttpServer::connections() const
{
    return m_state->listener.count();
}

Result<void> HttpServer::reloadCertificate()
{
    if (m_state->options.certificate.isEmpty())
        return {};
    auto context = makeTlsContext(m_state->options.certificate, m_state->options.privateKey);
    if (!context)
        return Unexpected(context.error());
    m_state->listener.setTls(*context);
    return {};
}

void HttpServer::post(std::function<void()> job)
{
    net::post(m_state->workers, std::move(job));
}

void HttpServer::stop(int graceSeconds)
{
    if (m_state->threads.empty())
        return;
    m_state->shared.draining = true;
    m_state->listener.close();
    m_state->listener.eachConnection([](HttpConnection &connection) { connection.drain(); });
    const Clock::time_point until = Clock::now() + std::chrono::seconds(graceSeconds);
    while (m_state->listener.count() > 0 && Clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    m_state->listener.eachConnection([](HttpConnection &connection) { connection.abort(); });
    m_state->workers.join(); // jobs wait for parts they send, so the I/O threads go last
    m_state->io.stop();
    for (std::thread &thread : m_state->threads)
        thread.join();
    m_state->threads.clear();
    // What was aborted ends here, while all that it refers to is still there.
    m_state->timer.cancel();
    m_state->io.restart();
    m_state->io.poll();
}

} // namespace tally
