// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/savereport.h"

#include "reports/eventcsv.h"
#include "reports/eventndjson.h"
#include "reports/manifest.h"
#include "reports/reportfile.h"
#include "reports/resultcsv.h"

#include <nlohmann/json.hpp>

namespace tally {

namespace {

struct Written
{
    ResultTable first; ///< the first page without its rows
    qint64 rows = 0;
};

ResultTable withoutRows(ResultTable table)
{
    table.rows.clear();
    if (table.comparison) {
        table.comparison->rows.clear();
        table.comparison->rowChanges.clear();
    }
    return table;
}

Result<Written> writePages(QIODevice &out, const ResultPages &next, const CsvOptions &options)
{
    CsvWriter csv(out, options);
    std::optional<Written> written;
    for (Result<std::optional<ResultTable>> page = next(); !page || *page; page = next()) {
        if (!page)
            return Unexpected(page.error());
        const ResultTable &table = **page;
        if (!written) {
            written = Written{withoutRows(table), 0};
            writeHeader(csv, table);
        }
        writeRows(csv, table);
        if (csv.failed())
            break;
    }
    if (const Result<void> done = csv.finish(); !done)
        return Unexpected(done.error());
    Written answer = written.value_or(Written());
    answer.rows = std::max<qint64>(0, csv.rows() - 1);
    return answer;
}

ResultPages onePage(const ResultTable &table)
{
    return [page = std::optional<ResultTable>(table)]() mutable -> Result<std::optional<ResultTable>> {
        return std::exchange(page, std::nullopt);
    };
}

Result<qint64> writeEventsCsv(QIODevice &out, Source &source, const EventSelection &selection,
                              const CsvOptions &options, const CancelToken &cancel)
{
    CsvWriter csv(out, options);
    writeEventHeader(csv);
    const auto take = [&csv](const EventBatch &batch) -> Result<void> {
        tally::writeEvents(csv, batch);
        return csv.failed() ? csv.finish() : Result<void>();
    };
    return source.exportEvents(selection, take, cancel).and_then([&csv] { return csv.finish(); }).map([&csv] {
        return csv.rows() - 1;
    });
}

Result<qint64> writeEventsNdjson(QIODevice &out, Source &source, const EventSelection &selection,
                                 const CancelToken &cancel)
{
    EventNdjson ndjson(out);
    const auto take = [&ndjson](const EventBatch &batch) -> Result<void> {
        ndjson.write(batch);
        return ndjson.failed() ? ndjson.finish() : Result<void>();
    };
    return source.exportEvents(selection, take, cancel)
        .and_then([&ndjson] { return ndjson.finish(); })
        .map([&ndjson] { return ndjson.rows(); });
}

SavedReport savedAs(const QString &path, qint64 rows)
{
    return {path, ReportFile::manifestPath(path), rows};
}

} // namespace

Result<qint64> writeResultCsv(QIODevice &out, const ResultPages &next, const CsvOptions &options)
{
    return writePages(out, next, options).map([](const Written &written) { return written.rows; });
}

Result<SavedReport> saveResultCsv(const QString &path, const ResultTable &table, const CsvOptions &options,
                                  qint64 nowMs)
{
    return saveResultCsv(path, onePage(table), options, nowMs);
}

Result<SavedReport> saveResultCsv(const QString &path, const ResultPages &next, const CsvOptions &options,
                                  qint64 nowMs)
{
    const Result<std::unique_ptr<ReportFile>> file = ReportFile::create(path);
    if (!file)
        return Unexpected(file.error());
    const Result<Written> written = writePages((*file)->out(), next, options);
    if (!written)
        return Unexpected(written.error());
    return (*file)->commit(resultManifest(written->first, written->rows, nowMs)).map([&] {
        return savedAs(path, written->rows);
    });
}

Result<qint64> writeEvents(QIODevice &out, EventFormat format, Source &source,
                           const EventSelection &selection, const CsvOptions &options, CancelToken cancel)
{
    return format == EventFormat::Csv ? writeEventsCsv(out, source, selection, options, cancel)
                                      : writeEventsNdjson(out, source, selection, cancel);
}

Result<SavedReport> saveEvents(const QString &path, EventFormat format, Source &source,
                               const EventSelection &selection, const std::optional<DateRange> &range,
                               const CsvOptions &options, qint64 nowMs, CancelToken cancel)
{
    const Result<std::unique_ptr<ReportFile>> file = ReportFile::create(path);
    if (!file)
        return Unexpected(file.error());
    const Result<qint64> rows = writeEvents((*file)->out(), format, source, selection, options, cancel);
    if (!rows)
        return Unexpected(rows.error());
    return (*file)->commit(eventsManifest(selection, range, options.zone, *rows, nowMs)).map([&] {
        return savedAs(path, *rows);
    });
}

} // namespace tally
