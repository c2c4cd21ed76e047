// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/http/httpclient.h"

#include "core/errorcodes.h"
#include "sources/http/httpcall.h"
#include "sources/http/httpnetwork.h"

#include <QPromise>

namespace tally {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<HttpClient>> HttpClient::open(const HttpSettings &settings)
{
    if (settings.nodes.isEmpty())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"no address"_s);
    Result<QSslConfiguration> tls = tlsConfiguration(settings.trust);
    if (!tls)
        return Unexpected(tls.error());
    auto network = std::make_unique<HttpNetwork>(settings, std::move(*tls));
    return std::unique_ptr<HttpClient>(new HttpClient(settings, std::move(network)));
}

HttpClient::HttpClient(HttpSettings settings, std::unique_ptr<HttpNetwork> network)
    : m_settings(std::move(settings))
    , m_network(network.release())
{
    m_thread.setObjectName(u"http"_s);
    m_network->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_network, &QObject::deleteLater);
    m_thread.start();
}

HttpClient::~HttpClient()
{
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<HttpAnswer>> HttpClient::send(const HttpRequest &request, CancelToken cancel)
{
    auto promise = std::make_shared<HttpPromise>();
    QFuture<Result<HttpAnswer>> future = promise->future();
    QMetaObject::invokeMethod(m_network, [network = m_network, request, promise, cancel] {
        (new HttpCall(*network, request, promise, cancel))->start();
    });
    return future;
}

Result<HttpAnswer> HttpClient::ask(const HttpRequest &request, const CancelToken &cancel)
{
    QFuture<Result<HttpAnswer>> future = send(request, cancel);
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorKind::Cancelled, codes::Cancelled, u"the connection is being closed"_s);
    return future.takeResult();
}

} // namespace tally
