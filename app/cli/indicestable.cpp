// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/indicestable.h"

#include "cli/optionmakers.h"
#include "indices/fieldtypes.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

QList<OptionSpec> repairOptions()
{
    return {repeatable(option(u"field"_s, u"FIELD"_s,
                              u"repair: the field to give another type; without it, all that conflict"_s)),
            choice(u"type"_s, targetTypeNames(),
                   u"repair: the type; without it, the one that `conflicts` tells"_s),
            option(u"dry-run"_s, {}, u"repair, template: only tell what would change"_s),
            option(u"undo"_s, {}, u"repair: go back to the indices as they were"_s),
            option(u"finish"_s, {},
                   u"repair: give up the indices as they were; after that there is no way back"_s)};
}

QList<OptionSpec> allOptions()
{
    return QList<OptionSpec>{
               option(
                   u"source"_s, u"URL"_s,
                   u"the search engine, http(s)://HOST:9200/NAME; NAME is community-events unless given"_s),
               completed(option(u"ca"_s, u"FILE"_s, u"certificates to trust (PEM)"_s), Completion::File),
               option(u"user"_s, u"NAME"_s, u"who asks; TALLY_PASSWORD in the environment proves it"_s)}
    + repairOptions()
        + QList<OptionSpec>{option(u"shards"_s, u"N"_s, u"template: primary shards of a new index (1)"_s),
                            option(u"replicas"_s, u"N"_s, u"template: copies of each shard (1)"_s),
                            option(u"json"_s, {}, u"print it as JSON"_s), helpOption()};
}

} // namespace

CommandSpec indicesCommand()
{
    const QStringList words{u"list"_s, u"conflicts"_s, u"template"_s, u"repair"_s, u"rollover"_s};
    return {
        u"indices"_s,
        u"set up and mend the indices of a search engine"_s,
        u"list|conflicts|template|repair INDEX...|rollover"_s,
        u"Looks after the indices NAME-* of an Elasticsearch or OpenSearch cluster. `list` tells each with "
        u"its "
        "documents, size and health, and which days are missing. `conflicts` finds fields whose type is not "
        "the "
        "same in all of them, and who gets wrong numbers from that; its exit status is 3 where there are "
        "any. "
        "`template` makes new indices right from the start. `repair` gives fields of an index another type: "
        "readers see the index as it was until the repaired one takes its place in one step. A repair that "
        "was "
        "stopped or killed goes on where the same command is given again. `rollover` begins the next index "
        "of "
        "an alias or a data stream."_s,
        allOptions(),
        {u"tally indices list --source https://search:9200 --ca ca.pem --user tally"_s,
         u"tally indices conflicts --source http://localhost:9200 --json"_s,
         u"tally indices repair community-events-2026.10.01 --source http://localhost:9200 --dry-run"_s,
         u"tally indices repair community-events-2026.10.01 --field labels.vip --type keyword --source …"_s},
        1,
        -1,
        words,
        Completion::None,
        1};
}

} // namespace tally::cli
