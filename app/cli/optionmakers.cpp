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

QList<OptionSpec> anySourceOptions()
{
    return {
        completed(
            option(
                u"source"_s, u"PATH.tally|URL"_s,
                u"a store, or http(s)://host:9200[/BASE] for indices BASE-* of Elasticsearch or OpenSearch "
                "(community-events); without it, the user's own store in the XDG data folder"_s),
            Completion::File),
        completed(
            option(u"ca"_s, u"FILE"_s, u"trust the certificates of this PEM file instead of the system's"_s),
            Completion::File),
        option(u"ca-fingerprint"_s, u"SHA256"_s,
               u"trust the server's certificate with this fingerprint too"_s),
        option(u"user"_s, u"NAME"_s,
               u"of the server; its password is in TALLY_PASSWORD or the file that TALLY_PASSWORD_FILE names "
               "(TALLY_API_KEY instead of both)"_s)};
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
