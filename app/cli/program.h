// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "core/canceltoken.h"

#include <QStringList>

namespace tally::cli {

/// The whole command line: `words` are those behind the program's name. Answers the exit status. Blocks.
int run(const QStringList &words, Console &console, const CancelToken &cancel);

} // namespace tally::cli
