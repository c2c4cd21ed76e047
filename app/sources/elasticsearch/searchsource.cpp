// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/searchsource.h"

#include "sources/elasticsearch/fieldconflicts.h"
#include "sources/elasticsearch/indexnames.h"
#include "sources/elasticsearch/searchfacts.h"

#include <QtConcurrent>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int QueriesAtOnce = 4;

Error stopped()
{
    return {ErrorKind::Cancelled, codes::Cancelled, u"stopped on request"_s, {}, true};
}

} // namespace

Result<std::unique_ptr<SearchSource>> SearchSource::open(const Options &options,
                                                         std::shared_ptr<const Clock> clock)
{
    Result<std::unique_ptr<HttpClient>> http = HttpClient::open(options.http);
    if (!http)
        return Unexpected(http.error());
    auto client = std::make_shared<EngineClient>(std::shared_ptr<HttpClient>(std::move(*http)));
    return std::unique_ptr<SearchSource>(new SearchSource(options, std::move(client), std::move(clock)));
}

SearchSource::SearchSource(Options options, std::shared_ptr<EngineClient> client,
                           std::shared_ptr<const Clock> clock)
    : m_options(std::move(options))
    , m_client(std::move(client))
    , m_clock(std::move(clock))
{
    m_pool.setMaxThreadCount(QueriesAtOnce);
}

SearchSource::~SearchSource()
{
    m_pool.waitForDone();
}

QString SearchSource::pattern() const
{
    return indexExpression({}, m_options.base + u"-*"_s);
}

QFuture<Result<ResultTable>> SearchSource::query(const Query &query, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, query, cancel] { return answer(query, cancel); });
}

Result<ResultTable> SearchSource::answer(const Query &query, const CancelToken &cancel)
{
    QElapsedTimer timer;
    timer.start();
    if (const Result<void> valid = validate(query); !valid)
        return Unexpected(valid.error());
    const Result<State> now = state(cancel);
    if (!now)
        return Unexpected(now.error());
    const Result<WorkingNeed> need = workingNeedOf(query, m_clock->nowMs(), now->bounds);
    if (!need)
        return Unexpected(need.error());
    QStringList conflicts;
    if (!now->indices.indices.isEmpty()) {
        Result<QStringList> checked
            = checkFieldTypes(*m_client, indicesOf(*need, *now), fieldsAsked(query), cancel);
        if (!checked)
            return Unexpected(checked.error());
        conflicts = std::move(*checked);
    }
    const Result<std::shared_ptr<WorkingSet>> set
        = workingSet({*need, now->indices.version, query.allowPartial}, *now, cancel);
    if (!set)
        return Unexpected(set.error());
    QFuture<Result<ResultTable>> future = (*set)->store().query(query, cancel);
    future.waitForFinished();
    if (future.resultCount() == 0)
        return Unexpected(stopped());
    Result<ResultTable> table = future.takeResult();
    if (!table)
        return table;
    const PagesRead &read = (*set)->read();
    table->quality.conflicts = conflicts;
    table->quality.shardsFailed = int(read.shardsFailed);
    table->quality.timedOut = read.timedOut;
    table->quality.complete = read.shardsFailed == 0 && !read.timedOut;
    table->tookMs = timer.elapsed();
    return table;
}

Result<SearchSource::State> SearchSource::state(const CancelToken &cancel)
{
    {
        const QMutexLocker lock(&m_stateMutex);
        if (m_state && !m_stateAge.hasExpired(m_options.stateMs))
            return *m_state;
    }
    State found;
    QElapsedTimer age;
    age.start();
    Result<IndexStates> indices = m_client->indices(m_options.base, cancel);
    if (!indices)
        return Unexpected(indices.error());
    found.indices = std::move(*indices);
    const QMutexLocker lock(&m_stateMutex); // others wait for the same bounds
    if (m_state && m_state->indices.version == found.indices.version) {
        m_stateAge = age;
        return *m_state;
    }
    Result<std::optional<DataBounds>> bounds = eventBounds(*m_client, pattern(), cancel);
    if (!bounds)
        return Unexpected(bounds.error());
    found.bounds = *bounds;
    m_state = found;
    m_stateAge = age;
    return found;
}

void SearchSource::forgetState()
{
    const QMutexLocker lock(&m_stateMutex);
    m_state.reset();
}

/// Days outside of the need hold none of its events, unless it wants some whenever they were.
QString SearchSource::indicesOf(const WorkingNeed &need, const State &state) const
{
    if (need.uploads || need.contents || need.plans)
        return pattern();
    const QList<IndexName> names = readIndexNames(m_options.base, state.indices.names());
    const DateRange range = DateRange::ofInstants(need.fromMs, need.toMs, Zone());
    const QStringList touched = indicesTouched(names, range);
    return touched.size() == names.size() ? pattern() : indexExpression(touched, m_options.base + u"-*"_s);
}

