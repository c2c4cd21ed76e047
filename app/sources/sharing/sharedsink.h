// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/eventsink.h"
#include "sources/sharing/frames.h"

#include <QHash>

namespace tally {

class SharedStore;

/// An import through the process that has the store open. When that one ends, the import goes on in the
/// store's successor under the same number. What write() has answered is on the disk. One thread.
class SharedSink final : public EventSink
{
public:
    SharedSink(SharedStore &store, qint64 resumed);

    Result<void> begin(const ImportInfo &info) override;
    Result<void> write(const EventBatch &batch, CancelToken cancel) override;
    void addRejected(const QString &day, qint64 lines) override;
    Result<QList<LedgerEntry>> finish() override;
    qint64 importId() const override { return m_local ? m_local->importId() : m_import; }

private:
    using Json = nlohmann::ordered_json;

    Result<void> connectAndBegin();
    Result<void> succeed();
    Result<Json> askHost(const char *what, const QByteArray *batch, const CancelToken &cancel);
    Json rejectedJson() const;

    SharedStore &m_store;
    ImportInfo m_info;
    qint64 m_import;
    QHash<QString, qint64> m_rejected; ///< by day; not yet in the ledger
    std::unique_ptr<QLocalSocket> m_socket;
    std::unique_ptr<EventSink> m_local; ///< the successor's, once there is one
};

} // namespace tally
