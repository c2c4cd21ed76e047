// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandspec.h"
#include "cli/datatable.h"
#include "cli/indicestable.h"
#include "cli/optionmakers.h"
#include "cli/servertable.h"
#include "cli/upkeeptable.h"
#include "domain/query.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

OptionSpec weekStartsOption()
{
    OptionSpec spec = choice(
        u"week-starts"_s,
        {u"monday"_s, u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s, u"saturday"_s, u"sunday"_s},
        u"first day of a week (monday)"_s);
    spec.value = u"DAY"_s;
    return spec;
}

QList<OptionSpec> rangeOptions(const QString &rangeHelp)
{
    return {
        completed(option(u"range"_s, u"NAME|FROM/TO"_s, rangeHelp), Completion::Ranges),
        completed(option(u"zone"_s, u"ZONE"_s,
                         u"time zone of days and of times, an IANA name; without it, the system's"_s),
                  Completion::Zones),
        repeatable(
            option(u"filter"_s, u"TEXT"_s,
                   u"a condition such as 'country is KR,JP', 'not device is tv', 'page matches /watch/*', "
                   "'watched_ms >= 1000', 'viewer has_done purchase'; given several times, all must hold"_s)),
        weekStartsOption(),
        option(u"as-of"_s, u"TIME"_s, u"the instant that counts as now, ISO 8601"_s),
        option(u"include-today"_s, {}, u"let last_N_days end with today instead of yesterday"_s),
    };
}

CommandSpec demoCommand()
{
    return {
        u"demo"_s,
        u"write a demo community into a store"_s,
        {},
        u"Writes the events of a made-up community: the same ones for the same options. A store that has "
        u"events "
        "already is left alone unless --add is given."_s,
        {sourceOption(), option(u"days"_s, u"N"_s, u"days of history (90)"_s),
         option(u"events"_s, u"N"_s, u"about how many events (1000000)"_s),
         option(u"seed"_s, u"N"_s, u"another number makes another community (1)"_s),
         option(u"until"_s, u"TIME"_s, u"where the history ends, ISO 8601; without it, now"_s),
         option(u"if-empty"_s, {}, u"do nothing, successfully, when the store has events already"_s),
         option(u"add"_s, {}, u"add to a store that has events already"_s),
         completed(
             option(u"ndjson"_s, u"FILE"_s, u"write the log as NDJSON instead, - for standard output"_s),
             Completion::File),
         helpOption()},
        {u"tally demo --days 90 --events 1000000"_s, u"tally demo --ndjson demo.ndjson --until 2026-06-30"_s},
        0,
        0,
        {},
        Completion::None};
}

CommandSpec importCommand()
{
    return {
        u"import"_s,
        u"read event logs into a store"_s,
        u"FILE..."_s,
        u"Reads NDJSON, JSON arrays and CSV, plain, .gz or .zst, and Parquet; - is standard input, and a "
        u"quoted "
        u"pattern such as 'logs/*.ndjson.gz' names all files it matches. An event is stored once, "
        u"however "
        "often it is imported, so an import that was cut off is simply run again. Prints the ledger: "
        "received = "
        "stored + duplicates + rejected. Rejected lines are kept in a file with their reasons."_s,
        anySourceOptions()
            + QList<
                OptionSpec>{completed(option(u"field-map"_s, u"NAME|FILE"_s,
                                             u"how the log names things: ecs, legacy, shop, tally, or a JSON "
                                             u"file; without it, one "
                                             "beside the data, or found by its content"_s),
                                      Completion::File),
                            choice(u"format"_s, {u"ndjson"_s, u"json"_s, u"csv"_s},
                                   u"of the files; without it, found by content"_s),
                            completed(option(u"rejected"_s, u"FILE"_s,
                                             u"where rejected lines go; without it, beside the store"_s),
                                      Completion::File),
                            option(
                                u"follow"_s, {},
                                u"go on reading what is written to the files, through rotations, until it is stopped (Ctrl+C, SIGTERM)"_s),
                            option(u"json"_s, {}, u"print the ledger as JSON"_s), helpOption()},
        {u"tally import events.ndjson.gz"_s, u"tally import 'logs/2026-10-*.ndjson.gz' warehouse.parquet"_s,
         u"tally import shop.csv --field-map shop"_s, u"zcat *.gz | tally import - --format ndjson"_s,
         u"tally import --follow /var/log/app/events.ndjson"_s},
        1,
        -1,
        {},
        Completion::File};
}

