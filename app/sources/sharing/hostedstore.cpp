// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/hostedstore.h"

namespace tally {

HostedStore::HostedStore(std::unique_ptr<EmbeddedSource> store)
    : m_store(std::move(store))
    , m_host(StoreHost::start(*m_store))
{
    connect(m_store.get(), &Source::dataChanged, this, &Source::dataChanged, Qt::DirectConnection);
}

QFuture<Result<ResultTable>> HostedStore::query(const Query &query, CancelToken cancel)
{
    return m_store->query(query, cancel);
}

QFuture<Result<SourceInfo>> HostedStore::info(CancelToken cancel)
{
    return m_store->info(cancel);
}

QFuture<Result<QList<DimensionValue>>> HostedStore::values(const QString &dimension, const QString &text,
                                                           int limit, CancelToken cancel)
{
    return m_store->values(dimension, text, limit, cancel);
}

Result<void> HostedStore::exportEvents(const EventSelection &selection,
                                       const std::function<Result<void>(const EventBatch &)> &take,
                                       CancelToken cancel)
{
    return m_store->exportEvents(selection, take, cancel);
}

QFuture<Result<QualityReport>> HostedStore::quality(const QualityQuestion &question, CancelToken cancel)
{
    return m_store->quality(question, cancel);
}

QFuture<Result<QualityRows>> HostedStore::qualityRows(const QualityQuestion &question, QualityFigure figure,
                                                      int limit, CancelToken cancel)
{
    return m_store->qualityRows(question, figure, limit, cancel);
}

Result<PruneReport> HostedStore::prune(const PruneOptions &options, const CancelToken &cancel)
{
    return m_store->prune(options, cancel);
}

Result<ErasureReport> HostedStore::erase(const ErasureOptions &options, const CancelToken &cancel)
{
    return m_store->erase(options, cancel);
}

Result<BackupReport> HostedStore::backUp(const QString &to, const CopyProgress &progress,
                                         const CancelToken &cancel)
{
    return m_store->backUp(to, progress, cancel);
}

Result<StoreFacts> HostedStore::facts(int imports, const CancelToken &cancel)
{
    return m_store->facts(imports, cancel);
}

std::unique_ptr<EventSink> HostedStore::makeSink(qint64 resumed)
{
    return m_store->makeSink(resumed);
}

} // namespace tally
