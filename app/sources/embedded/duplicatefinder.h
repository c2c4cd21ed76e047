// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"
#include "sources/embedded/connection.h"

#include <QHash>

#include <unordered_map>
#include <vector>

namespace tally {

/// Finds the events of a batch that are new: the first of each (UTC day, event id) within the batch that the
/// store does not hold yet. Belongs to one connection; one thread.
class DuplicateFinder
{
public:
    explicit DuplicateFinder(Connection &connection)
        : m_connection(&connection)
    {
    }

    /// The rows to store, ascending. `storedDays`: UTC days with events in the store; only these are looked
    /// at.
    Result<std::vector<qsizetype>> newRows(const EventBatch &batch, const QHash<qint64, qint64> &storedDays,
                                           const CancelToken &cancel);

private:
    Result<void> ask(const EventBatch &batch, const std::vector<qsizetype> &suspects);
    Result<void> markStored(const EventBatch &batch, const std::vector<qsizetype> &suspects,
                            std::vector<std::uint8_t> &isNew, const CancelToken &cancel);

    Connection *m_connection;
    bool m_hasTable = false;
};

} // namespace tally
