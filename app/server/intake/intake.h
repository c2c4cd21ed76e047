// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ingest/deadletters.h"
#include "ingest/inputformat.h"
#include "server/intake/drain.h"
#include "server/intake/intakestate.h"
#include "server/intake/spool.h"

#include <functional>
#include <memory>

namespace tally {

struct IntakeOptions
{
    SpoolOptions spool;
    DrainOptions drain;
    QString fieldMap; ///< a built-in map's name or a file; empty: found by the content of each request
    QString deadLetterDir;
};

/// What became of the lines of one request.
struct IntakeReport
{
    struct Line
    {
        qint64 line = 0;
        QString reason; ///< ingest/rejection.h
        QString detail;
    };
    static constexpr qsizetype MostLines = 1000;

    qint64 received = 0;
    qint64 accepted = 0; ///< on disk
    qint64 rejected = 0;
    QList<Line> lines; ///< of the rejected ones, the first MostLines
};

/// Takes events in, keeps them until their target has them, and keeps lines that are none with their reasons.
/// Thread-safe.
class Intake
{
public:
    /// Called on any thread once the events are synced to disk. Errors: those of Spool::append, invalid_file where
    /// the text is no such format.
    using Done = std::function<void(Result<IntakeReport>)>;

    static Result<std::unique_ptr<Intake>> open(const IntakeOptions &options, MakeEventSink makeSink,
                                                std::shared_ptr<const Clock> clock);
    ~Intake();

    /// Equal lines without an id count as often as they come in one request; the same request again adds nothing.
    /// Parses on the calling thread.
    void take(std::string_view text, InputFormat format, const QString &name, Done done);

    const IntakeState &state() const { return m_state; }
    qint64 waitingBytes() const { return m_spool->waitingBytes(); }
    /// Lets the target have what waits, for so long, and ends.
    void stop(int graceMs);

private:
    Intake(const IntakeOptions &options, std::shared_ptr<const Clock> clock, std::unique_ptr<Spool> spool);
    std::shared_ptr<DeadLetters> deadLetters();

    IntakeOptions m_options;
    std::shared_ptr<const Clock> m_clock;
    IntakeState m_state;
    std::unique_ptr<Spool> m_spool;
    std::mutex m_lettersMutex;
    std::shared_ptr<DeadLetters> m_letters;
    qint64 m_lettersDay = 0;
    std::unique_ptr<Drain> m_drain; // last: ends first
};

} // namespace tally
