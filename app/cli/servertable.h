// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandspec.h"

namespace tally::cli {

/// serve and keys.
QList<CommandSpec> serverCommands();

} // namespace tally::cli
