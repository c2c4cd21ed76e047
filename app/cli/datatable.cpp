// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/datatable.h"

#include "cli/optionmakers.h"
#include "sources/qualityrules.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

CommandSpec qualityCommand()
{
    QStringList figures;
    for (int i = 0; i < QualityFigureCount; ++i)
        figures.append(qualityFigureName(QualityFigure(i)));
    return {
        u"quality"_s,
        u"tell how good the data are, day by day"_s,
        {},
        u"Prints six figures for each UTC day: validity, completeness, uniqueness, timeliness, consistency "
        u"and "
        "accuracy, each as the share of rows without a fault, beside the ledger of imports; and what went "
        "wrong "
        "most often. --rows shows the rows behind one of them."_s,
        {sourceOption(),
         completed(option(u"range"_s, u"NAME|FROM/TO"_s, u"as for query, in days of UTC (last_28_days)"_s),
                   Completion::Ranges),
         option(u"as-of"_s, u"TIME"_s, u"the instant that counts as now, ISO 8601"_s),
         option(u"include-today"_s, {}, u"let last_N_days end with today instead of yesterday"_s),
         choice(u"rows"_s, figures, u"show the rows behind this figure instead"_s),
         option(u"limit"_s, u"N"_s, u"with --rows: how many (50)"_s),
         choice(u"format"_s, {u"table"_s, u"csv"_s, u"json"_s}, u"of the answer (table)"_s), helpOption()},
        {u"tally quality"_s, u"tally quality --range last_7_days --format csv"_s,
         u"tally quality --rows accuracy --range yesterday"_s},
        0,
        0,
        {},
        Completion::None};
}

CommandSpec rejectedCommand()
{
    return {
        u"rejected"_s,
        u"list rejected lines, and read them once more"_s,
        u"list|replay [FILE...]"_s,
        u"list names the files of rejected lines that lie beside the store, or shows what is in FILE. replay "
        "reads the lines of FILE again, after you mended their \"raw\" with any editor, or with another "
        "field "
        "map: what can be stored now leaves the file, the rest stays with its reasons. Events are stored "
        "once, "
        "however often a file is replayed."_s,
        {sourceOption(),
         completed(option(u"field-map"_s, u"NAME|FILE"_s,
                          u"how the lines name things; without it, as when they were rejected"_s),
                   Completion::File),
         option(u"lines"_s, u"N,M"_s, u"replay only these, as list numbers them"_s),
         option(u"limit"_s, u"N"_s, u"lines to list (50)"_s), option(u"json"_s, {}, u"print it as JSON"_s),
         helpOption()},
        {u"tally rejected list"_s,
         u"tally rejected list community-rejected/rejected-20261001T070000000Z.ndjson"_s,
         u"tally rejected replay community-rejected/*.ndjson --field-map shop"_s},
        1,
        -1,
        {},
        Completion::File};
}

CommandSpec reportCommand()
{
    return {
        u"report"_s,
        u"run saved reports, now or by the clock"_s,
        u"NAME|FILE"_s,
        u"Asks all views of a report, a saved one by its name or a JSON file, and writes a CSV with its "
        u"manifest "
        "for each of them and one PDF with charts and tables. A view that fails leaves the others alone; "
        "the exit "
        "status is 1 then. “report list” names the saved reports, “report runs [NAME]” the past runs; "
        "“report "
        "schedule NAME” has it run by a systemd timer of yours, or with --cron prints the line for a "
        "crontab; "
        "“report unschedule NAME” takes the timer away. “report run NAME” runs one with any name."_s,
        {sourceOption(), outputOption(u"the folder to write to, made where it is missing"_s),
         choice(u"lang"_s, {u"en"_s, u"ko"_s}, u"of the PDF (en)"_s),
         option(u"no-pdf"_s, {}, u"only CSV files with their manifests"_s),
         option(u"as-of"_s, u"TIME"_s, u"the instant that counts as now, ISO 8601"_s),
         option(u"daily"_s, u"HH:MM"_s, u"schedule: every day at this local time (07:00)"_s),
         option(u"weekly"_s, u"DAY@HH:MM"_s, u"schedule: every week, as in mon@07:00"_s),
         option(u"monthly"_s, u"N@HH:MM"_s, u"schedule: every month on day 1 to 28, as in 1@07:00"_s),
         option(u"cron"_s, {}, u"schedule: print a crontab's line instead of making a timer"_s),
         option(u"limit"_s, u"N"_s, u"runs: how many (20)"_s), option(u"json"_s, {}, u"print it as JSON"_s),
         helpOption()},
        {u"tally report weekly -o /srv/reports"_s, u"tally report board.json -o out --lang ko"_s,
         u"tally report schedule weekly --weekly mon@07:00 -o /srv/reports"_s,
         u"(crontab -l; tally report schedule weekly --daily 07:00 -o /srv/reports --cron) | crontab -"_s},
        1,
        2,
        {},
        Completion::None};
}

} // namespace

QList<CommandSpec> dataCommands()
{
    return {qualityCommand(), rejectedCommand(), reportCommand()};
}

} // namespace tally::cli
