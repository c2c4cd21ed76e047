// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/storehost.h"

#include "sources/sharing/hostsession.h"
#include "sources/sharing/storesocket.h"

#include <QLocalServer>
#include <QThread>

namespace tally {
namespace {

constexpr int ConnectionsAtOnce = 24; ///< a thread each; what comes beyond waits in line

/// Gives each connection to a thread of the pool. Lives on the host's thread.
class Listener : public QLocalServer
{
public:
    Listener(HostState &state, QThreadPool &pool)
        : m_state(state)
        , m_pool(pool)
    {
        setSocketOptions(QLocalServer::UserAccessOption);
    }

protected:
    void incomingConnection(quintptr descriptor) override
    {
        m_pool.start([&state = m_state, descriptor] {
            QLocalSocket socket;
            if (socket.setSocketDescriptor(qintptr(descriptor)))
                HostSession(state, socket).run();
            socket.flush();
            socket.disconnectFromServer();
        });
    }

private:
    HostState &m_state;
    QThreadPool &m_pool;
};

} // namespace

struct StoreHost::Parts
{
    HostState state;
    QThreadPool pool;
    QThread thread;
    QObject anchor; ///< of the connection to the store's signal
    bool isListening = false;
};

StoreHost::StoreHost(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

std::unique_ptr<StoreHost> StoreHost::start(EmbeddedSource &store)
{
    const Result<QString> path = storeSocket(store.path());
    if (!path)
        return nullptr;
    auto parts = std::make_unique<Parts>();
    parts->state.store = &store;
    parts->pool.setMaxThreadCount(ConnectionsAtOnce);
    QObject::connect(
        &store, &Source::dataChanged, &parts->anchor, [&state = parts->state] { ++state.changes; },
        Qt::DirectConnection);
    // Only the process that has the store open comes here: what lies there is a killed one's.
    QLocalServer::removeServer(*path);
    auto *listener = new Listener(parts->state, parts->pool);
    parts->isListening = listener->listen(*path);
    listener->moveToThread(&parts->thread);
    QObject::connect(&parts->thread, &QThread::finished, listener, &QObject::deleteLater);
    parts->thread.start();
    if (!parts->isListening) {
        parts->thread.quit();
        parts->thread.wait();
        return nullptr;
    }
    return std::unique_ptr<StoreHost>(new StoreHost(std::move(parts)));
}

StoreHost::~StoreHost()
{
    m_parts->state.stopping = true;
    m_parts->thread.quit();
    m_parts->thread.wait(); // the listener goes with it, and its socket's name
    m_parts->pool.waitForDone();
}

} // namespace tally
