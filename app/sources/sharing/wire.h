// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "sources/embedded/store.h"

#include <nlohmann/json.hpp>

/// What two processes of one store tell each other, as JSON. Both are of the same version (the greeting sees
/// to that), so that reading is simple; what is missing or of another type is `io_error`.
namespace tally::wire {

using Json = nlohmann::ordered_json;

Json errorJson(const Error &error);
Json infoJson(const SourceInfo &info);
Json valuesJson(const QList<DimensionValue> &values);
Json tableJson(const ResultTable &table);
Json selectionJson(const EventSelection &selection);
Json importJson(const ImportInfo &info);
Json ledgerJson(const QList<LedgerEntry> &ledger);
Json pruneJson(const PruneOptions &options);
Json prunedJson(const PruneReport &report);
Json erasureJson(const ErasureOptions &options);
Json erasedJson(const ErasureReport &report);
Json factsJson(const StoreFacts &facts);

Error readError(const Json &json);
Result<SourceInfo> readInfo(const Json &json);
Result<QList<DimensionValue>> readValues(const Json &json);
Result<ResultTable> readTable(const Json &json);
Result<EventSelection> readSelection(const Json &json);
Result<ImportInfo> readImport(const Json &json);
Result<QList<LedgerEntry>> readLedger(const Json &json);
Result<PruneOptions> readPrune(const Json &json);
Result<PruneReport> readPruned(const Json &json);
Result<ErasureOptions> readErasure(const Json &json);
Result<ErasureReport> readErased(const Json &json);
Result<StoreFacts> readFacts(const Json &json);

} // namespace tally::wire
