// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <QByteArray>

namespace tally {

struct ClusterAnswer
{
    int status = 0; ///< HTTP's
    QByteArray body;
};

/// A cluster as index set-up and repair need it: one request, one answer, on the calling thread (never the
/// GUI's). An answer of any status is an answer; errors are of the way there: upstream_unavailable, timeout,
/// cancelled.
class Cluster
{
public:
    virtual ~Cluster() = default;
    /// `path` with its query, encoded. A body that ends with a line end is NDJSON, else JSON.
    virtual Result<ClusterAnswer> send(const QByteArray &verb, const QString &path, const QByteArray &body,
                                       const CancelToken &cancel)
        = 0;
};

} // namespace tally
