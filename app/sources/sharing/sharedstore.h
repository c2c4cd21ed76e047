// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/store.h"
#include "sources/sharing/frames.h"

#include <QMutex>
#include <QThreadPool>

#include <atomic>

class QThread;

namespace tally {

/// A store that another process has open and answers for. When that process ends, this one opens the store
/// itself (or finds the next that has) and goes on: nobody who asks notices. Thread-safe. dataChanged() comes
/// for what the other process stores, once somebody listens.
class SharedStore final : public Store
{
    Q_OBJECT
public:
    /// Opens the store once the other process is gone.
    using Successor = std::function<Result<std::unique_ptr<Store>>()>;

    /// Errors: `store_in_use`; retryable where nobody answers at the socket (yet).
    static Result<std::unique_ptr<SharedStore>> join(const QString &path, Successor successor);
    ~SharedStore() override;

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
    bool isElsewhere() const override;

    // For its sinks.

    /// A connection whose greeting was read. Errors: store_in_use, retryable.
    Result<std::unique_ptr<QLocalSocket>> connectToHost() const;
    /// The store after the other process is gone: opened once.
    Result<Store *> successor();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    using Json = nlohmann::ordered_json;

    SharedStore(const QString &socket, Successor successor);
    /// Sends a request and takes what comes before the answer with `take`, then the answer.
    Result<Json> ask(const Json &request, const CancelToken &cancel,
                     const std::function<Result<void>(const Frame &)> &take = {});
    Store *successorIfAny() const;
    /// Through the other process, or its successor where that one went away.
    template <typename T, typename Ask, typename Local>
    Result<T> either(const Ask &ask, const Local &local);
    void watch();
    void watchOnce();

    QString m_socket;
    Successor m_makeSuccessor;
    mutable QMutex m_mutex;
    std::unique_ptr<Store> m_successor;
    std::unique_ptr<QThread> m_watcher;
    std::atomic<bool> m_stopping = false;
    QThreadPool m_pool;
};

} // namespace tally
