// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandspec.h"

namespace tally::cli {

/// The command that sets indices of a search engine up and mends them.
CommandSpec indicesCommand();

} // namespace tally::cli
