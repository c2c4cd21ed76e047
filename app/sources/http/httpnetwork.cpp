// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/http/httpnetwork.h"

#include "core/errorcodes.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSslCertificate>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 FirstRestMs = 1000;
constexpr int MostDoublings = 5;

qint64 monotonicMs()
{
    return QDeadlineTimer::current().deadline();
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsTrust &trust)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (trust.caFile.isEmpty())
        return tls;
    QFile file(trust.caFile);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), trust.caFile);
    const QList<QSslCertificate> certificates = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (certificates.isEmpty())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"no certificate in PEM form"_s,
                       trust.caFile);
    tls.setCaCertificates(certificates);
    return tls;
}

HttpNetwork::HttpNetwork(HttpSettings settings, QSslConfiguration tls)
    : m_settings(std::move(settings))
    , m_tls(std::move(tls))
    , m_calls(new QObject(this))
    , m_nodes(m_settings.nodes.size())
{
}

HttpNetwork::~HttpNetwork()
{
    delete m_calls;
}

QNetworkAccessManager &HttpNetwork::manager()
{
    if (!m_manager) { // made on the thread that uses it
        m_manager = new QNetworkAccessManager(this);
        m_manager->setAutoDeleteReplies(false);
        m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    return *m_manager;
}

int HttpNetwork::pickNode(int except)
{
    const qint64 now = monotonicMs();
    const int count = int(m_nodes.size());
    int shortest = -1;
    for (int i = 0; i < count; ++i) {
        const int node = (m_turn + i) % count;
        if (node == except && count > 1)
            continue;
        if (m_nodes[node].restsUntilMs <= now) {
            m_turn = (node + 1) % count;
            return node;
        }
        if (shortest < 0 || m_nodes[node].restsUntilMs < m_nodes[shortest].restsUntilMs)
            shortest = node;
    }
    return shortest;
}

void HttpNetwork::noteFailure(int node)
{
    NodeState &state = m_nodes[node];
    state.restsUntilMs = monotonicMs() + (FirstRestMs << std::min(state.failures, MostDoublings));
    ++state.failures;
}

void HttpNetwork::noteSuccess(int node)
{
    m_nodes[node] = {};
}

bool HttpNetwork::learnPinned(const QList<QSslCertificate> &shown)
{
    const QByteArray &pinned = m_settings.trust.caFingerprint;
    if (pinned.isEmpty())
        return false;
    const auto matches
        = [&](const QSslCertificate &one) { return one.digest(QCryptographicHash::Sha256) == pinned; };
    const auto found = std::find_if(shown.cbegin(), shown.cend(), matches);
    const QList<QSslCertificate> trusted = m_tls.caCertificates();
    if (found == shown.cend() || trusted.contains(*found))
        return false;
    m_tls.setCaCertificates(trusted + QList<QSslCertificate>{*found});
    // A manager keeps the trust of its first connection to a host. The old one stays for the calls that use
    // it.
    m_manager = nullptr;
    return true;
}

} // namespace tally
