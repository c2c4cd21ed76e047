// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "domain/resulttable.h"
#include "server/apicall.h"

#include <nlohmann/json_fwd.hpp>

namespace tally {

/// Parses what a client sent as JSON of any kind, within the bounds of domain/jsonreading.h. Errors: invalid_query.
Result<nlohmann::ordered_json> bodyJson(const std::string &body);

/// The query as it may be asked here: saved filters written out, rights and the longest range checked.
Result<Query> admitted(Query query, const ApiCall &call);
/// Asks the source, as long as a query may take. Blocks. Errors: timeout, and the source's.
Result<ResultTable> ask(const Query &query, const ApiCall &call);

/// POST /v1/query, from the cache where it has the answer: then without waiting for anything.
std::optional<ServedResponse> cachedQuery(const ApiCall &call);
ServedResponse answerQuery(const ApiCall &call);
ServedResponse answerQueryBatch(const ApiCall &call);

/// Whether an answer to these would name single viewers.
bool namesViewers(const QStringList &dimensions);

} // namespace tally
