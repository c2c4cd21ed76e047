// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/elasticsearch/searchsink.h"
#include "sources/elasticsearch/workingset.h"
#include "sources/source.h"

#include <QElapsedTimer>
#include <QThreadPool>

namespace tally {

/// The events of the indices `BASE-*` of Elasticsearch or OpenSearch. What is answered is the same as a local
/// store of the same events would answer: the events that a query needs are fetched once, and kept for the
/// queries that follow until the indices change.
class SearchSource final : public Source
{
    Q_OBJECT
public:
    struct Options
    {
        HttpSettings http;
        QString base; ///< "community-events"
        int setsKept = 2; ///< on disk, while nothing changes
        int stateMs = 2000; ///< how long what is known of the indices may be used: a page asks in a burst
    };

    /// Asks nothing yet. Errors: HttpClient::open().
    static Result<std::unique_ptr<SearchSource>> open(const Options &options,
                                                      std::shared_ptr<const Clock> clock);
    ~SearchSource() override;

    QFuture<Result<ResultTable>> query(const Query &query, CancelToken cancel) override;
    QFuture<Result<SourceInfo>> info(CancelToken cancel) override;
    QFuture<Result<QList<DimensionValue>>> values(const QString &dimension, const QString &text, int limit,
                                                  CancelToken cancel) override;
    Result<void> exportEvents(const EventSelection &selection,
                              const std::function<Result<void>(const EventBatch &)> &take,
                              CancelToken cancel) override;

    /// For imports; must not outlive the source.
    std::unique_ptr<EventSink> makeSink(SearchSink::Rejected rejected);
    const std::shared_ptr<EngineClient> &client() const { return m_client; }

private:
    struct State
    {
        IndexStates indices;
        std::optional<DataBounds> bounds;
    };

    SearchSource(Options options, std::shared_ptr<EngineClient> client, std::shared_ptr<const Clock> clock);
    Result<ResultTable> answer(const Query &query, const CancelToken &cancel);
    Result<SourceInfo> describe(const CancelToken &cancel);
    Result<QList<DimensionValue>> findValues(const QString &dimension, const QString &text, int limit,
                                             const CancelToken &cancel);
    Result<State> state(const CancelToken &cancel);
    void forgetState();
    Result<std::shared_ptr<WorkingSet>> workingSet(WorkingSetKey key, const State &state,
                                                   const CancelToken &cancel);
    QString pattern() const;
    QString indicesOf(const WorkingNeed &need, const State &state) const;

    const Options m_options;
    const std::shared_ptr<EngineClient> m_client;
    const std::shared_ptr<const Clock> m_clock;
    QMutex m_stateMutex;
    std::optional<State> m_state; ///< the last one whose bounds were asked for
    QElapsedTimer m_stateAge;
    QMutex m_setsMutex; ///< held while one is loaded: others may want the same
    QList<std::shared_ptr<WorkingSet>> m_sets; ///< the last used first
    QThreadPool m_pool;
};

} // namespace tally
