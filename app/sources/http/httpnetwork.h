// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/http/httpsettings.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QSslError>

namespace tally {

/// Certificates and versions as trusted; `invalid_source`, `io_error`.
Result<QSslConfiguration> tlsConfiguration(const TlsTrust &trust);

/// What the calls of a client share: connections, trust, and which nodes did not answer lately. Parent of the
/// calls. Lives on the network thread.
class HttpNetwork final : public QObject
{
    Q_OBJECT
public:
    HttpNetwork(HttpSettings settings, QSslConfiguration tls);

    ~HttpNetwork() override;

    QObject &calls() { return *m_calls; } ///< their parent: they end before what they use
    const HttpSettings &settings() const { return m_settings; }
    QNetworkAccessManager &manager();
    const QSslConfiguration &tls() const { return m_tls; }

    /// The next node in turn that is not resting; the one that rests shortest where all do. Not `except`, if
    /// there is another.
    int pickNode(int except);
    void noteFailure(int node);
    void noteSuccess(int node);

    /// Takes the certificate that has the pinned fingerprint, if it is there and was not taken before, into
    /// the trust.
    bool learnPinned(const QList<QSslCertificate> &shown);

private:
    struct NodeState
    {
        int failures = 0;
        qint64 restsUntilMs = 0;
    };

    HttpSettings m_settings;
    QSslConfiguration m_tls;
    QObject *m_calls;
    QNetworkAccessManager *m_manager = nullptr;
    QList<NodeState> m_nodes;
    int m_turn = 0;
};

} // namespace tally