QList<OptionSpec> queryOptions()
{
    QList<OptionSpec> options = anySourceOptions();
    options += QList<OptionSpec>{
        completed(option(u"metrics"_s, u"A,B"_s, u"what to count; `tally catalogue` lists all"_s),
                  Completion::Metrics),
        completed(option(u"by"_s, u"A,B"_s, u"dimensions to group by, such as time:day or country"_s),
                  Completion::Dimensions)};
    options
        += rangeOptions(u"last_28_days (the default), this_month, all, … or two ISO 8601 dates or times, TO "
                        "exclusive: 2026-10-01/2026-11-01"_s);
    options += QList<OptionSpec>{
        option(
            u"compare"_s, u"MODE"_s,
            u"previous_period, previous_year or FROM/TO; may be followed by ,align=weekday and ,elapsed=full"_s),
        option(u"order"_s, u"A:desc,B"_s, u"columns to sort by, each with :asc (the default) or :desc"_s),
        option(u"limit"_s, u"N"_s, u"rows of a page; table and CSV have all rows without it"_s),
        option(u"cursor"_s, u"TEXT"_s, u"go on where an earlier page ended (its next_cursor)"_s),
        option(u"top"_s, u"DIM:N:METRIC"_s,
               u"keep the N greatest values of a dimension, the rest is Other"_s),
        option(u"include"_s, u"A,B"_s, u"any of totals, empty_buckets, other"_s),
        choice(u"accuracy"_s, {u"fast"_s, u"exact"_s},
               u"fast (the default) may estimate where that is much cheaper"_s),
        choice(
            u"basis"_s, basisNames(),
            u"of retention (first_event, the default, or sign_up), of gini and top_1_percent_share (content, "
            "the default, or uploader)"_s),
        option(u"explain"_s, {},
               u"say on standard error what was looked at, in how many statements, and how long each took"_s),
        completed(
            option(
                u"json"_s, u"FILE"_s,
                u"the query as JSON instead of options, - for standard input; an array of queries gives an "
                "array of answers"_s),
            Completion::File),
        option(u"ndjson"_s, {}, u"with --json: one query a line, one answer a line"_s),
        choice(u"format"_s, {u"table"_s, u"csv"_s, u"json"_s}, u"of the answer (table; json with --json)"_s),
        outputOption(u"write to a file; CSV gets a manifest beside it"_s),
        option(u"bom"_s, {}, u"begin CSV with a byte order mark, for Excel"_s),
        helpOption()};
    return options;
}

CommandSpec queryCommand()
{
    return {
        u"query"_s,
        u"ask for statistics"_s,
        {},
        u"Answers one query, given by options or as JSON, as a table for people, as CSV or as JSON. CSV "
        u"holds the "
        "rows alone; totals and Other stand in its manifest, in tables and in JSON."_s,
        queryOptions(),
        {u"tally query --metrics views,unique_viewers --by time:day --range last_28_days --zone Asia/Seoul"_s,
         u"tally query --metrics views --by country --filter 'device is mobile' --order views:desc --limit 20"_s,
         u"tally query --metrics revenue --by time:month --range this_year --compare previous_year -o revenue.csv"_s,
         u"echo '{\"metrics\":[\"views\"],\"range\":\"all\"}' | tally query --json -"_s},
        0,
        0,
        {},
        Completion::None};
}

CommandSpec exportCommand()
{
    QList<OptionSpec> options = anySourceOptions();
    options += rangeOptions(u"as for query; without it, all events"_s);
    options += QList<OptionSpec>{
        choice(u"format"_s, {u"csv"_s, u"ndjson"_s}, u"without it, after FILE's name (csv)"_s),
        outputOption(u"write to a file, with a manifest beside it; - is standard output"_s),
        option(u"bom"_s, {}, u"begin CSV with a byte order mark, for Excel"_s), helpOption()};
    return {
        u"export"_s,
        u"write raw events to a file"_s,
        u"events"_s,
        u"Streams raw events in the order of time. CSV has one column a field, times in the chosen zone; "
        u"NDJSON has "
        "the fields' full names and can be imported again."_s,
        options,
        {u"tally export events -o october.csv --range 2026-10-01/2026-11-01"_s,
         u"tally export events --format ndjson --filter 'action is purchase' | gzip > purchases.ndjson.gz"_s},
        1,
        1,
        {u"events"_s},
        Completion::None};
}

CommandSpec catalogueCommand()
{
    return {u"catalogue"_s,
            u"list all metrics and dimensions with their definitions"_s,
            {},
            u"Lists what `tally query` can count and group by."_s,
            {choice(u"lang"_s, {u"en"_s, u"ko"_s}, u"language of the definitions (en)"_s), helpOption()},
            {u"tally catalogue --lang ko"_s},
            0,
            0,
            {},
            Completion::None};
}

CommandSpec completionCommand()
{
    return {
        u"completion"_s,
        u"print the completion script of a shell"_s,
        u"SHELL"_s,
        u"Prints a script that completes commands, options and names in bash or zsh. Packages install it."_s,
        {helpOption()},
        {u"source <(tally completion bash)"_s, u"tally completion zsh > ~/.zfunc/_tally"_s},
        1,
        1,
        {u"bash"_s, u"zsh"_s},
        Completion::None};
}

CommandSpec helpCommand()
{
    return {u"help"_s,
            u"show help for a command"_s,
            u"[COMMAND]"_s,
            u"Shows help for a command, or for all of them."_s,
            {helpOption()},
            {u"tally help query"_s},
            0,
            1,
            {u"demo"_s, u"import"_s, u"query"_s, u"export"_s, u"quality"_s, u"rejected"_s, u"report"_s,
             u"info"_s, u"backup"_s, u"restore"_s, u"prune"_s, u"forget"_s, u"indices"_s, u"serve"_s,
             u"keys"_s, u"catalogue"_s, u"completion"_s, u"help"_s},
            Completion::None};
}

} // namespace

const QList<CommandSpec> &commands()
{
    static const QList<CommandSpec> all
        = QList<CommandSpec>{demoCommand(), importCommand(), queryCommand(), exportCommand()} + dataCommands()
        + upkeepCommands() + serverCommands()
        + QList<CommandSpec>{indicesCommand(), catalogueCommand(), completionCommand(), helpCommand()};
    return all;
}

} // namespace tally::cli
