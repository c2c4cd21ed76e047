// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/importer.h"

#include "core/clock.h"
#include "ingest/fileimport.h"
#include "ingest/importsummary.h"
#include "ingest/pipeline.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// A run over some files: what they share.
class Run
{
public:
    Run(const ImportOptions &options, EventSink &sink, const Importer::Progress &progress, CancelToken cancel)
        : m_options(options)
        , m_sink(sink)
        , m_progress(progress)
        , m_cancel(std::move(cancel))
        , m_deadLetters(options.deadLetterDir, options.nowMs)
    {
        m_sinceProgress.start();
        m_sinceStart.start();
    }

    Result<ImportResult> run(const QStringList &files)
    {
        if (auto checked = check(files); !checked)
            return Unexpected(checked.error());
        for (const QString &file : files) {
            auto report = importFile(file);
            if (!report)
                return Unexpected(report.error());
            m_summary.add(*report);
            if (m_cancelled)
                break;
        }
        if (auto closed = m_deadLetters.close(); !closed)
            return Unexpected(closed.error());
        return summary();
    }

private:
    /// What can be known to fail is told before anything is stored.
    Result<void> check(const QStringList &files)
    {
        for (const QString &file : files) {
            if (auto readable = checkReadable(file); !readable)
                return readable;
            if (auto map = chosenFieldMap(file, m_options); !map)
                return Unexpected(map.error());
            m_bytesTotal = file == u"-"_s || m_bytesTotal < 0 ? -1 : m_bytesTotal + QFileInfo(file).size();
        }
        return {};
    }

    Result<FileReport> importFile(const QString &file)
    {
        FileReport report;
        report.file = file;
        auto opened = openFile(file, m_options, m_cancel, m_bytesDone);
        if (!opened) {
            m_cancelled = opened.error().kind == ErrorKind::Cancelled;
            if (!m_cancelled)
                report.error = placed(opened.error(), file);
            return report;
        }
        report.fieldMap = opened->plan.map.name;
        if (auto begun = m_sink.begin({file, report.fieldMap, m_options.nowMs}); !begun)
            return Unexpected(begun.error());
        FileImport import(letterOrigin(file, opened->plan), m_options, {m_sink, m_deadLetters, m_reasons, m_cancel});
        if (auto pumped = pump(*opened, import); !pumped)
            return Unexpected(pumped.error());
        auto ledger = import.finish();
        if (!ledger)
            return Unexpected(ledger.error());
        m_rowsBefore += import.rows();
        report.ledger = *ledger;
        report.total = ImportLedger::total(*ledger);
        if (const auto &error = opened->reader->error(); error && error->kind != ErrorKind::Cancelled)
            report.error = placed(*error, file);
        return report;
    }

    Result<void> pump(OpenFile &file, FileImport &import)
    {
        const int cores = int(std::max(1u, std::thread::hardware_concurrency()));
        Pipeline pipeline(*file.reader, std::move(file.first), file.plan,
                          m_options.parsers > 0 ? m_options.parsers : cores);
        while (auto chunk = pipeline.next()) {
            if (m_cancel.isCancelled())
                break;
            auto taken = import.take(*chunk);
            pipeline.recycle(std::move(chunk->events));
            if (!taken && taken.error().kind != ErrorKind::Cancelled)
                return taken;
            report(import.rows());
        }
        m_cancelled = m_cancel.isCancelled();
        return {};
    }

    void report(qint64 rowsOfFile)
    {
        constexpr qint64 everyMs = 50;
        if (!m_progress || m_sinceProgress.elapsed() < everyMs)
            return;
        m_sinceProgress.restart();
        m_progress(m_bytesDone, m_bytesTotal, m_rowsBefore + rowsOfFile);
    }

    static Error placed(Error error, const QString &file)
    {
        if (error.place.isEmpty())
            error.place = file;
        return error;
    }

    ImportResult summary()
    {
        m_summary.add(m_reasons);
        m_summary.add(m_deadLetters);
        ImportResult result = m_summary.result();
        result.cancelled = m_cancelled;
        result.seconds = double(m_sinceStart.nsecsElapsed()) / 1e9;
        if (m_progress)
            m_progress(m_bytesDone, m_bytesTotal, m_rowsBefore);
        return result;
    }

    const ImportOptions &m_options;
    EventSink &m_sink;
    const Importer::Progress &m_progress;
    CancelToken m_cancel;
    DeadLetters m_deadLetters;
    ImportSummary m_summary;
    RejectCounts m_reasons{};
    bool m_cancelled = false;
    std::atomic<qint64> m_bytesDone = 0;
    qint64 m_bytesTotal = 0;
    qint64 m_rowsBefore = 0;
    QElapsedTimer m_sinceProgress;
    QElapsedTimer m_sinceStart;
};

} // namespace

bool ImportResult::hasErrors() const
{
    return std::any_of(files.begin(), files.end(),
                       [](const FileReport &report) { return report.error.has_value(); });
}

Result<ImportResult> Importer::run(const QStringList &files, const ImportOptions &options, EventSink &sink,
                                   const Progress &progress, CancelToken cancel)
{
    ImportOptions complete = options;
    if (complete.nowMs == 0)
        complete.nowMs = SystemClock().nowMs();
    return Run(complete, sink, progress, std::move(cancel)).run(files);
}

} // namespace tally
