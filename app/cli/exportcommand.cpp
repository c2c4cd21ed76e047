// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/queryarguments.h"
#include "cli/storeoption.h"
#include "reports/savereport.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

struct Request
{
    std::optional<RangeSpec> range;
    std::optional<qint64> asOfMs;
    EventSelection selection;
    EventFormat format = EventFormat::Csv;
    QString file; ///< "-" is standard output
};

Parsed<EventFormat> formatOf(const Arguments &arguments, const QString &file)
{
    const std::optional<QString> given = arguments.value(u"format"_s);
    if (given)
        return *given == "ndjson"_L1 ? EventFormat::Ndjson : EventFormat::Csv;
    if (file.endsWith(".ndjson"_L1, Qt::CaseInsensitive) || file.endsWith(".jsonl"_L1, Qt::CaseInsensitive))
        return EventFormat::Ndjson;
    if (file.endsWith(".parquet"_L1, Qt::CaseInsensitive) || file.endsWith(".gz"_L1, Qt::CaseInsensitive))
        return wrongUsage(
            u"events are written as .csv or .ndjson, not as “%1” (or say --format)"_s.arg(file));
    return EventFormat::Csv;
}

Parsed<Request> requestOf(const Arguments &arguments)
{
    Request request;
    request.file = arguments.value(u"output"_s).value_or(u"-"_s);
    const Parsed<EventFormat> format = formatOf(arguments, request.file);
    if (!format)
        return NotParsed(format.error());
    request.format = *format;
    if (arguments.has(u"bom"_s) && request.format != EventFormat::Csv)
        return wrongUsage(u"--bom is for CSV"_s);
    const Parsed<std::optional<qint64>> asOf = asOfOf(arguments);
    if (!asOf)
        return NotParsed(asOf.error());
    request.asOfMs = *asOf;
    request.selection.weekStart = *weekStartOf(arguments);
    if (!arguments.has(u"range"_s))
        return request;
    return rangeOf(arguments, {}).map([&request](const RangeSpec &range) {
        request.range = range;
        return request;
    });
}

// Resolved once, so that file and manifest speak of the same instants.
Result<std::optional<DateRange>> resolve(const Request &request, Source &source, const CancelToken &cancel)
{
    if (!request.range)
        return std::optional<DateRange>();
    const Result<SourceInfo> info = source.info(cancel).result();
    if (!info)
        return Unexpected(info.error());
    const qint64 now = request.asOfMs.value_or(SystemClock().nowMs());
    return resolveRange(*request.range, now, request.selection.weekStart, info->bounds)
        .map([](const DateRange &range) { return std::optional(range); });
}

RangeSpec instantsOf(const DateRange &range)
{
    return {{}, range.zone.toIso(range.fromMs), range.zone.toIso(range.toMs), range.zone.name(), false};
}

Result<void> write(const Job &job, Request request, Source &source, const Zone &zone)
{
    const Result<std::optional<DateRange>> range = resolve(request, source, job.cancel);
    if (!range)
        return Unexpected(range.error());
    if (*range)
        request.selection.range = instantsOf(**range);
    CsvOptions options;
    options.byteOrderMark = job.arguments.has(u"bom"_s);
    options.zone = zone;
    if (request.file == "-"_L1) {
        return writeEvents(job.console.out(), request.format, source, request.selection, options, job.cancel)
            .map([](qint64) {});
    }
    const qint64 now = SystemClock().nowMs();
    return saveEvents(request.file, request.format, source, request.selection, *range, options, now,
                      job.cancel)
        .map([&job](const SavedReport &saved) {
            job.console.message(
                u"%1: %2 events, with %1.manifest.json beside it"_s.arg(saved.file).arg(saved.rows));
        });
}

} // namespace

Parsed<int> runExport(const Job &job)
{
    Parsed<Request> request = requestOf(job.arguments);
    if (!request)
        return NotParsed(request.error());
    const Result<Zone> zone = zoneOf(job.arguments);
    if (!zone)
        return job.console.fail(zone.error());
    const Result<QList<Filter>> filters = filtersOf(job.arguments);
    if (!filters)
        return job.console.fail(filters.error());
    request->selection.filters = *filters;
    // A stream: what the engine keeps of it is of no further use, and the text is made beside its one thread.
    EmbeddedSource::Options options;
    options.memoryBytes = 24 * 1024 * 1024;
    options.threads = 1;
    const auto store = openAnySource(job.arguments, IfMissing::Refuse, options);
    if (!store)
        return job.console.fail(store.error());
    const Result<void> written = write(job, *request, *store->source, *zone);
    return written ? Done : job.console.fail(written.error());
}

} // namespace tally::cli
