// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sources/elasticsearch/eventpages.h"
#include "sources/elasticsearch/workingneed.h"
#include "sources/embedded/embeddedsource.h"

#include <QTemporaryDir>

namespace tally {

/// What a working set is made of, and from what state of the engine.
struct WorkingSetKey
{
    WorkingNeed need;
    quint64 version = 0; ///< of the indices
    bool allowPartial = false;
};

/// A part of the engine's events in a local store of its own, which goes away with it: it answers what no
/// aggregation can, exactly as a store of all events would.
class WorkingSet
{
public:
    struct From
    {
        EngineClient &client;
        QString indices; ///< those that may hold events of the need
        QString all; ///< all of the base
        DataBounds bounds; ///< of all events
        std::shared_ptr<const Clock> clock;
    };
    static Result<std::shared_ptr<WorkingSet>> load(const From &from, const WorkingSetKey &key,
                                                    const CancelToken &cancel);

    const WorkingSetKey &key() const { return m_key; }
    const PagesRead &read() const { return m_read; }
    EmbeddedSource &store() { return *m_store; }

private:
    WorkingSet() = default;
    Result<void> fill(const From &from, const CancelToken &cancel);
    Result<void> fillFirstSeen(const From &from, const CancelToken &cancel);

    QTemporaryDir m_folder; // first: removed after the store is closed
    WorkingSetKey m_key;
    PagesRead m_read;
    std::unique_ptr<EmbeddedSource> m_store;
};

} // namespace tally
