// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/embeddedsource.h"

#include "sources/embedded/connectionpool.h"
#include "sources/embedded/embeddedsink.h"
#include "sources/embedded/eventreader.h"
#include "sources/embedded/qualityrunner.h"
#include "sources/embedded/pruner.h"
#include "sources/embedded/queryrunner.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storecopy.h"
#include "sources/embedded/storefacts.h"
#include "sources/embedded/storefile.h"
#include "sources/embedded/storeinfo.h"
#include "sources/embedded/storerestore.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QtConcurrent>

namespace tally {
namespace {

// A query uses all cores by itself; more at once only keep a short one from waiting for a long one.
constexpr int QueriesAtOnce = 3;

} // namespace

Result<std::unique_ptr<EmbeddedSource>>
EmbeddedSource::open(const QString &path, std::shared_ptr<const Clock> clock, const Options &options)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, options);
    if (!database)
        return Unexpected(database.error());
    storefile::remove(
        rewrittenName((*database)->path())); // a killed rewriting's, now that nobody else has it
    Result<std::unique_ptr<Connection>> connection = (*database)->connect();
    if (!connection)
        return Unexpected(connection.error());
    if (Result<void> prepared = Schema::prepare(**connection, clock->nowMs()); !prepared) {
        prepared.error().place = path;
        return Unexpected(prepared.error());
    }
    std::unique_ptr<EmbeddedSource> source(new EmbeddedSource(std::move(*database), std::move(clock)));
    source->m_writer = std::make_shared<StoreWriter>(std::move(*connection));
    return source;
}

EmbeddedSource::EmbeddedSource(std::unique_ptr<Database> database, std::shared_ptr<const Clock> clock)
    : m_database(std::move(database))
    , m_clock(std::move(clock))
    , m_connections(std::make_unique<ConnectionPool>(*m_database))
{
    m_pool.setMaxThreadCount(QueriesAtOnce);
}

EmbeddedSource::~EmbeddedSource()
{
    m_connections->stop();
    m_pool.waitForDone();
}

QFuture<Result<ResultTable>> EmbeddedSource::query(const Query &query, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, query, cancel] { return answer(query, cancel); });
}

Result<ResultTable> EmbeddedSource::answer(const Query &query, const CancelToken &cancel)
{
    QElapsedTimer timer;
    timer.start();
    Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
    if (!lease)
        return Unexpected(lease.error());
    Result<ResultTable> table
        = QueryRunner(lease->connection(), query, m_clock->nowMs(), lease->cancel()).run();
    if (table)
        table->tookMs = timer.elapsed();
    if (table && table->trace)
        table->trace->tookMs = double(timer.nsecsElapsed()) / 1e6;
    return table;
}

QFuture<Result<SourceInfo>> EmbeddedSource::info(CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, cancel] { return describe(cancel); });
}

Result<SourceInfo> EmbeddedSource::describe(const CancelToken &cancel)
{
    Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
    if (!lease)
        return Unexpected(lease.error());
    Result<SourceInfo> info = storeInfo(lease->connection(), lease->cancel());
    if (!info)
        return info;
    const QFileInfo file(m_database->path());
    info->name = file.fileName();
    info->location = file.filePath();
    info->bytes = file.size() + QFileInfo(file.filePath() + QStringLiteral(".wal")).size();
    return info;
}

QFuture<Result<QList<DimensionValue>>> EmbeddedSource::values(const QString &dimension, const QString &text,
                                                              int limit, CancelToken cancel)
{
    return QtConcurrent::run(
        &m_pool, [this, dimension, text, limit, cancel]() -> Result<QList<DimensionValue>> {
            Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
            if (!lease)
                return Unexpected(lease.error());
            return dimensionValues(lease->connection(), dimension, text, limit, lease->cancel());
        });
}

