// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>

namespace tally::cli {

/// Files as they were named, patterns (`'logs/*.ndjson.gz'`, quoted so that the shell left them alone)
/// replaced by the files they match, in the order of their names. A name that exists is no pattern. Errors:
/// `io_error` for a pattern that matches nothing.
Result<QStringList> expandedFiles(const QStringList &given);

} // namespace tally::cli
