// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace tally {

/// The first line of a file that nobody but its owner may read or write. `invalid_source` where others may,
/// `io_error`.
Result<QString> secretOfFile(const QString &path);
/// An environment variable, or the file that NAME_FILE names; empty where neither is set.
Result<QString> secretOfEnvironment(const char *name);

} // namespace tally
