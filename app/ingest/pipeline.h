// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/rowparser.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tally {

/// One thread reads (and unpacks), some parse, and the caller takes what they made in the order of the file.
/// At most a few chunks are under way, so that a slow taker slows the reader down. The destructor stops and
/// joins the threads.
class Pipeline
{
public:
    /// `first`: a chunk already taken from the reader. Reader and plan must outlive the pipeline.
    Pipeline(RecordReader &reader, Chunk first, const ParsePlan &plan, int parsers);
    ~Pipeline();
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    /// The next chunk's events; nothing at the end of the file.
    std::optional<ParsedChunk> next();
    /// Gives a batch's memory back for chunks to come.
    void recycle(EventBatch batch);

private:
    struct Task
    {
        qint64 number;
        Chunk chunk;
    };
    void readAll(Chunk first);
    void parseAll(const ParsePlan &plan);
    bool offer(Chunk chunk);

    RecordReader &m_reader;
    qint64 m_mostUnderWay;

    std::mutex m_mutex; // guards all below but the threads
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    std::map<qint64, ParsedChunk> m_done;
    std::vector<EventBatch> m_spare;
    qint64 m_offered = 0;
    qint64 m_taken = 0;
    bool m_readerEnded = false;
    bool m_stopping = false;

    std::vector<std::thread> m_threads;
};

} // namespace tally