Result<std::shared_ptr<WorkingSet>> SearchSource::workingSet(WorkingSetKey key, const State &state,
                                                             const CancelToken &cancel)
{
    while (!m_setsMutex.tryLock(50)) {
        if (cancel.isCancelled())
            return Unexpected(stopped());
    }
    const std::unique_lock<QMutex> lock(m_setsMutex, std::adopt_lock);
    m_sets.removeIf([&key](const auto &set) { return set->key().version != key.version; });
    const auto fits = [&key](const std::shared_ptr<WorkingSet> &set) {
        const bool isWhole = set->read().shardsFailed == 0 && !set->read().timedOut;
        return isWhole && set->key().need.covers(key.need);
    };
    if (const auto found = std::find_if(m_sets.begin(), m_sets.end(), fits); found != m_sets.end()) {
        std::rotate(m_sets.begin(), found, found + 1);
        return m_sets.front();
    }
    // The tiles of a page want much the same: one set that grows serves them all.
    if (!m_sets.isEmpty() && m_sets.front()->key().need.meets(key.need)) {
        key.need = key.need.with(m_sets.front()->key().need);
        m_sets.removeFirst();
    }
    const WorkingSet::From from{*m_client, indicesOf(key.need, state), pattern(),
                                state.bounds.value_or(DataBounds{0, -1}), m_clock};
    Result<std::shared_ptr<WorkingSet>> loaded = WorkingSet::load(from, key, cancel);
    if (!loaded)
        return loaded;
    m_sets.prepend(*loaded);
    while (m_sets.size() > std::max(1, m_options.setsKept))
        m_sets.removeLast();
    return loaded;
}

QFuture<Result<SourceInfo>> SearchSource::info(CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, cancel] { return describe(cancel); });
}

Result<SourceInfo> SearchSource::describe(const CancelToken &cancel)
{
    const Result<State> now = state(cancel);
    if (!now)
        return Unexpected(now.error());
    Result<SourceInfo> info = eventFacts(*m_client, pattern(), cancel);
    if (!info)
        return info;
    info->name = m_options.http.nodes.front().host();
    info->location = m_options.http.nodes.front().toString(QUrl::RemoveUserInfo) + u'/' + m_options.base;
    info->bounds = now->bounds;
    info->dataVersion = now->indices.version;
    for (const IndexState &index : now->indices.indices)
        info->bytes += index.bytes;
    return info;
}

QFuture<Result<QList<DimensionValue>>> SearchSource::values(const QString &dimension, const QString &text,
                                                            int limit, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, dimension, text, limit, cancel] {
        return findValues(dimension, text, limit, cancel);
    });
}

Result<QList<DimensionValue>> SearchSource::findValues(const QString &dimension, const QString &text,
                                                       int limit, const CancelToken &cancel)
{
    return fieldValues(*m_client, pattern(), dimension, text, limit, cancel);
}

Result<void> SearchSource::exportEvents(const EventSelection &selection,
                                        const std::function<Result<void>(const EventBatch &)> &take,
                                        CancelToken cancel)
{
    const Result<State> now = state(cancel);
    if (!now)
        return Unexpected(now.error());
    if (!now->bounds)
        return {};
    WorkingNeed need{now->bounds->firstMs, now->bounds->lastMs + 1};
    if (selection.range) {
        const Result<DateRange> range
            = resolveRange(*selection.range, m_clock->nowMs(), selection.weekStart, now->bounds);
        if (!range)
            return Unexpected(range.error());
        need = {range->fromMs, range->toMs};
    }
    if (!selection.filters.isEmpty()) {
        const Result<std::shared_ptr<WorkingSet>> set
            = workingSet({need, now->indices.version, false}, *now, cancel);
        if (!set)
            return Unexpected(set.error());
        return (*set)->store().exportEvents(selection, take, cancel);
    }
    PageRequest request;
    request.indices = indicesOf(need, *now);
    request.query = need.query();
    request.sorted = true;
    const Result<PagesRead> read = readEvents(
        *m_client, request, [&take](EventBatch &batch) { return take(batch); }, cancel);
    return read ? Result<void>() : Unexpected(read.error());
}

std::unique_ptr<EventSink> SearchSource::makeSink(SearchSink::Rejected rejected)
{
    return std::make_unique<SearchSink>(m_client, m_options.base, std::move(rejected), [this] {
        forgetState();
        Q_EMIT dataChanged();
    });
}

} // namespace tally
