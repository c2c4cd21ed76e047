// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completionscripts.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

// What is typed is read from the line itself: bash cuts words at : and =, which names and options here hold.
const QString &frame()
{
    static const QString text = uR"(# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of tally for bash. Made by `tally completion bash`.

# Offers the words that begin with what is typed, less the part that bash thinks is complete.
_tally_words() {
    local word done=${1%"${1##*[:=]}"}
    for word in $2; do
        [[ $word == "$1"* ]] && COMPREPLY+=("${word#"$done"}")
    done
}

# The same for the last name of a list with commas.
_tally_list() {
    local word before=${1%"${1##*,}"} words=
    for word in $2; do
        words+=" $before$word"
    done
    _tally_words "$1" "$words"
}

_tally_files() {
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$1"))
}

_tally() {
    local line=${COMP_LINE:0:COMP_POINT} cur prev command
    local -a typed
    COMPREPLY=()
    read -ra typed <<<"$line"
    cur=${line##* }
    [[ -n $cur ]] && unset 'typed[-1]'
    prev=${typed[-1]}
    command=${typed[1]-}
    if [[ $cur == --*=* ]]; then
        prev=${cur%%=*}
        cur=${cur#*=}
    fi
    if [[ -z $command ]]; then
        _tally_words "$cur" "%1 --help --version"
        return
    fi
    case "$command $prev" in
%2    esac
    case "$command" in
%3    esac
}
complete -o nospace -F _tally tally
)"_s;
    return text;
}

QString quoted(const QString &words)
{
    return u'"' + words + u'"';
}

QString optionCase(const CommandSpec &command, const OptionSpec &option)
{
    if (option.value.isEmpty())
        return {};
    QString pattern = u"\"%1 --%2\""_s.arg(command.name, option.name);
    if (!option.shortName.isEmpty())
        pattern += u" | \"%1 -%2\""_s.arg(command.name, option.shortName);
    QString action = u"return"_s;
    const QStringList words = option.words.isEmpty() ? completionWords(option.completion) : option.words;
    const bool list = option.completion == Completion::Metrics || option.completion == Completion::Dimensions;
    if (option.completion == Completion::File)
        action = u"_tally_files \"$cur\"; return"_s;
    else if (!words.isEmpty())
        action = (list ? u"_tally_list"_s : u"_tally_words"_s) + u" \"$cur\" "_s + quoted(words.join(u' '))
            + u"; return"_s;
    return u"    %1) %2 ;;\n"_s.arg(pattern, action);
}

QString commandCase(const CommandSpec &command)
{
    QStringList options;
    for (const OptionSpec &option : command.options)
        options += u"--"_s + option.name;
    QString text = u"    %1)\n        [[ $cur == -* ]] && _tally_words \"$cur\" %2\n"_s.arg(
        command.name, quoted(options.join(u' ')));
    if (command.argumentCompletion == Completion::File)
        text += u"        [[ $cur != -* ]] && _tally_files \"$cur\"\n"_s;
    else if (!command.argumentWords.isEmpty())
        text += u"        [[ $cur != -* ]] && _tally_words \"$cur\" %1\n"_s.arg(
            quoted(command.argumentWords.join(u' ')));
    return text + u"        ;;\n"_s;
}

} // namespace

QString bashCompletion()
{
    QStringList names;
    QString optionCases;
    QString commandCases;
    for (const CommandSpec &command : commands()) {
        names += command.name;
        for (const OptionSpec &option : command.options)
            optionCases += optionCase(command, option);
        commandCases += commandCase(command);
    }
    QString text = frame();
    return text.replace(u"%1"_s, names.join(u' '))
        .replace(u"%2"_s, optionCases)
        .replace(u"%3"_s, commandCases);
}

} // namespace tally::cli
