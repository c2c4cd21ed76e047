// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/storekeeper.h"

namespace tally {

class Connection;

/// Removes whole UTC days in one transaction, after the tables of what is known for ever took what they tell
/// (schema.h). Sizes are left to who knows the file.
Result<PruneReport> pruneDays(Connection &connection, const PruneOptions &options, const CancelToken &cancel);

} // namespace tally
