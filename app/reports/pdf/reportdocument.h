// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "workspace/chartkind.h"

namespace tally {

/// One view of a report with its answer, or with what went wrong.
struct DocumentView
{
    QString title;
    ChartKind chart = ChartKind::Table;
    std::optional<ResultTable> table; ///< may hold only the first rows
    qint64 rows = 0; ///< of all
    QString csv; ///< the name of the file that has them all
    QString error; ///< a sentence, where there is no table
};

/// A report on its way to paper.
struct ReportDocument
{
    QString name;
    QString note;
    QString source;
    qint64 createdMs = 0;
    Language language = Language::English;
    QList<DocumentView> views;
};

/// Charts and tables as one PDF, vector throughout, its fonts embedded; put in its place whole or not at all.
/// Needs a QGuiApplication; any thread. Errors: io_error, disk_full.
Result<void> writeReportPdf(const QString &path, const ReportDocument &document);

} // namespace tally
