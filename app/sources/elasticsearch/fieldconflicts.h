// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "sources/elasticsearch/engineclient.h"

namespace tally {

/// The fields, as the engine names them, that a query's dimensions, filters and metrics look at.
QStringList fieldsAsked(const Query &query);

/// Fields of these that have several types over the indices. Booleans beside keywords are the same words and
/// are answered for: their names are the result. Anything else is `mapping_conflict` with the types and their
/// indices.
Result<QStringList> checkFieldTypes(EngineClient &client, const QString &indices, const QStringList &fields,
                                    const CancelToken &cancel);

} // namespace tally
