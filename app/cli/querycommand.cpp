// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/jsonqueries.h"
#include "cli/queryarguments.h"
#include "cli/resultpages.h"
#include "cli/sentences.h"
#include "cli/storeoption.h"
#include "cli/texttable.h"
#include "cli/wholefile.h"
#include "domain/queryjson.h"
#include "reports/savereport.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

enum class Format { Table, Csv, Json };

// Large pages: each one is asked for anew.
constexpr int LimitOfAll = 200'000;

Format formatOf(const Arguments &arguments)
{
    const QString file = arguments.value(u"output"_s).value_or(QString());
    const QString otherwise = file.endsWith(".csv"_L1, Qt::CaseInsensitive) ? u"csv"_s
        : file.endsWith(".json"_L1, Qt::CaseInsensitive)                    ? u"json"_s
                                                                            : u"table"_s;
    const QString format = arguments.value(u"format"_s).value_or(otherwise);
    return format == "csv"_L1 ? Format::Csv : format == "json"_L1 ? Format::Json : Format::Table;
}

int failQuery(const Job &job, const Error &error, const Query &asked, Format format)
{
    if (format == Format::Json && !job.arguments.has(u"output"_s))
        job.console.print(problemText(error) + '\n');
    return job.console.fail(error, sentence(error, asked));
}

int answerCsv(const Job &job, ResultPages &pages, const Query &query)
{
    CsvOptions options;
    options.byteOrderMark = job.arguments.has(u"bom"_s);
    QStringList notes;
    const auto next = [&]() -> Result<std::optional<ResultTable>> {
        Result<std::optional<ResultTable>> page = pages.next();
        if (page && *page && notes.isEmpty())
            notes = resultNotes(**page) + explanationText(**page);
        return page;
    };
    const QString file = job.arguments.value(u"output"_s).value_or(u"-"_s);
    Result<qint64> rows = 0;
    if (file == "-"_L1) {
        rows = writeResultCsv(job.console.out(), next, options);
    } else {
        rows = saveResultCsv(file, next, options, SystemClock().nowMs()).map([](const SavedReport &saved) {
            return saved.rows;
        });
    }
    if (!rows)
        return failQuery(job, rows.error(), query, Format::Csv);
    for (const QString &note : notes)
        job.console.message(note);
    if (file != "-"_L1)
        job.console.message(u"%1: %2 rows, with %1.manifest.json beside it"_s.arg(file).arg(*rows));
    return Done;
}

int answerText(const Job &job, const QByteArray &text)
{
    const QString file = job.arguments.value(u"output"_s).value_or(u"-"_s);
    if (file == "-"_L1)
        return job.console.print(text) ? Done : Failed;
    const Result<void> written = writeWholeFile(file, text);
    return written ? Done : job.console.fail(written.error());
}

int answer(const Job &job, Source &source, Query query, Format format)
{
    query.explain = job.arguments.has(u"explain"_s);
    const bool all = format != Format::Json && !job.arguments.has(u"limit"_s) && query.cursor.isEmpty();
    if (all && query.limit == Query::DefaultLimit)
        query.limit = LimitOfAll;
    ResultPages pages(source, query, all, job.cancel);
    if (format == Format::Csv)
        return answerCsv(job, pages, query);
    const Result<ResultTable> table = pages.whole();
    if (!table)
        return failQuery(job, table.error(), query, format);
    const bool asJson = format == Format::Json;
    const int status
        = answerText(job, asJson ? resultToJsonText(*table) + '\n' : resultText(*table).toUtf8());
    const QStringList notes = (asJson ? QStringList() : resultNotes(*table)) + explanationText(*table);
    for (const QString &note : status == Done ? notes : QStringList())
        job.console.message(note);
    if (asJson)
        return status;
    if (status == Done && !table->nextCursor.isEmpty())
        job.console.message(u"There are more rows: --cursor %1"_s.arg(table->nextCursor));
    return status;
}

Parsed<void> checkCombinations(const Arguments &arguments)
{
    const QStringList ofOptions{u"metrics"_s, u"by"_s,          u"range"_s,         u"zone"_s,
                                u"filter"_s,  u"compare"_s,     u"order"_s,         u"limit"_s,
                                u"cursor"_s,  u"top"_s,         u"include"_s,       u"accuracy"_s,
                                u"as-of"_s,   u"week-starts"_s, u"include-today"_s, u"basis"_s};
    if (arguments.has(u"ndjson"_s) && !arguments.has(u"json"_s))
        return wrongUsage(u"--ndjson goes with --json FILE"_s);
    if (arguments.has(u"ndjson"_s) && (arguments.has(u"output"_s) || formatOf(arguments) == Format::Csv))
        return wrongUsage(u"--ndjson answers as JSON on standard output only"_s);
    for (const QString &option : arguments.has(u"json"_s) ? ofOptions : QStringList()) {
        if (arguments.has(option))
            return wrongUsage(u"--%1 and --json exclude each other: the query is in the JSON"_s.arg(option));
    }
    if (arguments.has(u"ndjson"_s) && arguments.has(u"explain"_s))
        return wrongUsage(u"--explain is for one query, not for --ndjson"_s);
    if (arguments.has(u"bom"_s) && formatOf(arguments) != Format::Csv)
        return wrongUsage(u"--bom is for --format csv"_s);
    return {};
}

int answerJsonQueries(const Job &job)
{
    const bool asJson = !job.arguments.has(u"format"_s) && formatOf(job.arguments) == Format::Table;
    const Format format = asJson ? Format::Json : formatOf(job.arguments);
    const auto input = openInput(*job.arguments.value(u"json"_s));
    if (!input)
        return job.console.fail(input.error());
    const auto store = openAnySource(job.arguments, IfMissing::Refuse);
    if (!store)
        return failQuery(job, store.error(), {}, format);
    JsonQueries queries(*store->source, job.console, job.cancel);
    if (job.arguments.has(u"ndjson"_s))
        return queries.answerLines(**input);
    const Result<QByteArray> json = readAll(**input);
    if (!json)
        return job.console.fail(json.error());
    if (JsonQueries::isArray(*json)) {
        if (format == Format::Json && !job.arguments.has(u"output"_s))
            return queries.answerArray(*json);
        const Error error{ErrorKind::InvalidInput,
                          u"invalid_query"_s,
                          u"several queries are answered as JSON on standard output only"_s,
                          {},
                          false};
        return job.console.fail(error);
    }
    const Result<Query> query = parseQuery(*json);
    if (!query)
        return failQuery(job, query.error(), {}, format);
    return answer(job, *store->source, *query, format);
}

} // namespace

Parsed<int> runQuery(const Job &job)
{
    if (const Parsed<void> fits = checkCombinations(job.arguments); !fits)
        return NotParsed(fits.error());
    if (job.arguments.has(u"json"_s))
        return answerJsonQueries(job);
    Parsed<Query> query = queryOf(job.arguments);
    if (!query)
        return NotParsed(query.error());
    const Format format = formatOf(job.arguments);
    const Result<QList<Filter>> filters = filtersOf(job.arguments);
    if (!filters)
        return failQuery(job, filters.error(), *query, format);
    query->filters = *filters;
    const auto store = openAnySource(job.arguments, IfMissing::Refuse);
    if (!store)
        return failQuery(job, store.error(), *query, format);
    return answer(job, *store->source, *query, format);
}

} // namespace tally::cli
