// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

namespace tally {

/// Whether the metrics of a query can be told by its dimensions. Names are known already. Errors:
/// incompatible_dimension with the dimension's place (or the metric's, where it lacks one), invalid_query for a top
/// or Other of cohorts.
Result<void> checkCompatibility(const Query &query);

} // namespace tally
