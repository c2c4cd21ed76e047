// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {

using Json = nlohmann::ordered_json;

Server::Server(const ServerOptions &options, const Parts &parts)
    : m_options(options)
    , m_log(options.log, options.auditFile, parts.clock)
    , m_cache(options.cacheBytes)
{
}

Server::~Server()
{
    stop(0);
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions &options, Parts parts)
{
    std::unique_ptr<Server> server(new Server(options, parts));
    if (Result<void> opened = server->open(parts); !opened)
        return Unexpected(opened.error());
    return server;
}

Result<void> Server::openIntake(const Parts &parts)
{
    IntakeOptions intake;
    intake.spool.folder = m_options.spoolFolder;
    intake.spool.maxBytes = m_options.spoolBytes;
    intake.fieldMap = m_options.fieldMap;
    intake.deadLetterDir = m_options.rejectedFolder;
    intake.drain.finishEveryMs = m_options.ledgerSeconds * 1000;
    intake.drain.stored = [this] { m_cache.dataChanged(); };
    auto opened = Intake::open(intake, parts.makeSink, parts.clock);
    if (!opened)
        return Unexpected(opened.error());
    m_intake = std::move(*opened);
    if (m_options.tcpListen.isEmpty())
        return {};
    const qsizetype colon = m_options.tcpListen.lastIndexOf(u':');
    TcpIntake::Options tcp;
    tcp.address = m_options.tcpListen.left(colon);
    tcp.port = quint16(m_options.tcpListen.mid(colon + 1).toUInt());
    auto listening = TcpIntake::start(tcp, *m_intake);
    if (!listening)
        return Unexpected(listening.error());
    m_tcp = std::move(*listening);
    return {};
}

Result<void> Server::open(const Parts &parts)
{
    Result<ApiKeys> keys = ApiKeys::load(m_options.keysFile);
    if (!keys)
        return Unexpected(keys.error());
    if (Result<void> safe = checkServerOptions(m_options, !keys->isEmpty()); !safe)
        return safe;
    QObject::connect(
        &parts.source, &Source::dataChanged, &m_context, [this] { m_cache.dataChanged(); }, Qt::DirectConnection);
    if (parts.makeSink) {
        if (Result<void> opened = openIntake(parts); !opened)
            return opened;
    }
    m_api = std::make_unique<Api>(ApiContext{parts.source, m_intake.get(), m_options, parts.clock, m_log, m_metrics,
                                             m_cache, m_deadlines, parts.onlyWriter});
    m_api->setKeys(std::move(*keys));
    m_http = std::make_unique<HttpServer>(m_options.http, *m_api);
    m_api->setPost([http = m_http.get()](std::function<void()> job) { http->post(std::move(job)); });
    if (Result<void> started = m_http->start(); !started)
        return started;
    m_log.event("listening", {{"address", m_options.http.address.toStdString()},
                              {"port", port()},
                              {"tcp_port", tcpPort()},
                              {"tls", !m_options.http.certificate.isEmpty()}});
    return {};
}

void Server::reload()
{
    const auto told = [](const Result<void> &done) {
        return done ? Json("ok") : Json((done.error().code + u": "_s + done.error().detail).toStdString());
    };
    const Result<void> certificate = m_http->reloadCertificate();
    Result<ApiKeys> keys = ApiKeys::load(m_options.keysFile);
    Result<void> usable = keys ? checkServerOptions(m_options, !keys->isEmpty()) : Unexpected(keys.error());
    if (usable)
        m_api->setKeys(std::move(*keys));
    m_log.audit("reloaded", {{"certificate", told(certificate)}, {"keys", told(usable)}});
}

void Server::stop(int graceSeconds)
{
    if (std::exchange(m_stopped, true))
        return;
    if (m_http)
        m_log.event("stopping", {{"connections", m_http->connections()}});
    m_tcp.reset();
    if (m_http)
        m_http->stop(graceSeconds);
    if (m_intake)
        m_intake->stop(graceSeconds * 1000);
    if (m_http)
        m_log.event("stopped", Json::object());
}

} // namespace tally
