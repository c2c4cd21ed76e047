// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/nearest.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

struct Given
{
    const OptionSpec *spec = nullptr;
    QString shown; ///< as typed: "--limit", "-o"
    std::optional<QString> value;
};

Parsed<Given> longOption(const CommandSpec &command, const QString &word)
{
    const qsizetype equals = word.indexOf(u'=');
    const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
    if (const OptionSpec *spec = command.option(name)) {
        return Given{spec, u"--"_s + name,
                     equals < 0 ? std::optional<QString>() : std::optional<QString>(word.mid(equals + 1))};
    }
    QStringList names;
    for (const OptionSpec &option : command.options)
        names += u"--"_s + option.name;
    return wrongUsage(u"unknown option --%1%2"_s.arg(name, didYouMean(u"--"_s + name, names)));
}

Parsed<Given> shortOption(const CommandSpec &command, const QString &word)
{
    const OptionSpec *spec = command.shortOption(word.mid(1, 1));
    if (spec == nullptr)
        return wrongUsage(u"unknown option %1"_s.arg(word));
    const QString rest = word.mid(2);
    return Given{spec, word.left(2),
                 rest.isEmpty() ? std::optional<QString>() : std::optional<QString>(rest)};
}

} // namespace

Parsed<Arguments> Arguments::parse(const CommandSpec &command, const QStringList &words)
{
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == "--"_L1) {
            arguments.m_positional += words.mid(i + 1);
            break;
        }
        if (!word.startsWith(u'-') || word == "-"_L1) {
            arguments.m_positional += word;
            continue;
        }
        const Parsed<Given> given
            = word.startsWith("--"_L1) ? longOption(command, word) : shortOption(command, word);
        if (!given)
            return NotParsed(given.error());
        QString value = given->value.value_or(QString());
        if (given->spec->value.isEmpty() && given->value)
            return wrongUsage(u"%1 takes no value"_s.arg(given->shown));
        if (!given->spec->value.isEmpty() && !given->value) {
            if (i + 1 >= words.size() || words.at(i + 1).startsWith("--"_L1))
                return wrongUsage(u"%1 needs a value (%2)"_s.arg(given->shown, given->spec->value));
            value = words.at(++i);
        }
        if (const Parsed<void> added = arguments.add(*given->spec, given->shown, value); !added)
            return NotParsed(added.error());
    }
    if (arguments.has(u"help"_s))
        return arguments;
    return arguments.checkPositional(command).map([&arguments] { return arguments; });
}

Parsed<void> Arguments::add(const OptionSpec &option, const QString &shown, const QString &value)
{
    if (!option.value.isEmpty() && value.isEmpty())
        return wrongUsage(u"%1 needs a value (%2)"_s.arg(shown, option.value));
    if (!option.words.isEmpty() && !option.words.contains(value)) {
        return wrongUsage(u"%1 wants one of %2, not “%3”%4"_s.arg(shown, option.words.join(u", "_s), value,
                                                                  didYouMean(value, option.words)));
    }
    QStringList &values = m_values[option.name];
    if (!values.isEmpty() && !option.repeatable)
        return wrongUsage(u"%1 is given twice"_s.arg(shown));
    values += value;
    return {};
}

Parsed<void> Arguments::checkPositional(const CommandSpec &command) const
{
    if (m_positional.size() < command.leastArguments)
        return wrongUsage(u"%1 is missing"_s.arg(command.arguments));
    if (command.mostArguments >= 0 && m_positional.size() > command.mostArguments)
        return wrongUsage(u"unexpected argument “%1”"_s.arg(m_positional.at(command.mostArguments)));
    const QStringList ruled
        = command.wordArguments < 0 ? m_positional : m_positional.mid(0, command.wordArguments);
    for (const QString &word : ruled) {
        if (!command.argumentWords.isEmpty() && !command.argumentWords.contains(word)) {
            return wrongUsage(u"“%1” is not one of %2%3"_s.arg(word, command.argumentWords.join(u", "_s),
                                                               didYouMean(word, command.argumentWords)));
        }
    }
    return {};
}

std::optional<QString> Arguments::value(const QString &option) const
{
    const QStringList given = m_values.value(option);
    return given.isEmpty() ? std::optional<QString>() : std::optional<QString>(given.last());
}

Parsed<qint64> Arguments::number(const QString &option, qint64 otherwise, qint64 least, qint64 most) const
{
    const std::optional<QString> text = value(option);
    if (!text)
        return otherwise;
    bool ok = false;
    const qint64 number = text->toLongLong(&ok);
    if (!ok)
        return wrongUsage(u"--%1 wants a whole number, not “%2”"_s.arg(option, *text));
    if (number < least || number > most)
        return wrongUsage(
            u"--%1 wants a number from %2 to %3, not %4"_s.arg(option).arg(least).arg(most).arg(number));
    return number;
}

Parsed<QStringList> Arguments::list(const QString &option) const
{
    const std::optional<QString> text = value(option);
    if (!text)
        return QStringList();
    QStringList parts;
    for (const QString &part : text->split(u',')) {
        if (part.trimmed().isEmpty())
            return wrongUsage(u"--%1 has an empty name in “%2”"_s.arg(option, *text));
        parts += part.trimmed();
    }
    return parts;
}

} // namespace tally::cli
