// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sources/embedded/database.h"
#include "sources/embedded/pruner.h"
#include "sources/embedded/storecopy.h"
#include "sources/embedded/storefacts.h"
#include "sources/embedded/storerestore.h"
#include "sources/embedded/viewererasure.h"
#include "sources/eventsink.h"
#include "sources/qualitysource.h"

#include <QThreadPool>

namespace tally {

class ConnectionPool;
class StoreWriter;

/// The local store: one file, one process at a time. Answers are exact. Queries run on threads of its own,
/// several at once and beside an import, each on one snapshot. Destruction interrupts what still runs.
class EmbeddedSource final : public Source, public QualitySource, public StoreKeeper
{
    Q_OBJECT
public:
    using Options = Database::Settings;

    /// Creates the file and its folder where missing; may block for a moment (a WAL of a killed process is
    /// replayed). Errors: Database::open() and Schema::prepare().
    static Result<std::unique_ptr<EmbeddedSource>>
    open(const QString &path, std::shared_ptr<const Clock> clock, const Options &options = {});
    ~EmbeddedSource() override;

    QFuture<Result<ResultTable>> query(const Query &query, CancelToken cancel) override;
    QFuture<Result<SourceInfo>> info(CancelToken cancel) override;
    QFuture<Result<QList<DimensionValue>>> values(const QString &dimension, const QString &text, int limit,
                                                  CancelToken cancel) override;
    Result<void> exportEvents(const EventSelection &selection,
                              const std::function<Result<void>(const EventBatch &)> &take,
                              CancelToken cancel) override;
    QFuture<Result<QualityReport>> quality(const QualityQuestion &question, CancelToken cancel) override;
    QFuture<Result<QualityRows>> qualityRows(const QualityQuestion &question, QualityFigure figure, int limit,
                                             CancelToken cancel) override;

    Result<PruneReport> prune(const PruneOptions &options, const CancelToken &cancel) override;
    Result<BackupReport> backUp(const QString &to, const CopyProgress &progress,
                                const CancelToken &cancel) override;
    Result<StoreFacts> facts(int imports, const CancelToken &cancel) override;
    std::unique_ptr<EventSink> makeSink() override;
    /// Blocks, as those of StoreKeeper do.
    Result<ErasureReport> erase(const ErasureOptions &options, const CancelToken &cancel);

private:
    EmbeddedSource(std::unique_ptr<Database> database, std::shared_ptr<const Clock> clock);
    Result<ResultTable> answer(const Query &query, const CancelToken &cancel);
    Result<SourceInfo> describe(const CancelToken &cancel);

    std::unique_ptr<Database> m_database; // first: all connections end before it does
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<ConnectionPool> m_connections;
    std::shared_ptr<StoreWriter> m_writer;
    QThreadPool m_pool;
};

} // namespace tally
