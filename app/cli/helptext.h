// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandspec.h"

namespace tally::cli {

/// All commands, one line each, and how to go on.
QString generalHelp();
QString commandHelp(const CommandSpec &command);

} // namespace tally::cli
