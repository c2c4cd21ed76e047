// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/workingset.h"

#include "sources/elasticsearch/firstseen.h"

#include <nlohmann/json.hpp>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

// A commit costs the same for few events as for many.
constexpr qsizetype EventsACommit = 50'000;

} // namespace

Result<std::shared_ptr<WorkingSet>> WorkingSet::load(const From &from, const WorkingSetKey &key,
                                                     const CancelToken &cancel)
{
    std::shared_ptr<WorkingSet> set(new WorkingSet);
    set->m_key = key;
    if (!set->m_folder.isValid())
        return failure(ErrorKind::Io, codes::IoError, set->m_folder.errorString());
    auto store = EmbeddedSource::open(set->m_folder.filePath(u"working.tally"_s), from.clock);
    if (!store)
        return Unexpected(store.error());
    set->m_store = std::move(*store);
    const Result<void> done
        = set->fill(from, cancel).and_then([&] { return set->fillFirstSeen(from, cancel); }).and_then([&] {
              return set->m_store->speakFor(from.bounds, key.version);
          });
    return done ? Result<std::shared_ptr<WorkingSet>>(set) : Unexpected(done.error());
}

Result<void> WorkingSet::fill(const From &from, const CancelToken &cancel)
{
    const std::unique_ptr<EventSink> sink = m_store->makeSink();
    if (const Result<void> begun = sink->begin({u"working set"_s, {}, from.clock->nowMs()}); !begun)
        return begun;
    EventBatch waiting;
    const auto flush = [&]() -> Result<void> {
        if (waiting.isEmpty())
            return {};
        const Result<void> written = sink->write(waiting, cancel);
        waiting.clear();
        return written;
    };
    PageRequest request;
    request.indices = from.indices;
    request.query = m_key.need.query();
    request.allowPartial = m_key.allowPartial;
    const Result<PagesRead> read = readEvents(
        from.client, request,
        [&](EventBatch &batch) -> Result<void> {
            waiting.append(batch);
            return waiting.size() < EventsACommit ? Result<void>() : flush();
        },
        cancel);
    if (!read)
        return Unexpected(read.error());
    m_read = *read;
    return flush().and_then([&]() -> Result<void> {
        const Result<QList<LedgerEntry>> ended = sink->finish();
        return ended ? Result<void>() : Unexpected(ended.error());
    });
}

Result<void> WorkingSet::fillFirstSeen(const From &from, const CancelToken &cancel)
{
    if (!m_key.need.firstSeen || m_key.need.fromMs <= from.bounds.firstMs)
        return {};
    return readFirstSeen(
        from.client, from.all, m_key.need.fromMs,
        [&](const std::vector<FirstSeen> &seen) { return m_store->addFirstSeen(seen, cancel); }, cancel);
}

} // namespace tally
