// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <duckdb.h>

namespace tally {

/// Compressed, exact sets of viewers' ids (roaring bitmaps in their portable form) in SQL, three aggregates
/// and a function:
///   viewer_set(INTEGER) → BLOB: the set of the ids; null where there is none
///   viewer_set_union(BLOB) → BLOB: of sets; null where there is none
///   viewer_count(BLOB, INTEGER) → BIGINT: how many different viewers sets and single ids hold together
///   viewer_both(BLOB, BLOB) → BIGINT: how many viewers are in both sets; 0 where one is null
/// Nulls are passed over. A BLOB that holds no set is an error of the statement.
Result<void> registerViewerSets(duckdb_connection connection);

} // namespace tally
