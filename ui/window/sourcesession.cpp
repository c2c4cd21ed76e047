// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sourcesession.h"

#include "ui/models/whendone.h"
#include <QtConcurrent>

#include <utility>

namespace tally {

SourceSession::SourceSession(StoreOpener opener, QObject *parent)
    : QObject(parent)
    , m_opener(std::move(opener))
{
}

SourceSession::~SourceSession()
{
    m_work.waitForFinished();
}

void SourceSession::open(const QString &location)
{
    Q_EMIT closing();
    m_location = location;
    m_opening = true;
    const quint64 generation = ++m_generation;
    QThread *home = thread();
    // The store that is let go of may be the very one that is opened: one after the other, on the worker.
    auto work = QtConcurrent::run([opener = m_opener, location, home, old = std::exchange(m_store, {}),
                                   before = m_work]() mutable -> Result<OpenedStore> {
        before.waitForFinished();
        old = {};
        auto opened = opener(location);
        if (opened && opened->source)
            opened->source->moveToThread(home);
        return opened;
    });
    m_work = QFuture<void>(work);
    whenDone(work, this,
             [this, generation](const Result<OpenedStore> &store) { arrived(generation, store); });
}

void SourceSession::arrived(quint64 generation, const Result<OpenedStore> &store)
{
    if (generation != m_generation)
        return;
    m_opening = false;
    if (!store) {
        Q_EMIT failed(store.error());
        return;
    }
    m_store = *store;
    Q_EMIT opened();
}

} // namespace tally
