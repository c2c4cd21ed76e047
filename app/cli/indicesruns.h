// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandrunners.h"
#include "indices/clustercalls.h"
#include "indices/fieldusers.h"

namespace tally::cli {

inline constexpr int ConflictsFound = 3;

// The parts of `tally indices`; `base`: readers look at BASE-*.
Parsed<int> runConflicts(const Job &job, ClusterCalls &calls, const QString &base);
Parsed<int> runTemplate(const Job &job, ClusterCalls &calls, const QString &base);
Parsed<int> runRepair(const Job &job, ClusterCalls &calls, const QString &base);
/// What repair's options say together, before anything is asked.
Parsed<void> checkRepair(const Arguments &arguments);

/// The saved filters of the window, as far as conflicts name them.
QList<NamedFilter> savedFilters();

} // namespace tally::cli
