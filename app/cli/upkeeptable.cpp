// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/upkeeptable.h"

#include "cli/optionmakers.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

OptionSpec dryRunOption()
{
    return option(u"dry-run"_s, {}, u"only tell what would change"_s);
}

OptionSpec jsonOption()
{
    return option(u"json"_s, {}, u"print it as JSON"_s);
}

CommandSpec infoCommand()
{
    return {
        u"info"_s,
        u"tell what a store holds and how large it is"_s,
        {},
        u"Tells a store's events and days, its first and last event, its size on disk, its version, and its "
        "last ten imports with their ledgers."_s,
        anySourceOptions() + QList<OptionSpec>{jsonOption(), helpOption()},
        {u"tally info"_s, u"tally info --source shop.tally --json"_s,
         u"tally info --source http://localhost:9200"_s},
        0,
        0,
        {},
        Completion::None};
}

CommandSpec backupCommand()
{
    return {
        u"backup"_s,
        u"copy a store to a file"_s,
        u"FILE"_s,
        u"Writes a complete copy of the store as it stands now, reads it back and compares it, and only then "
        "gives it its name; an earlier backup of that name is replaced. The copy is a store itself: every "
        "command takes it as --source."_s,
        {sourceOption(), jsonOption(), helpOption()},
        {u"tally backup /backup/community.tally"_s,
         u"tally backup shop-$(date +%F).tally --source shop.tally"_s},
        1,
        1,
        {},
        Completion::File};
}

CommandSpec restoreCommand()
{
    return {u"restore"_s,
            u"put a backup in a store's place"_s,
            u"FILE"_s,
            u"Reads the backup from end to end, then puts a copy of it in the store's place. A store that "
            u"has events "
            "is left alone unless --replace is given; it is then kept beside, as STORE.before-restore."_s,
            {sourceOption(), option(u"replace"_s, {}, u"put it in the place of a store that has events"_s),
             jsonOption(), helpOption()},
            {u"tally restore /backup/community.tally"_s,
             u"tally restore shop-2026-10-01.tally --source shop.tally --replace"_s},
            1,
            1,
            {},
            Completion::File};
}

CommandSpec pruneCommand()
{
    return {u"prune"_s,
            u"remove old events"_s,
            {},
            u"Removes whole UTC days of events. --keep counts back from the day of the last event, which is "
            u"the last "
            "day kept, not from today: a community that has fallen silent loses nothing. Who came, uploaded "
            "or was "
            "published first is remembered beyond that. Room on the disk is given back once about a quarter "
            "of the file "
            "is free; until then new events use it."_s,
            {sourceOption(), option(u"keep"_s, u"Nd"_s, u"how many days stay: 400d"_s),
             option(u"before"_s, u"DATE"_s, u"remove the days before this one: 2026-01-01"_s), dryRunOption(),
             jsonOption(), helpOption()},
            {u"tally prune --keep 400d --dry-run"_s, u"tally prune --before 2026-01-01"_s},
            0,
            0,
            {},
            Completion::None};
}

CommandSpec forgetCommand()
{
    return {
        u"forget"_s,
        u"take one viewer's id out of a store"_s,
        u"VIEWER"_s,
        u"Replaces the viewer's id by a random pseudonym that leads to nobody, so that all numbers stay as "
        u"they "
        "were. Labels of its events and rejected lines that name the id are removed, links between its user "
        "id and "
        "anonymous ids are cut, and the store's file is written anew, so that no free block keeps the text. "
        "Prints what was changed, and which other fields still hold the id; --also replaces it there, too. "
        "Your logs and backups are yours to clean: from them, the id would come back."_s,
        {sourceOption(), option(u"anonymous"_s, {}, u"the id is an anonymous visitor's, not a user's"_s),
         option(u"also"_s, u"A,B"_s,
                u"fields in which the id is replaced as well, such as uploader,session: only where the same "
                u"word "
                "means the same person"_s),
         dryRunOption(), jsonOption(), helpOption()},
        {u"tally forget u-48213 --dry-run"_s, u"tally forget u-48213 --also uploader,page"_s,
         u"tally forget 7f3c-cookie --anonymous"_s},
        1,
        1,
        {},
        Completion::None};
}

} // namespace

QList<CommandSpec> upkeepCommands()
{
    return {infoCommand(), backupCommand(), restoreCommand(), pruneCommand(), forgetCommand()};
}

} // namespace tally::cli
