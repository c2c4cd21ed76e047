// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sources/embedded/storewriter.h"

#include <functional>

namespace tally {

/// An import into the embedded store: each write() is one transaction and survives a crash. The first of
/// equal events stays. One thread; `changed` is called on it after events were stored, at most every two
/// seconds, and at the end. `resumed`: Store::makeSink().
class EmbeddedSink final : public EventSink
{
public:
    EmbeddedSink(std::shared_ptr<StoreWriter> writer, std::shared_ptr<const Clock> clock,
                 std::function<void()> changed, qint64 resumed = 0);
    ~EmbeddedSink() override;

    Result<void> begin(const ImportInfo &info) override;
    Result<void> write(const EventBatch &batch, CancelToken cancel) override;
    void addRejected(const QString &day, qint64 lines) override;
    Result<QList<LedgerEntry>> finish() override;

    qint64 importId() const override { return m_import; }

private:
    std::shared_ptr<StoreWriter> m_writer;
    std::shared_ptr<const Clock> m_clock;
    std::function<void()> m_changed;
    qint64 m_resumed;
    qint64 m_import = 0;
    StoreWriter::DayCounts m_rejected; // not yet in the ledger
    qint64 m_lastSignalMs = 0;
    bool m_unsignalled = false;
};

} // namespace tally
