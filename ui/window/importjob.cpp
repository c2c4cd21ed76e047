// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/importjob.h"

#include "ui/models/whendone.h"
#include <QtConcurrent>

namespace tally {

ImportJob::ImportJob(QObject *parent)
    : QObject(parent)
{
}

ImportJob::~ImportJob()
{
    m_cancel.cancel();
    m_work.waitForFinished();
}

void ImportJob::start(const MakeSink &makeSink, const Work &work)
{
    if (m_running)
        return;
    m_running = true;
    m_cancel = CancelToken();
    const Importer::Progress progress
        = [this](qint64 done, qint64 total, qint64 rows) { Q_EMIT progressed(done, total, rows); };
    auto run = QtConcurrent::run([makeSink, work, progress, cancel = m_cancel]() -> Result<ImportResult> {
        auto sink = makeSink();
        if (!sink)
            return Unexpected(sink.error());
        return work(**sink, progress, cancel);
    });
    m_work = QFuture<void>(run);
    whenDone(run, this, [this](const Result<ImportResult> &result) { arrived(result); });
}

void ImportJob::cancel()
{
    m_cancel.cancel();
}

void ImportJob::arrived(const Result<ImportResult> &result)
{
    m_running = false;
    if (result)
        Q_EMIT finished(*result);
    else
        Q_EMIT failed(result.error());
}

ImportJob::Work ImportJob::importOf(const QStringList &files, const ImportOptions &options)
{
    return [files, options](EventSink &sink, const Importer::Progress &progress, CancelToken cancel) {
        return Importer().run(files, options, sink, progress, std::move(cancel));
    };
}

} // namespace tally
