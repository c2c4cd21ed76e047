// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"
#include "indices/cluster.h"

#include <optional>

namespace tally {

/// JSON requests to a cluster. A refusal becomes an error: `unauthorized`, `forbidden`, `engine_refused` with
/// the engine's own reason. A busy or restarting cluster is asked again for a while. The cluster outlives
/// this.
class ClusterCalls
{
public:
    ClusterCalls(Cluster &cluster, CancelToken cancel);

    Result<Json> get(const QString &path);
    Result<std::optional<Json>> find(const QString &path); ///< nothing on 404
    Result<Json> put(const QString &path, const Json &body);
    Result<Json> post(const QString &path, const Json &body);
    Result<Json> post(const QString &path);
    Result<void> remove(const QString &path); ///< what is not there is removed

    /// The answer whatever its status, unless it never came.
    Result<ClusterAnswer> send(const QByteArray &verb, const QString &path, const QByteArray &body = {});
    const CancelToken &cancel() const { return m_cancel; }

private:
    Result<Json> call(const QByteArray &verb, const QString &path, const QByteArray &body);

    Cluster &m_cluster;
    CancelToken m_cancel;
};

/// The error that an answer other than 2xx stands for.
Error refusalOf(const ClusterAnswer &answer);

/// A part of a path: an index name or an id, with everything escaped that means something in a URL.
QString pathPart(const QString &name);

} // namespace tally
