// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandspec.h"

namespace tally::cli {

// What tables of commands are written with.

/// `value` empty: a switch.
OptionSpec option(const QString &name, const QString &value, const QString &help);
OptionSpec choice(const QString &name, const QStringList &words, const QString &help);
OptionSpec completed(OptionSpec spec, Completion completion);
OptionSpec repeatable(OptionSpec spec);
OptionSpec sourceOption();
/// --source of commands that take an engine's address as well, and what goes with one.
QList<OptionSpec> anySourceOptions();
OptionSpec helpOption();
OptionSpec outputOption(const QString &help);

} // namespace tally::cli
