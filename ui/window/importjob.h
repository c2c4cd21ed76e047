// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/importer.h"

#include <QFuture>
#include <QObject>

namespace tally {

/// Long work that fills a store, on a worker thread: an import, or writing the demo community. One at a time;
/// its progress arrives on the GUI thread. Destroying it stops the work and waits for it.
class ImportJob : public QObject
{
    Q_OBJECT
public:
    using MakeSink = std::function<Result<std::unique_ptr<EventSink>>()>;
    /// The work: gets a sink, says how far it is, obeys the token.
    using Work = std::function<Result<ImportResult>(EventSink &sink, const Importer::Progress &progress,
                                                    CancelToken cancel)>;

    explicit ImportJob(QObject *parent = nullptr);
    ~ImportJob() override;

    void start(const MakeSink &makeSink, const Work &work);
    void cancel();
    bool isRunning() const { return m_running; }

    static Work importOf(const QStringList &files, const ImportOptions &options);

Q_SIGNALS:
    void progressed(qint64 bytesDone, qint64 bytesTotal, qint64 rows);
    void finished(const tally::ImportResult &result);
    void failed(const tally::Error &error);

private:
    void arrived(const Result<ImportResult> &result);

    CancelToken m_cancel;
    QFuture<void> m_work;
    bool m_running = false;
};

} // namespace tally
