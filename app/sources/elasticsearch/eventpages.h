// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"
#include "sources/elasticsearch/engineclient.h"

#include <functional>

namespace tally {

struct PageRequest
{
    QString indices; ///< as a part of a path
    Json query;
    bool sorted = false; ///< by time and id; else in whatever order is cheapest
    bool allowPartial = false;
    int pageSize = 5000;
};

struct PagesRead
{
    qint64 events = 0;
    qint64 unreadable = 0;
    qint64 shardsFailed = 0; ///< only where partial answers are allowed
    bool timedOut = false;
};

/// All events that a query finds, from one snapshot of each index, page by page on the calling thread; the
/// next page is on its way while one is taken. `take` may move from the batch. Errors: EngineClient's.
Result<PagesRead> readEvents(EngineClient &client, const PageRequest &request,
                             const std::function<Result<void>(EventBatch &)> &take,
                             const CancelToken &cancel);

/// `@timestamp` in [from, to).
Json timeRange(qint64 fromMs, qint64 toMs);

} // namespace tally
