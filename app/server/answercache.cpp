// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answercache.h"

namespace tally {

std::optional<CachedAnswer> AnswerCache::find(const std::string &question, Instant now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byQuestion.find(question);
    if (found == m_byQuestion.end()) {
        ++m_misses;
        return std::nullopt;
    }
    const auto entry = found->second;
    if (entry->generation != m_generation || (entry->until && *entry->until <= now)) {
        drop(entry);
        ++m_misses;
        return std::nullopt;
    }
    m_entries.splice(m_entries.begin(), m_entries, entry);
    ++m_hits;
    return entry->answer;
}

void AnswerCache::add(const std::string &question, CachedAnswer answer, quint64 generation,
                      std::optional<Instant> until)
{
    const qint64 bytes = qint64(question.size() * 2 + answer.body->size() + (answer.packed ? answer.packed->size() : 0));
    const std::lock_guard lock(m_mutex);
    if (bytes > m_mostBytes / 4 || generation != m_generation)
        return;
    if (const auto found = m_byQuestion.find(question); found != m_byQuestion.end())
        drop(found->second);
    m_entries.push_front({question, std::move(answer), generation, until, bytes});
    m_byQuestion.emplace(question, m_entries.begin());
    m_bytes += bytes;
    while (m_bytes > m_mostBytes)
        drop(std::prev(m_entries.end()));
}

void AnswerCache::drop(std::list<Entry>::iterator entry)
{
    m_bytes -= entry->bytes;
    m_byQuestion.erase(entry->question);
    m_entries.erase(entry);
}

} // namespace tally
