// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/embeddedsource.h"

namespace tally {

/// How long to wait for a store that another process has open without answering for it (it is about to end).
inline constexpr int OpeningPatienceMs = 10'000;

/// Opens a store and answers other processes for it, or, where another process has it open, lets that one
/// answer. Blocks. Errors: EmbeddedSource::open(); `store_in_use` where the other process is of another
/// version or does not answer within `patienceMs`.
Result<std::unique_ptr<Store>> openOrJoin(const QString &path, std::shared_ptr<const Clock> clock,
                                          const EmbeddedSource::Options &options = {},
                                          int patienceMs = OpeningPatienceMs);

} // namespace tally
