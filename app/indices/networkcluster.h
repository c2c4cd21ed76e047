// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/cluster.h"

#include <QThread>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace tally {

/// Where a cluster is and how it lets us in.
struct ClusterAccess
{
    QList<QUrl> nodes; ///< asked in turn where one does not answer; without path
    QByteArray authorization; ///< the header's value; empty: none
    QByteArray caPem; ///< certificates that are trusted beside the system's
    int timeoutMs = 60'000; ///< of one request
};

/// A cluster over HTTP. Requests are made on a thread of its own, one at a time for each caller. Redirects
/// are not followed: they would carry the credentials elsewhere.
class NetworkCluster final : public Cluster
{
public:
    /// Errors: invalid_source where the certificates can't be read.
    static Result<std::unique_ptr<NetworkCluster>> open(ClusterAccess access);
    ~NetworkCluster() override;

    Result<ClusterAnswer> send(const QByteArray &verb, const QString &path, const QByteArray &body,
                               const CancelToken &cancel) override;

private:
    explicit NetworkCluster(ClusterAccess access);
    Result<ClusterAnswer> sendTo(const QUrl &node, const QByteArray &verb, const QString &path,
                                 const QByteArray &body, const CancelToken &cancel);

    ClusterAccess m_access;
    QThread m_thread;
    QNetworkAccessManager *m_manager; // lives on m_thread
    qsizetype m_node = 0;
};

} // namespace tally
