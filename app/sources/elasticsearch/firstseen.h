// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/elasticsearch/engineclient.h"
#include "sources/embedded/outsidefacts.h"

#include <functional>

namespace tally {

/// Every viewer with an event before `beforeMs` and when the first one was, by paging through the groups of a
/// composite aggregation: complete whatever their number, in bounded memory.
Result<void> readFirstSeen(EngineClient &client, const QString &indices, qint64 beforeMs,
                           const std::function<Result<void>(const std::vector<FirstSeen> &)> &take,
                           const CancelToken &cancel);

} // namespace tally