Result<void> EmbeddedSource::exportEvents(const EventSelection &selection,
                                          const std::function<Result<void>(const EventBatch &)> &take,
                                          CancelToken cancel)
{
    Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
    if (!lease)
        return Unexpected(lease.error());
    return EventReader(lease->connection(), m_clock->nowMs(), lease->cancel()).read(selection, take);
}

QFuture<Result<QualityReport>> EmbeddedSource::quality(const QualityQuestion &question, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, question, cancel]() -> Result<QualityReport> {
        Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
        if (!lease)
            return Unexpected(lease.error());
        return storeQuality(lease->connection(), question, m_clock->nowMs(), lease->cancel());
    });
}

QFuture<Result<QualityRows>> EmbeddedSource::qualityRows(const QualityQuestion &question,
                                                         QualityFigure figure, int limit, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, question, figure, limit, cancel]() -> Result<QualityRows> {
        Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
        if (!lease)
            return Unexpected(lease.error());
        return storeQualityRows(lease->connection(), question, figure, limit, m_clock->nowMs(),
                                lease->cancel());
    });
}

Result<PruneReport> EmbeddedSource::prune(const PruneOptions &options, const CancelToken &cancel)
{
    PruneReport report;
    const qint64 before = storefile::bytes(m_database->path());
    const Result<void> done = m_writer->change([&](Connection &connection) -> Result<void> {
        const Result<PruneReport> pruned = pruneDays(connection, options, cancel);
        if (!pruned)
            return Unexpected(pruned.error());
        report = *pruned;
        // Gives the removed rows' blocks free; beside another transaction that is left to a later one.
        if (report.events > 0 && !options.dryRun)
            static_cast<void>(connection.execute("CHECKPOINT"));
        return {};
    });
    if (!done)
        return Unexpected(done.error());
    report.bytesBefore = before;
    report.bytesAfter = storefile::bytes(m_database->path());
    if (report.events > 0 && !options.dryRun)
        Q_EMIT dataChanged();
    return report;
}

Result<ErasureReport> EmbeddedSource::erase(const ErasureOptions &options, const CancelToken &cancel)
{
    ErasureReport report;
    const Result<void> done = m_writer->change([&](Connection &connection) -> Result<void> {
        const Result<ErasureReport> erased = eraseViewer(connection, options, cancel);
        if (!erased)
            return Unexpected(erased.error());
        report = *erased;
        return {};
    });
    if (!done)
        return Unexpected(done.error());
    if (report.known && !options.dryRun)
        Q_EMIT dataChanged();
    return report;
}

Result<BackupReport> EmbeddedSource::backUp(const QString &to, const CopyProgress &progress,
                                            const CancelToken &cancel)
{
    Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
    if (!lease)
        return Unexpected(lease.error());
    return keepBackup(m_database->path(), to, [&](const QString &part) {
        return copyStore(lease->connection(), part, progress, lease->cancel());
    });
}

Result<StoreFacts> EmbeddedSource::facts(int imports, const CancelToken &cancel)
{
    Result<ConnectionPool::Lease> lease = m_connections->take(cancel);
    if (!lease)
        return Unexpected(lease.error());
    Result<StoreFacts> facts = storeFacts(lease->connection(), imports, lease->cancel());
    if (facts) {
        facts->path = m_database->path();
        facts->bytes = storefile::bytes(m_database->path());
    }
    return facts;
}

Result<void> EmbeddedSource::addFirstSeen(const std::vector<FirstSeen> &seen, const CancelToken &cancel)
{
    return m_writer->change([&](Connection &connection) { return takeFirstSeen(connection, seen, cancel); });
}

Result<void> EmbeddedSource::speakFor(const DataBounds &bounds, quint64 dataVersion)
{
    return m_writer->change(
        [&](Connection &connection) { return takeBounds(connection, bounds, dataVersion); });
}

std::unique_ptr<EventSink> EmbeddedSource::makeSink(qint64 resumed)
{
    return std::make_unique<EmbeddedSink>(m_writer, m_clock, [this] { Q_EMIT dataChanged(); }, resumed);
}

} // namespace tally
