// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/query.h"

namespace tally::cli {

/// What an error means and what to do about it, in English; one place for the whole command line.
QString sentence(const Error &error);
/// The same for an error of a query, which knows the names that were meant.
QString sentence(const Error &error, const Query &asked);

} // namespace tally::cli
