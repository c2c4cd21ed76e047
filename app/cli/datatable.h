// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandspec.h"

namespace tally::cli {

/// Commands about how good the data are, and about reports made from them.
QList<CommandSpec> dataCommands();

} // namespace tally::cli
