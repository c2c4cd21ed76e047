// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/cluster.h"
#include "sources/http/httpclient.h"

#include <memory>

namespace tally {

/// A cluster over HTTP, with failover between its nodes.
class HttpCluster final : public Cluster
{
public:
    explicit HttpCluster(std::unique_ptr<HttpClient> http)
        : m_http(std::move(http))
    {
    }

    Result<ClusterAnswer> send(const QByteArray &verb, const QString &path, const QByteArray &body,
                               const CancelToken &cancel) override;

private:
    std::unique_ptr<HttpClient> m_http;
};

} // namespace tally
