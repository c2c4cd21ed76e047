// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/reportrun.h"

#include "core/clock.h"
#include "core/errorcodes.h"
#include "reports/delivery/reportnames.h"
#include "reports/pdf/reportdocument.h"
#include "reports/reportfile.h"
#include "reports/savereport.h"

#include <QDir>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

// What the PDF may want of a table; the CSV has all rows.
constexpr qsizetype RowsForPdf = 5'000;

class Run
{
public:
    Run(Source &source, const Report &report, const ReportRunOptions &options, CancelToken cancel)
        : m_source(source)
        , m_report(report)
        , m_options(options)
        , m_cancel(std::move(cancel))
        , m_nowMs(options.nowMs == 0 ? SystemClock().nowMs() : options.nowMs)
    {
    }

    Result<ReportOutcome> run()
    {
        if (!QDir().mkpath(m_options.folder))
            return failure(ErrorKind::Io, codes::IoError, u"the folder can't be made"_s, m_options.folder);
        const Result<SourceInfo> info = m_source.info(m_cancel).result();
        if (!info)
            return Unexpected(info.error());
        m_outcome.report = m_report.name;
        m_outcome.source = info->location;
        m_outcome.folder = m_options.folder;
        m_outcome.startedMs = m_nowMs;
        m_document = {m_report.name, m_report.note, info->name, m_nowMs, m_options.language, {}};
        const QList<ReportView> views = m_report.resolvedViews();
        for (qsizetype i = 0; i < views.size(); ++i) {
            tell(int(i), int(views.size()), titleOf(views.at(i)));
            answer(views.at(i), int(i));
            if (m_cancel.isCancelled())
                return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
        }
        if (m_options.pdf)
            writePdf();
        m_outcome.finishedMs = std::max(m_nowMs, m_options.nowMs == 0 ? SystemClock().nowMs() : m_nowMs);
        tell(int(views.size()), int(views.size()), {});
        return m_outcome;
    }

private:
    void tell(int done, int total, const QString &title) const
    {
        if (m_options.progress)
            m_options.progress(done, total, title);
    }

    QString titleOf(const ReportView &view) const
    {
        return view.title.isEmpty() ? madeTitle(view.query, m_options.language) : view.title;
    }

    void answer(const ReportView &view, int index)
    {
        ViewOutcome outcome;
        outcome.title = titleOf(view);
        DocumentView shown{outcome.title, view.chart, {}, 0, {}, {}};
        const Result<SavedReport> saved = save(view, index, outcome.title, shown);
        if (saved) {
            outcome.csv = saved->file;
            outcome.rows = saved->rows;
            shown.rows = saved->rows;
            shown.csv = QFileInfo(saved->file).fileName();
        } else {
            outcome.error = saved.error();
            shown.table.reset();
            shown.error = sentenceOf(saved.error());
        }
        m_outcome.views.append(outcome);
        m_document.views.append(shown);
    }

    Result<SavedReport> save(const ReportView &view, int index, const QString &title, DocumentView &shown)
    {
        Query query = view.query;
        query.cursor.clear();
        query.asOfMs = query.asOfMs.value_or(m_nowMs);
        const Result<Query> expanded
            = m_options.segments ? expandSegments(query, m_options.segments) : Result<Query>(query);
        if (!expanded)
            return Unexpected(expanded.error());
        const Result<Zone> zone = Zone::find(expanded->range.zone);
        if (!zone)
            return Unexpected(zone.error());
        CsvOptions csv;
        csv.zone = *zone;
        const QString path
            = QDir(m_options.folder)
                  .filePath(reportFileName(m_report.name, m_nowMs, index + 1, title, u"csv"_s));
        return saveResultCsv(path, pages(*expanded, shown), csv, m_nowMs);
    }

    /// The answer page by page, of which the document keeps the first rows.
    ResultPages pages(Query query, DocumentView &shown)
    {
        return [this, query, &shown, ended = false]() mutable -> Result<std::optional<ResultTable>> {
            if (ended)
                return std::optional<ResultTable>();
            Result<ResultTable> page = m_source.query(query, m_cancel).result();
            if (!page)
                return Unexpected(page.error());
            ended = page->nextCursor.isEmpty();
            query.cursor = page->nextCursor;
            keep(*page, shown);
            return std::optional<ResultTable>(*std::move(page));
        };
    }

    static void keep(const ResultTable &page, DocumentView &shown)
    {
        if (!shown.table) {
            shown.table = page;
            return;
        }
        if (shown.table->rows.size() >= RowsForPdf)
            return;
        shown.table->rows += page.rows;
        if (shown.table->comparison && page.comparison) {
            shown.table->comparison->rows += page.comparison->rows;
            shown.table->comparison->rowChanges += page.comparison->rowChanges;
        }
    }

    QString sentenceOf(const Error &error) const
    {
        return m_options.sentence ? m_options.sentence(error) : error.code + u": "_s + error.detail;
    }

    void writePdf()
    {
        const QString path
            = QDir(m_options.folder).filePath(reportFileName(m_report.name, m_nowMs, 0, {}, u"pdf"_s));
        const Result<void> written = writeReportPdf(path, m_document);
        if (written)
            m_outcome.pdf = path;
        else
            m_outcome.error = written.error();
    }

    Source &m_source;
    const Report &m_report;
    const ReportRunOptions &m_options;
    CancelToken m_cancel;
    qint64 m_nowMs;
    ReportOutcome m_outcome;
    ReportDocument m_document;
};

} // namespace

bool ReportOutcome::complete() const
{
    return !error && std::none_of(views.begin(), views.end(), [](const ViewOutcome &view) {
        return view.error.has_value();
    });
}

QStringList ReportOutcome::files() const
{
    QStringList all;
    if (!pdf.isEmpty())
        all.append(pdf);
    for (const ViewOutcome &view : views) {
        if (!view.csv.isEmpty())
            all.append({view.csv, ReportFile::manifestPath(view.csv)});
    }
    return all;
}

Result<ReportOutcome> runReport(Source &source, const Report &report, const ReportRunOptions &options,
                                const CancelToken &cancel)
{
    return Run(source, report, options, cancel).run();
}

} // namespace tally
