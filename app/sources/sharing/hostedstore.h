// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/sharing/storehost.h"

namespace tally {

/// A store that this process has open, and for which it answers others. Thread-safe as the store is.
class HostedStore final : public Store
{
    Q_OBJECT
public:
    explicit HostedStore(std::unique_ptr<EmbeddedSource> store);

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
    Result<ErasureReport> erase(const ErasureOptions &options, const CancelToken &cancel) override;
    Result<BackupReport> backUp(const QString &to, const CopyProgress &progress,
                                const CancelToken &cancel) override;
    Result<StoreFacts> facts(int imports, const CancelToken &cancel) override;
    std::unique_ptr<EventSink> makeSink(qint64 resumed = 0) override;

private:
    std::unique_ptr<EmbeddedSource> m_store;
    std::unique_ptr<StoreHost> m_host; // last: it ends before the store does
};

} // namespace tally
