// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace tally::cli {

/// What a shell may offer after an option or in place of an argument.
enum class Completion { None, File, Metrics, Dimensions, Ranges, Zones };

/// One option of a command, as parser, help and completion all read it.
struct OptionSpec
{
    QString name; ///< without dashes
    QString shortName; ///< one letter, or empty
    QString value; ///< what stands for the value in help; empty: a switch
    QString help;
    QStringList words; ///< the only values allowed; empty: any
    Completion completion = Completion::None;
    bool repeatable = false;
};

struct CommandSpec
{
    QString name;
    QString summary; ///< one line for the list of commands
    QString arguments; ///< positional ones, as help writes them: "FILE..."
    QString description;
    QList<OptionSpec> options;
    QStringList examples;
    int leastArguments = 0;
    int mostArguments = 0; ///< −1: any number
    QStringList argumentWords; ///< the only positional values allowed; empty: any
    Completion argumentCompletion = Completion::None;
    int wordArguments = -1; ///< how many positional values argumentWords rules; −1: all

    const OptionSpec *option(const QString &name) const;
    const OptionSpec *shortOption(const QString &letter) const;
};

/// All commands, in the order of help.
const QList<CommandSpec> &commands();
const CommandSpec *findCommand(const QString &name);

} // namespace tally::cli
