// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/connectionpool.h"

namespace tally {

ConnectionPool::Lease::Lease(ConnectionPool &pool, std::unique_ptr<Connection> connection, CancelToken cancel)
    : m_pool(&pool)
    , m_connection(std::move(connection))
{
    // A token of its own, so that either the caller or the pool may end the work. It is captured by copy: the
    // watches live as long as this lease.
    const auto forward = [own = m_cancel]() mutable { own.cancel(); };
    m_watches.push_back(cancel.onCancel(forward));
    m_watches.push_back(pool.m_stop.onCancel(forward));
}

ConnectionPool::Lease::~Lease()
{
    if (m_connection)
        m_pool->giveBack(std::move(m_connection));
}

Result<ConnectionPool::Lease> ConnectionPool::take(const CancelToken &cancel)
{
    if (cancel.isCancelled() || m_stop.isCancelled())
        return Unexpected(cancelledError());
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_idle.empty()) {
            std::unique_ptr<Connection> connection = std::move(m_idle.back());
            m_idle.pop_back();
            return Lease(*this, std::move(connection), cancel);
        }
    }
    Result<std::unique_ptr<Connection>> connection = m_database.connect();
    if (!connection)
        return Unexpected(connection.error());
    return Lease(*this, std::move(*connection), cancel);
}

void ConnectionPool::giveBack(std::unique_ptr<Connection> connection)
{
    const QMutexLocker lock(&m_mutex);
    m_idle.push_back(std::move(connection));
}

} // namespace tally
