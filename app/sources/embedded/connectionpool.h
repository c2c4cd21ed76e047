// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"
#include "sources/embedded/database.h"

#include <QMutex>

#include <vector>

namespace tally {

/// Connections for whoever asks, kept for the next one. Thread-safe. After stop() what runs is interrupted
/// and nothing new starts.
class ConnectionPool
{
public:
    explicit ConnectionPool(Database &database)
        : m_database(database)
    {
    }

    /// A borrowed connection, and the right to stop its work.
    class Lease
    {
    public:
        Lease(ConnectionPool &pool, std::unique_ptr<Connection> connection, CancelToken cancel);
        ~Lease();
        Lease(Lease &&) = default;
        Lease &operator=(Lease &&) = delete;

        Connection &connection() { return *m_connection; }
        /// Cancelled by the caller's token, or when the pool stops.
        const CancelToken &cancel() const { return m_cancel; }

    private:
        ConnectionPool *m_pool;
        std::unique_ptr<Connection> m_connection;
        CancelToken m_cancel;
        std::vector<std::shared_ptr<void>> m_watches;
    };
    Result<Lease> take(const CancelToken &cancel);
    void stop() { m_stop.cancel(); }

private:
    void giveBack(std::unique_ptr<Connection> connection);

    Database &m_database;
    CancelToken m_stop;
    QMutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
};

} // namespace tally
