// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptext.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Width = 96;

// Breaks a text into lines that fit behind `indent` blanks.
QString wrapped(const QString &text, qsizetype indent)
{
    QString out;
    qsizetype column = indent;
    for (const QString &word : text.split(u' ')) {
        if (column > indent && column + 1 + word.size() > Width) {
            out += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (column > indent) {
            out += u' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

QString optionLine(const OptionSpec &option)
{
    constexpr qsizetype Indent = 30;
    QString left = option.shortName.isEmpty() ? u"      --"_s : u"  -%1, --"_s.arg(option.shortName);
    left += option.name;
    if (!option.value.isEmpty())
        left += u' ' + option.value;
    const QString gap
        = left.size() + 2 > Indent ? u'\n' + QString(Indent, u' ') : QString(Indent - left.size(), u' ');
    return left + gap + wrapped(option.help, Indent) + u'\n';
}

} // namespace

QString generalHelp()
{
    QString text
        = u"Statistics of a content community from its event logs.\n\nUsage: tally COMMAND [OPTIONS]\n\n"_s;
    for (const CommandSpec &command : commands())
        text += u"  %1%2\n"_s.arg(command.name, -12).arg(command.summary);
    text += u"\n`tally help COMMAND` tells more; `tally --version` tells the version.\n"
            "Data goes to standard output, messages to standard error. Exit status: 0 done, 1 failed, 2 "
            "wrong usage.\n\n"
            "To begin:\n"
            "  tally demo                                    a made-up community to look at\n"
            "  tally import events.ndjson.gz                 your own log\n"
            "  tally query --metrics views,visits --by time:day\n"_s;
    return text;
}

QString commandHelp(const CommandSpec &command)
{
    const QString arguments = command.arguments.isEmpty() ? QString() : u' ' + command.arguments;
    QString text = u"Usage: tally %1%2 [OPTIONS]\n\n%3\n\nOptions:\n"_s.arg(command.name, arguments,
                                                                            wrapped(command.description, 0));
    for (const OptionSpec &option : command.options)
        text += optionLine(option);
    text += u"\nExamples:\n"_s;
    for (const QString &example : command.examples)
        text += u"  "_s + example + u'\n';
    return text;
}

} // namespace tally::cli
