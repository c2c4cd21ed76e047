// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/networkcluster.h"

#include "indices/repaircodes.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>

#include <future>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Answer = Result<ClusterAnswer>;

/// A promise that whoever comes first keeps: the reply, or the thread's end.
struct Waiting
{
    std::promise<Answer> promise;
    bool kept = false;
    void keep(Answer answer)
    {
        if (!std::exchange(kept, true))
            promise.set_value(std::move(answer));
    }
};

Answer answerOf(QNetworkReply &reply)
{
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const bool whole
        = reply.error() == QNetworkReply::NoError || reply.error() >= QNetworkReply::ContentAccessDenied;
    if (status.isValid() && whole)
        return ClusterAnswer{status.toInt(), reply.readAll()};
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return failure(ErrorKind::InvalidInput, codes::UpstreamUnavailable, reply.errorString(),
                       reply.url().host());
    const bool late = reply.error() == QNetworkReply::OperationCanceledError
        || reply.error() == QNetworkReply::TimeoutError;
    return failure(late ? ErrorKind::Timeout : ErrorKind::Unavailable,
                   late ? codes::Timeout : codes::UpstreamUnavailable, reply.errorString(),
                   reply.url().host(), true);
}

QNetworkRequest requestFor(const ClusterAccess &access, const QUrl &node, const QString &path,
                           const QByteArray &body)
{
    // The path is encoded already: a slash in a name must not part it.
    const QUrl url(node.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::FullyEncoded) + path,
                   QUrl::TolerantMode);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      body.endsWith('\n') ? u"application/x-ndjson"_s : u"application/json"_s);
    if (!access.authorization.isEmpty())
        request.setRawHeader("Authorization", access.authorization);
    request.setTransferTimeout(access.timeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!access.caPem.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(access.caPem, QSsl::Pem));
        request.setSslConfiguration(tls);
    }
    return request;
}

} // namespace

Result<std::unique_ptr<NetworkCluster>> NetworkCluster::open(ClusterAccess access)
{
    if (!access.caPem.isEmpty() && QSslCertificate::fromData(access.caPem, QSsl::Pem).isEmpty())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"there is no certificate in the CA file"_s);
    if (access.nodes.isEmpty())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"no address was given"_s);
    return std::unique_ptr<NetworkCluster>(new NetworkCluster(std::move(access)));
}

NetworkCluster::NetworkCluster(ClusterAccess access)
    : m_access(std::move(access))
    , m_manager(new QNetworkAccessManager)
{
    m_manager->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_manager, &QObject::deleteLater);
    m_thread.start();
}

NetworkCluster::~NetworkCluster()
{
    m_thread.quit();
    m_thread.wait();
}

Answer NetworkCluster::send(const QByteArray &verb, const QString &path, const QByteArray &body,
                            const CancelToken &cancel)
{
    Answer answer = failure(ErrorKind::Unavailable, codes::UpstreamUnavailable, u"no node was asked"_s);
    for (qsizetype tries = 0; tries < m_access.nodes.size(); ++tries) {
        answer = sendTo(m_access.nodes.at(m_node), verb, path, body, cancel);
        if (answer || !answer.error().retryable)
            return answer;
        m_node = (m_node + 1) % m_access.nodes.size();
    }
    return answer;
}

Answer NetworkCluster::sendTo(const QUrl &node, const QByteArray &verb, const QString &path,
                              const QByteArray &body, const CancelToken &cancel)
{
    const auto waiting = std::make_shared<Waiting>();
    const auto running = std::make_shared<QPointer<QNetworkReply>>(); // touched on the manager's thread alone
    QMetaObject::invokeMethod(m_manager, [this, node, verb, path, body, waiting, running] {
        QNetworkReply *reply
            = m_manager->sendCustomRequest(requestFor(m_access, node, path, body), verb, body);
        *running = reply;
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, waiting] {
            waiting->keep(answerOf(*reply));
            reply->deleteLater();
        });
    });
    const auto handle = cancel.onCancel([manager = m_manager, running] {
        QMetaObject::invokeMethod(manager, [running] {
            if (*running)
                (*running)->abort();
        });
    });
    Answer answer = waiting->promise.get_future().get();
    if (!answer && cancel.isCancelled())
        return failure(ErrorKind::Cancelled, codes::Cancelled, u"stopped while a request ran"_s);
    return answer;
}

} // namespace tally
