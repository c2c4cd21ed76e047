// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/pipeline.h"

namespace tally {

Pipeline::Pipeline(RecordReader &reader, Chunk first, const ParsePlan &plan, int parsers)
    : m_reader(reader)
    , m_mostUnderWay(parsers * 2 + 2)
{
    m_threads.emplace_back([this, begun = std::move(first)]() mutable { readAll(std::move(begun)); });
    for (int i = 0; i < parsers; ++i)
        m_threads.emplace_back([this, &plan] { parseAll(plan); });
}

Pipeline::~Pipeline()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool Pipeline::offer(Chunk chunk)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopping || m_offered - m_taken < m_mostUnderWay; });
    if (m_stopping)
        return false;
    m_tasks.push_back({m_offered++, std::move(chunk)});
    lock.unlock();
    m_changed.notify_all();
    return true;
}

void Pipeline::readAll(Chunk first)
{
    bool goesOn = offer(std::move(first));
    while (goesOn) {
        Chunk chunk;
        goesOn = m_reader.next(chunk) && offer(std::move(chunk));
    }
    const std::lock_guard lock(m_mutex);
    m_readerEnded = true;
    m_changed.notify_all();
}

void Pipeline::parseAll(const ParsePlan &plan)
{
    RowParser parser(plan);
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || m_readerEnded || !m_tasks.empty(); });
        if (m_stopping || m_tasks.empty())
            return;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        EventBatch spare;
        if (!m_spare.empty()) {
            spare = std::move(m_spare.back());
            m_spare.pop_back();
        }
        lock.unlock();
        ParsedChunk parsed = parser.parse(task.chunk, std::move(spare));
        lock.lock();
        m_done.emplace(task.number, std::move(parsed));
        lock.unlock();
        m_changed.notify_all();
    }
}

std::optional<ParsedChunk> Pipeline::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock,
                   [this] { return m_done.contains(m_taken) || (m_readerEnded && m_taken == m_offered); });
    const auto found = m_done.find(m_taken);
    if (found == m_done.end())
        return std::nullopt;
    ParsedChunk parsed = std::move(found->second);
    m_done.erase(found);
    ++m_taken;
    lock.unlock();
    m_changed.notify_all();
    return parsed;
}

void Pipeline::recycle(EventBatch batch)
{
    batch.clear();
    const std::lock_guard lock(m_mutex);
    if (qint64(m_spare.size()) < m_mostUnderWay / 2)
        m_spare.push_back(std::move(batch));
}

} // namespace tally
