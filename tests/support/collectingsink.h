// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/eventsink.h"

#include <map>
#include <set>

namespace tally {

/// An EventSink in memory, with the duplicates and the ledger of a real one. It can be told to fail.
class CollectingSink final : public EventSink
{
public:
    Result<void> begin(const ImportInfo &info) override;
    Result<void> write(const EventBatch &batch, CancelToken cancel) override;
    void addRejected(const QString &day, qint64 lines) override;
    Result<QList<LedgerEntry>> finish() override;

    /// The stored events, and their batches' sizes.
    const EventBatch &events() const { return m_events; }
    QList<qsizetype> batchSizes() const { return m_batchSizes; }
    QList<ImportInfo> imports() const { return m_imports; }
    qint64 unfinished() const { return m_open; }

    /// One stored event as text: all its fields as name=value, in the fields' order, parted by spaces.
    QString row(qsizetype index) const;
    QStringList rows() const;

    int failAtWrite = -1; ///< the write that answers disk_full, from 0
    std::function<void()> onWrite;

private:
    EventBatch m_events;
    QList<qsizetype> m_batchSizes;
    QList<ImportInfo> m_imports;
    std::set<std::pair<qint64, std::string>> m_keys;
    std::map<QString, LedgerEntry> m_ledger;
    qint64 m_open = 0;
    int m_writes = 0;
};

} // namespace tally
