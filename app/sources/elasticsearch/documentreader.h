// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/eventbatch.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace tally {

/// One page of documents as events.
struct DocumentPage
{
    QByteArray scrollId;
    qsizetype hits = 0;
    std::optional<qint64> total; ///< of all pages, where the answer tells
    qsizetype unreadable = 0; ///< documents without a time that can be read: nobody's range holds them
    bool timedOut = false;
    qint64 shardsFailed = 0;
};

/// Reads a search's answer; what is wrong with one document's field makes that field missing, as it is to the
/// engine. One thread at a time.
class DocumentReader
{
public:
    DocumentReader();
    ~DocumentReader();
    DocumentReader(const DocumentReader &) = delete;
    DocumentReader &operator=(const DocumentReader &) = delete;

    /// Adds the page's events to the batch. `upstream_unavailable` for what is no such answer. The bytes may
    /// move.
    Result<DocumentPage> read(QByteArray &answer, EventBatch &batch);

private:
    struct Walk;
    std::unique_ptr<Walk> m_walk;
};

} // namespace tally
