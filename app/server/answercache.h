// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace tally {

/// A ready answer, shared by all who ask for it.
struct CachedAnswer
{
    std::shared_ptr<const std::string> body;
    std::shared_ptr<const std::string> packed;
    std::string etag;
};

/// Answers by what was asked, for as long as the data is the same. Keeps so many bytes, the least recently asked for
/// go first. Thread-safe.
class AnswerCache
{
public:
    using Instant = std::chrono::steady_clock::time_point;
    explicit AnswerCache(qint64 mostBytes) : m_mostBytes(mostBytes) {}

    /// The data's version as far as this process knows: take it before asking.
    quint64 generation() const { return m_generation; }
    void dataChanged() { ++m_generation; }

    std::optional<CachedAnswer> find(const std::string &question, Instant now);
    /// `until` unset: as long as the data stays.
    void add(const std::string &question, CachedAnswer answer, quint64 generation, std::optional<Instant> until);

    quint64 hits() const { return m_hits; }
    quint64 misses() const { return m_misses; }

private:
    struct Entry
    {
        std::string question;
        CachedAnswer answer;
        quint64 generation = 0;
        std::optional<Instant> until;
        qint64 bytes = 0;
    };
    void drop(std::list<Entry>::iterator entry);

    qint64 m_mostBytes;
    std::atomic<quint64> m_generation = 0;
    std::atomic<quint64> m_hits = 0;
    std::atomic<quint64> m_misses = 0;
    std::mutex m_mutex; // guards all below
    std::list<Entry> m_entries; // the latest first
    std::unordered_map<std::string, std::list<Entry>::iterator> m_byQuestion;
    qint64 m_bytes = 0;
};

} // namespace tally
