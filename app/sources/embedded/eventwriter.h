// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"
#include "sources/embedded/appender.h"
#include "sources/embedded/dictionary.h"

#include <array>
#include <map>
#include <memory>

namespace tally {

/// Appends events to the store: texts become ids, absent traffic classes human. Keeps the dictionaries in
/// memory, so that only one of it may write to a store. One thread.
class EventWriter
{
public:
    explicit EventWriter(Connection &connection);

    /// Within the caller's transaction; after a failure or a roll-back call forget().
    Result<void> append(const EventBatch &batch, const std::vector<qsizetype> &rows,
                        const CancelToken &cancel);
    void forget();

private:
    Result<void> load();
    void mapTexts(const EventBatch &batch, const std::vector<qsizetype> &rows);
    void mapViewers(const EventBatch &batch, const std::vector<qsizetype> &rows);
    Result<void> settle();
    Result<void> addTagItems();
    Result<void> addTwins(int32_t firstNewViewer);
    Result<void> appendRows(const EventBatch &batch, const std::vector<qsizetype> &rows,
                            const CancelToken &cancel);
    Result<void> takeIncoming(const CancelToken &cancel);
    void fillColumn(Appender &appender, Field field, const EventBatch &batch,
                    const std::vector<qsizetype> &rows, std::size_t begin, std::size_t count);
    void fillIds(Appender &appender, Field field, std::size_t begin, std::size_t count);
    Dictionary &dictionary(Field field) { return *m_dictionaries[std::size_t(field)]; }

    Connection *m_connection;
    std::array<std::unique_ptr<Dictionary>, FieldCount>
        m_dictionaries; // AnonymousId: the viewers' second name space
    std::shared_ptr<int32_t> m_lastViewer;
    std::array<std::vector<int32_t>, FieldCount> m_ids; // of the batch being written; 0: missing
    std::vector<bool> m_viewerIsAnonymous;
};

} // namespace tally
