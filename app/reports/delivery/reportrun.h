// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "domain/queryjson.h"
#include "sources/source.h"
#include "workspace/savedreports.h"

#include <functional>

namespace tally {

struct ReportRunOptions
{
    QString folder; ///< made where it is missing
    qint64 nowMs = 0; ///< of all queries, and in the files' names; 0: the system's clock
    Language language = Language::English;
    bool pdf = true; ///< needs a QGuiApplication
    SegmentLookup segments; ///< saved filters by name
    std::function<QString(const Error &)> sentence; ///< of an error, for the PDF; unset: code and detail
    std::function<void(int done, int total, const QString &title)>
        progress; ///< before each view, and at the end
};

/// What became of one view.
struct ViewOutcome
{
    QString title;
    QString csv; ///< the file; empty where there is none
    qint64 rows = 0;
    std::optional<Error> error;
};

struct ReportOutcome
{
    QString report;
    QString source;
    QString folder;
    qint64 startedMs = 0;
    qint64 finishedMs = 0;
    QList<ViewOutcome> views;
    QString pdf; ///< the file; empty where there is none
    std::optional<Error> error; ///< of the PDF

    bool complete() const; ///< nothing failed
    QStringList files() const; ///< with the manifests
};

/// Asks all views of a report and writes their answers: NAME-DATE-1-TITLE.csv with its manifest each, and
/// NAME-DATE.pdf. A view that fails leaves the others alone; the PDF says so in its place. A second run on
/// the same day replaces the files. Blocks: not on the GUI thread. Errors: io_error (the folder), cancelled;
/// what a single view met stands in its outcome.
Result<ReportOutcome> runReport(Source &source, const Report &report, const ReportRunOptions &options,
                                const CancelToken &cancel);

} // namespace tally
