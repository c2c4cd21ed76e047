// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "server/intake/intakestate.h"
#include "server/intake/spool.h"
#include "sources/eventsink.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace tally {

using MakeEventSink = std::function<std::unique_ptr<EventSink>()>;

struct DrainOptions
{
    qsizetype batchRows = 50'000;
    int finishEveryMs = 300'000; ///< an import of the target lasts so long; then its ledger is known
    int retryMs = 1'000; ///< the first pause after the target failed; doubles up to thirty times that
    std::function<void()> stored; ///< events are in the target
};

/// Carries records from the spool into their target on a thread of its own, in order. While the target fails, all
/// wait. What was written twice after a crash, the target's sink stores once.
class Drain
{
public:
    Drain(Spool &spool, IntakeState &state, MakeEventSink makeSink, std::shared_ptr<const Clock> clock,
          DrainOptions options);
    ~Drain(); ///< stop(0)

    /// Goes on until nothing waits, at most for so long.
    void stop(int graceMs);

private:
    struct Batch
    {
        EventBatch events;
        SpoolPlace end;
        qint64 rows = 0;
        qint64 oldestMs = 0;
    };
    void run();
    std::optional<Batch> collect(int waitMs);
    bool deliver(const Batch &batch);
    Result<void> write(const Batch &batch);
    void finishImport();
    bool isOver() const;

    Spool &m_spool;
    IntakeState &m_state;
    MakeEventSink m_makeSink;
    std::shared_ptr<const Clock> m_clock;
    DrainOptions m_options;
    SpoolPlace m_place;
    std::unique_ptr<EventSink> m_sink;
    std::chrono::steady_clock::time_point m_sinkSince;
    std::atomic<bool> m_stopping = false;
    std::atomic<std::chrono::steady_clock::rep> m_until = 0;
    CancelToken m_cancel;
    std::thread m_thread;
};

} // namespace tally
