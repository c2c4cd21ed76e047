// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "domain/resulttable.h"
#include "reports/csvwriter.h"
#include "sources/source.h"

#include <functional>

namespace tally {

/// The next page of a result, or nothing after the last one.
using ResultPages = std::function<Result<std::optional<ResultTable>>()>;

struct SavedReport
{
    QString file;
    QString manifest;
    qint64 rows = 0; ///< without the header
};

/// A result as CSV with its manifest, both or neither (reports/reportfile.h). `nowMs` is the time of writing.
/// Blocks: not on the GUI thread for more than some thousands of rows. Errors: those of ReportFile and
/// CsvWriter.
Result<SavedReport> saveResultCsv(const QString &path, const ResultTable &table, const CsvOptions &options,
                                  qint64 nowMs);
/// The same page by page; stops with the error of `next`.
Result<SavedReport> saveResultCsv(const QString &path, const ResultPages &next, const CsvOptions &options,
                                  qint64 nowMs);
/// A result as CSV to any device, page by page; answers the rows without the header.
Result<qint64> writeResultCsv(QIODevice &out, const ResultPages &next, const CsvOptions &options);

enum class EventFormat { Csv, Ndjson };

/// Raw events to any device, streamed from a source on the calling thread. Answers their number.
Result<qint64> writeEvents(QIODevice &out, EventFormat format, Source &source,
                           const EventSelection &selection, const CsvOptions &options, CancelToken cancel);
/// The same into a file with its manifest. `range` is the selection's, resolved.
Result<SavedReport> saveEvents(const QString &path, EventFormat format, Source &source,
                               const EventSelection &selection, const std::optional<DateRange> &range,
                               const CsvOptions &options, qint64 nowMs, CancelToken cancel);

} // namespace tally
