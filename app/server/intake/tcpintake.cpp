// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/intake/tcpintake.h"

#include "core/errorcodes.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <thread>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

namespace net = boost::asio;
using net::ip::tcp;
using ErrorCode = boost::system::error_code;
constexpr size_t ReadBytes = 256 * 1024;

/// One sender. Reads, gives the whole lines on, and reads again when they are synced.
class LineConnection : public std::enable_shared_from_this<LineConnection>
{
public:
    LineConnection(tcp::socket socket, Intake &intake, int &count, int idleSeconds)
        : m_socket(std::move(socket))
        , m_timer(m_socket.get_executor())
        , m_intake(intake)
        , m_count(count)
        , m_idleSeconds(idleSeconds)
    {
        ErrorCode error;
        const auto endpoint = m_socket.remote_endpoint(error);
        m_name = u"tcp:"_s + (error ? QString() : QString::fromStdString(endpoint.address().to_string()));
        ++m_count;
    }
    ~LineConnection() { --m_count; }

    void read()
    {
        const size_t before = m_text.size();
        m_text.resize(before + ReadBytes);
        m_timer.expires_after(std::chrono::seconds(m_idleSeconds));
        m_timer.async_wait([weak = weak_from_this()](ErrorCode error) {
            ErrorCode ignored;
            if (const auto self = weak.lock(); self && !error)
                self->m_socket.close(ignored);
        });
        m_socket.async_read_some(net::buffer(m_text.data() + before, ReadBytes),
                                 [self = shared_from_this(), before](ErrorCode error, size_t bytes) {
                                     self->m_timer.cancel();
                                     self->m_text.resize(before + bytes);
                                     self->m_isOver = bool(error);
                                     self->take();
                                 });
    }

private:
    void take()
    {
        // A line that never ends goes on as it is: it will be rejected as too long.
        const bool isTooLong = m_text.size() > size_t(MaxLineBytes) + ReadBytes;
        const size_t newline = m_text.rfind('\n');
        const size_t end = m_isOver || isTooLong ? m_text.size() : newline == std::string::npos ? 0 : newline + 1;
        if (end > 0)
            return give(end);
        if (!m_isOver)
            read();
    }

    void give(size_t end)
    {
        m_intake.take(std::string_view(m_text).substr(0, end), InputFormat::Ndjson, m_name,
                      [self = shared_from_this(), end](const Result<IntakeReport> &report) {
                          net::post(self->m_socket.get_executor(),
                                    [self, end, failed = !report] { self->taken(end, failed); });
                      });
    }

    void taken(size_t end, bool failed)
    {
        if (failed) { // full, for now
            m_timer.expires_after(std::chrono::seconds(1));
            m_timer.async_wait([self = shared_from_this(), end](ErrorCode error) {
                if (!error)
                    self->give(end);
            });
            return;
        }
        m_text.erase(0, end);
        if (!m_isOver)
            read();
    }

    tcp::socket m_socket;
    net::steady_timer m_timer;
    Intake &m_intake;
    int &m_count;
    int m_idleSeconds;
    QString m_name;
    std::string m_text;
    bool m_isOver = false;
};

} // namespace

struct TcpIntake::State
{
    State(const Options &given, Intake &to)
        : options(given)
        , intake(to)
        , acceptor(io)
        , pause(io)
    {
    }

    Result<void> listen()
    {
        const QString where = u"%1:%2"_s.arg(options.address).arg(options.port);
        ErrorCode error;
        const auto address = net::ip::make_address(options.address.toStdString(), error);
        if (!error)
            acceptor.open(tcp::endpoint(address, options.port).protocol(), error);
        if (!error)
            acceptor.set_option(net::socket_base::reuse_address(true), error);
        if (!error)
            acceptor.bind({address, options.port}, error);
        if (!error)
            acceptor.listen(net::socket_base::max_listen_connections, error);
        if (error)
            return failure(ErrorKind::Io, codes::IoError, QString::fromStdString(error.message()), where);
        accept();
        return {};
    }

    void accept()
    {
        acceptor.async_accept([this](ErrorCode error, tcp::socket socket) {
            if (error == net::error::operation_aborted)
                return;
            if (!error && count < options.maxConnections)
                std::make_shared<LineConnection>(std::move(socket), intake, count, options.idleSeconds)->read();
            if (!error)
                return accept();
            pause.expires_after(std::chrono::milliseconds(50));
            pause.async_wait([this](ErrorCode stopped) {
                if (!stopped)
                    accept();
            });
        });
    }

    Options options;
    Intake &intake;
    int count = 0; // of connections; of the thread alone
    net::io_context io{1};
    tcp::acceptor acceptor;
    net::steady_timer pause;
    std::thread thread;
};

TcpIntake::TcpIntake(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
    m_state->thread = std::thread([state = m_state.get()] { state->io.run(); });
}

Result<std::unique_ptr<TcpIntake>> TcpIntake::start(const Options &options, Intake &intake)
{
    auto state = std::make_unique<State>(options, intake);
    if (Result<void> listening = state->listen(); !listening)
        return Unexpected(listening.error());
    return std::unique_ptr<TcpIntake>(new TcpIntake(std::move(state)));
}

TcpIntake::~TcpIntake()
{
    m_state->io.stop();
    m_state->thread.join();
}

quint16 TcpIntake::port() const
{
    ErrorCode error;
    const auto endpoint = m_state->acceptor.local_endpoint(error);
    return error ? quint16(0) : endpoint.port();
}

} // namespace tally
