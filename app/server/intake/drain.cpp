// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/intake/drain.h"

#include "ingest/rowparser.h"
#include "server/intake/textbytes.h"

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Steady = std::chrono::steady_clock;
constexpr int WaitMs = 200;

/// The lines of a record are what NdjsonWriter wrote: each has its id.
void appendEvents(const SpoolRecord &record, EventBatch &to)
{
    static const FieldMap map = *loadFieldMap(u"ecs"_s);
    ParsePlan plan{map, FieldPaths(map), InputFormat::Ndjson, {}, record.receivedMs};
    RowParser parser(plan);
    const auto reader = makeLineReader(std::make_unique<TextBytes>(record.lines), {});
    Chunk chunk;
    while (reader->next(chunk))
        to.append(parser.parse(chunk).events);
}

} // namespace

Drain::Drain(Spool &spool, IntakeState &state, MakeEventSink makeSink, std::shared_ptr<const Clock> clock,
             DrainOptions options)
    : m_spool(spool)
    , m_state(state)
    , m_makeSink(std::move(makeSink))
    , m_clock(std::move(clock))
    , m_options(std::move(options))
    , m_place(state.place())
{
    const SpoolPlace first = m_spool.first();
    if (m_place.segment < first.segment)
        m_place = first;
    m_spool.release(m_place);
    m_thread = std::thread([this] { run(); });
}

Drain::~Drain()
{
    stop(0);
}

void Drain::stop(int graceMs)
{
    if (!m_thread.joinable())
        return;
    m_until = (Steady::now() + std::chrono::milliseconds(graceMs)).time_since_epoch().count();
    m_stopping = true;
    m_spool.wake();
    m_thread.join();
}

bool Drain::isOver() const
{
    return m_stopping && Steady::now().time_since_epoch().count() >= m_until;
}

void Drain::run()
{
    for (;;) {
        const bool isLast = m_stopping;
        const std::optional<Batch> batch = collect(isLast ? 0 : WaitMs);
        if (batch && !deliver(*batch))
            break;
        if (!batch)
            m_state.nothingWaits();
        if (isOver() || (isLast && !batch))
            break;
        if (m_sink && Steady::now() - m_sinkSince >= std::chrono::milliseconds(m_options.finishEveryMs))
            finishImport();
    }
    finishImport();
}

std::optional<Drain::Batch> Drain::collect(int waitMs)
{
    Batch batch;
    batch.end = m_place;
    qint64 damaged = 0;
    while (batch.events.size() < m_options.batchRows) {
        const auto record = m_spool.read(batch.end, batch.rows == 0 ? waitMs : 0, damaged);
        if (!record)
            break;
        if (batch.rows == 0)
            batch.oldestMs = record->receivedMs;
        batch.rows += record->rows;
        appendEvents(*record, batch.events);
    }
    if (damaged > 0)
        m_state.addDamaged(damaged);
    if (batch.rows == 0) {
        m_place = batch.end;
        return std::nullopt;
    }
    return batch;
}

bool Drain::deliver(const Batch &batch)
{
    constexpr int mostDoublings = 30;
    int pauseMs = m_options.retryMs;
    m_state.reading(batch.oldestMs);
    for (;;) {
        const Result<void> written = write(batch);
        if (written)
            break;
        m_state.setTargetError(written.error());
        m_sink.reset(); // a target that comes back is begun anew
        const Steady::time_point until = Steady::now() + std::chrono::milliseconds(pauseMs);
        while (Steady::now() < until && !m_stopping)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (m_stopping) // what waits is there after the next start
            return false;
        pauseMs = std::min(pauseMs * 2, m_options.retryMs * mostDoublings);
    }
    m_place = batch.end;
    m_state.setPlace(m_place);
    m_state.stored(batch.rows, m_clock->nowMs());
    static_cast<void>(m_state.save()); // else the batch is written again after a restart, and stored once
    m_spool.release(m_place);
    if (m_options.stored)
        m_options.stored();
    return true;
}

Result<void> Drain::write(const Batch &batch)
{
    if (!m_sink) {
        m_sink = m_makeSink();
        m_sinkSince = Steady::now();
        if (Result<void> begun = m_sink->begin({u"(intake)"_s, u"ecs"_s, m_clock->nowMs()}); !begun) {
            m_sink.reset();
            return begun;
        }
    }
    const QHash<QString, qint64> rejected = m_state.takeRejectedDays();
    for (auto at = rejected.cbegin(); at != rejected.cend(); ++at)
        m_sink->addRejected(at.key(), at.value());
    Result<void> written = m_sink->write(batch.events, m_cancel);
    if (!written)
        m_state.addRejected(rejected, {});
    return written;
}

void Drain::finishImport()
{
    if (!m_sink)
        return;
    if (const auto ledger = m_sink->finish()) {
        m_state.addLedger(*ledger);
        static_cast<void>(m_state.save());
    }
    m_sink.reset();
}

} // namespace tally
