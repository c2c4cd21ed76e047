// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/commandrunners.h"
#include "cli/completionscripts.h"
#include "cli/helptext.h"
#include "cli/nearest.h"

#include <QHash>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

int printed(Console &console, const QString &text)
{
    return console.print(text) ? Done : Failed;
}

int refuse(Console &console, const QString &command, const UsageError &error)
{
    const QString name = command.isEmpty() ? u"tally"_s : u"tally "_s + command;
    const QString stop = error.message.endsWith(u'?') ? QString() : u"."_s;
    console.message(u"%1: %2%3\nTry `%1 --help`."_s.arg(name, error.message, stop));
    return WrongUsage;
}

int unknownCommand(Console &console, const QString &word)
{
    QStringList names;
    for (const CommandSpec &command : commands())
        names += command.name;
    return refuse(console, {}, {u"there is no command “%1”%2"_s.arg(word, didYouMean(word, names))});
}

Parsed<int> runHelp(const Job &job)
{
    const QStringList &words = job.arguments.positional();
    const QString text = words.isEmpty() ? generalHelp() : commandHelp(*findCommand(words.first()));
    return printed(job.console, text);
}

Parsed<int> runCompletion(const Job &job)
{
    const bool bash = job.arguments.positional().first() == "bash"_L1;
    return printed(job.console, bash ? bashCompletion() : zshCompletion());
}

Parsed<int> runCommand(const CommandSpec &command, const QStringList &words, Console &console,
                       const CancelToken &cancel)
{
    using Runner = Parsed<int> (*)(const Job &);
    static const QHash<QString, Runner> runners{{u"demo"_s, runDemo},
                                                {u"import"_s, runImport},
                                                {u"query"_s, runQuery},
                                                {u"export"_s, runExport},
                                                {u"info"_s, runInfo},
                                                {u"backup"_s, runBackup},
                                                {u"restore"_s, runRestore},
                                                {u"prune"_s, runPrune},
                                                {u"forget"_s, runForget},
                                                {u"quality"_s, runQuality},
                                                {u"rejected"_s, runRejected},
                                                {u"report"_s, runReportCommand},
                                                {u"serve"_s, runServe},
                                                {u"keys"_s, runKeys},
                                                {u"help"_s, runHelp},
                                                {u"catalogue"_s, runCatalogue},
                                                {u"completion"_s, runCompletion}};
    const Parsed<Arguments> arguments = Arguments::parse(command, words);
    if (!arguments)
        return NotParsed(arguments.error());
    if (arguments->has(u"help"_s))
        return printed(console, commandHelp(command));
    return runners.value(command.name)(Job{*arguments, console, cancel});
}

} // namespace

int run(const QStringList &words, Console &console, const CancelToken &cancel)
{
    const QString first = words.value(0);
    if (first.isEmpty()) {
        console.message(generalHelp().trimmed());
        return WrongUsage;
    }
    if (first == "--help"_L1 || first == "-h"_L1)
        return printed(console, generalHelp());
    if (first == "--version"_L1)
        return printed(console, u"tally %1\n"_s.arg(QStringLiteral(TALLYROOM_VERSION)));
    const CommandSpec *command = findCommand(first);
    if (command == nullptr)
        return unknownCommand(console, first);
    const Parsed<int> status = runCommand(*command, words.mid(1), console, cancel);
    return status ? *status : refuse(console, first, status.error());
}

} // namespace tally::cli
