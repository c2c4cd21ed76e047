// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/intake/spoolfile.h"

#include <QFile>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace tally {

struct SpoolOptions
{
    QString folder;
    qint64 maxBytes = qint64(1) << 30; ///< of records that wait
    qint64 segmentBytes = qint64(16) << 20;
};

/// What was accepted and is not in its target yet, on disk: a log of records in files that are deleted once they are
/// drained. Whoever appends is answered when the record is synced; all that wait share one sync. One process at a
/// time. Thread-safe.
class Spool
{
public:
    /// Called on the spool's thread. Errors: spool_full (retryable), disk_full, io_error.
    using Done = std::function<void(Result<void>)>;

    /// Cuts off what a killed process left half written. Errors: io_error, store_in_use.
    static Result<std::unique_ptr<Spool>> open(const SpoolOptions &options);
    ~Spool(); ///< what was appended is synced first
    Spool(const Spool &) = delete;
    Spool &operator=(const Spool &) = delete;

    void append(const SpoolRecord &record, Done done);

    /// The next record from `place`, which moves behind it; nothing when there was none for so long, or after
    /// wake(). A damaged stretch is skipped and told.
    std::optional<SpoolRecord> read(SpoolPlace &place, int waitMs, qint64 &skipped);
    void wake();
    /// Records before `place` are in their target.
    void release(const SpoolPlace &place);

    SpoolPlace first() const; ///< of the oldest file
    qint64 waitingBytes() const;

private:
    struct Pending
    {
        std::string bytes;
        Done done;
    };
    explicit Spool(SpoolOptions options);
    Result<void> prepare();
    Result<void> recover(quint64 segment);
    Result<void> startSegment(quint64 segment);
    Result<void> write(const std::vector<Pending> &records);
    void run();
    bool window(const SpoolPlace &place, qint64 durable);
    Unexpected ioFailure() const;

    SpoolOptions m_options;
    QFile m_lock;
    QFile m_file; // of the writing thread
    quint64 m_segment = 0;

    mutable std::mutex m_mutex; // guards all below but the window
    std::condition_variable m_changed;
    std::vector<Pending> m_pending;
    SpoolPlace m_durable; // the end of what is synced
    qint64 m_waiting = 0; // bytes
    SpoolPlace m_released;
    bool m_stopping = false;
    bool m_woken = false;

    std::string m_window; // of the reader: what it has of its file
    qint64 m_windowStart = 0;
    SpoolPlace m_windowEnd;
    std::thread m_thread;
};

inline const QString SpoolFullCode = QStringLiteral("spool_full");

} // namespace tally
