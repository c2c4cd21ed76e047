// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionmakers.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

OptionSpec option(const QString &name, const QString &value, const QString &help)
{
    return {name, {}, value, help, {}, Completion::None, false};
}

OptionSpec choice(const QString &name, const QStringList &words, const QString &help)
{
    return {name, {}, words.join(u'|'), help, words, Completion::None, false};
}

OptionSpec completed(OptionSpec spec, Completion completion)
{
    spec.completion = completion;
    return spec;
}

OptionSpec repeatable(OptionSpec spec)
{
    spec.repeatable = true;
    return spec;
}

OptionSpec sourceOption()
{
    return completed(option(u"source"_s, u"PATH.tally"_s,
                            u"the store to use; without it, the user's own in the XDG data folder"_s),
                     Completion::File);
}

OptionSpec helpOption()
{
    return {u"help"_s, u"h"_s, {}, u"show this help"_s, {}, Completion::None, false};
}

OptionSpec outputOption(const QString &help)
{
    return {u"output"_s, u"o"_s, u"FILE"_s, help, {}, Completion::File, false};
}

} // namespace tally::cli
