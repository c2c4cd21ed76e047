// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandspec.h"

namespace tally::cli {

/// The words that a completion stands for: catalogue names, names of ranges, common zones; empty for files.
QStringList completionWords(Completion completion);

/// Scripts made from the commands' own tables, so that they can't disagree. packaging/completion/ keeps
/// copies.
QString bashCompletion();
QString zshCompletion();

} // namespace tally::cli
