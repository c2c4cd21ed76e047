// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/clustercalls.h"

#include <functional>
#include <vector>

namespace tally {

/// A document as the index keeps it; the source is exact (exactjson.h).
struct StoredDocument
{
    QString id;
    QString routing; ///< empty: none
    Json source;
};

/// Which documents of an index, and how many at a time.
struct StreamOptions
{
    int pageSize = 1000;
    qint64 most = -1; ///< stop after that many; −1: all
    QString field; ///< only documents that have it; empty: all
};

/// Gives out all documents of an index, page by page, each once, as they were when the stream began. A page
/// from which a shard is missing is an error (partial_result), never a shorter answer.
Result<void> streamDocuments(ClusterCalls &calls, const QString &index, const StreamOptions &options,
                             const std::function<Result<void>(std::vector<StoredDocument> &)> &take);

/// A page size that keeps an answer at a few megabytes, from an index's statistics.
Result<int> pageSizeFor(ClusterCalls &calls, const QString &index);

} // namespace tally
