// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completionscripts.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

const QString &frame()
{
    static const QString text = uR"(#compdef tally
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of tally for zsh. Made by `tally completion zsh`.

_tally() {
    local -a commands
    commands=(
%1    )
    if (( CURRENT == 2 )); then
        _describe -t commands command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
%2    esac
}

_tally "$@"
)"_s;
    return text;
}

// Inside single quotes, in a place where : and brackets have a meaning.
QString escaped(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u':', u"\\:"_s).replace(u'[', u"\\["_s).replace(u']', u"\\]"_s);
    return text.replace(u'\'', u"'\\''"_s);
}

QString actionOf(const OptionSpec &option)
{
    const QStringList words = option.words.isEmpty() ? completionWords(option.completion) : option.words;
    if (option.completion == Completion::File)
        return u"_files"_s;
    if (option.completion == Completion::Metrics || option.completion == Completion::Dimensions)
        return u"_values -s , name "_s + escaped(words.join(u' '));
    return words.isEmpty() ? u" "_s : u"("_s + escaped(words.join(u' ')) + u')';
}

QString optionLine(const OptionSpec &option)
{
    const QString repeat = option.repeatable ? u"*"_s : QString();
    const QString help = u'[' + escaped(option.help) + u']';
    const QString value
        = option.value.isEmpty() ? QString() : u':' + escaped(option.value) + u':' + actionOf(option);
    QString text = u"            '%1--%2%3'"_s.arg(
        repeat, option.name + (option.value.isEmpty() ? QString() : u"="_s), help + value);
    if (!option.shortName.isEmpty())
        text += u" \\\n            '-%1%2'"_s.arg(option.shortName, help + value);
    return text + u" \\\n"_s;
}

QString argumentLine(const CommandSpec &command)
{
    if (command.argumentCompletion == Completion::File)
        return u"            '*:file:_files'\n"_s;
    if (!command.argumentWords.isEmpty())
        return u"            '1:argument:(%1)'\n"_s.arg(command.argumentWords.join(u' '));
    return u"            '*: :'\n"_s;
}

} // namespace

QString zshCompletion()
{
    QString names;
    QString cases;
    for (const CommandSpec &command : commands()) {
        names += u"        '%1:%2'\n"_s.arg(command.name, escaped(command.summary));
        cases += u"    %1)\n        _arguments -s \\\n"_s.arg(command.name);
        for (const OptionSpec &option : command.options)
            cases += optionLine(option);
        cases += argumentLine(command) + u"        ;;\n"_s;
    }
    QString text = frame();
    return text.replace(u"%1"_s, names).replace(u"%2"_s, cases);
}

} // namespace tally::cli
