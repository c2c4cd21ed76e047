// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandspec.h"

#include <algorithm>

namespace tally::cli {

const OptionSpec *CommandSpec::option(const QString &wanted) const
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&wanted](const OptionSpec &option) { return option.name == wanted; });
    return found == options.end() ? nullptr : &*found;
}

const OptionSpec *CommandSpec::shortOption(const QString &letter) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&letter](const OptionSpec &option) {
        return option.shortName == letter;
    });
    return found == options.end() || letter.isEmpty() ? nullptr : &*found;
}

const CommandSpec *findCommand(const QString &name)
{
    const QList<CommandSpec> &all = commands();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&name](const CommandSpec &command) { return command.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace tally::cli
