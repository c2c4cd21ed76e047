// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/intake/intake.h"

#include "core/utcday.h"
#include "ingest/fileimport.h"
#include "ingest/ndjsonwriter.h"
#include "server/intake/textbytes.h"

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// Where the events of one request go: the lines of a record.
class RecordSink final : public EventSink
{
public:
    Result<void> begin(const ImportInfo &) override { return {}; }
    Result<void> write(const EventBatch &batch, CancelToken) override
    {
        for (qsizetype row = 0; row < batch.size(); ++row)
            m_writer.append(batch, row, record.lines);
        record.rows += batch.size();
        return {};
    }
    void addRejected(const QString &day, qint64 lines) override { rejectedDays[day] += lines; }
    Result<QList<LedgerEntry>> finish() override { return QList<LedgerEntry>(); }

    SpoolRecord record;
    QHash<QString, qint64> rejectedDays;

private:
    NdjsonWriter m_writer;
};

/// The lines of one request on their way.
struct Taking
{
    Taking(const LetterOrigin &origin, const ImportOptions &options, DeadLetters &letters)
        : import(origin, options, {sink, letters, reasons, {}})
    {
    }

    Result<void> take(const Chunk &chunk, RowParser &parser)
    {
        ParsedChunk parsed = parser.parse(chunk);
        report.received += qint64(chunk.records.size());
        report.rejected += qint64(parsed.rejected.size());
        for (const RejectedLine &line : parsed.rejected) {
            if (report.lines.size() == IntakeReport::MostLines)
                break;
            report.lines.append({line.line, rejectReasonName(line.why.reason),
                                 QString::fromUtf8(line.why.detail.data(), qsizetype(line.why.detail.size()))});
        }
        return import.take(parsed);
    }

    Result<void> run(OpenFile &file)
    {
        RowParser parser(file.plan);
        Result<void> taken = take(file.first, parser);
        for (Chunk chunk; taken && file.reader->next(chunk);)
            taken = take(chunk, parser);
        return taken.and_then([this] { return import.flush(); });
    }

    QHash<QString, qint64> reasonCounts() const
    {
        QHash<QString, qint64> counts;
        for (int i = 0; i < RejectReasonCount; ++i) {
            if (reasons[size_t(i)] > 0)
                counts.insert(rejectReasonName(RejectReason(i)), reasons[size_t(i)]);
        }
        return counts;
    }

    RecordSink sink;
    std::array<qint64, RejectReasonCount> reasons{};
    IntakeReport report;
    FileImport import;
};

} // namespace

Result<std::unique_ptr<Intake>> Intake::open(const IntakeOptions &options, MakeEventSink makeSink,
                                             std::shared_ptr<const Clock> clock)
{
    if (!options.fieldMap.isEmpty()) {
        if (const auto map = loadFieldMap(options.fieldMap); !map)
            return Unexpected(map.error());
    }
    Result<std::unique_ptr<Spool>> spool = Spool::open(options.spool);
    if (!spool)
        return Unexpected(spool.error());
    std::unique_ptr<Intake> intake(new Intake(options, std::move(clock), std::move(*spool)));
    intake->m_drain = std::make_unique<Drain>(*intake->m_spool, intake->m_state, std::move(makeSink),
                                              intake->m_clock, options.drain);
    return intake;
}

Intake::Intake(const IntakeOptions &options, std::shared_ptr<const Clock> clock, std::unique_ptr<Spool> spool)
    : m_options(options)
    , m_clock(std::move(clock))
    , m_state(options.spool.folder + u"/state.json"_s)
    , m_spool(std::move(spool))
{
}

Intake::~Intake()
{
    stop(0);
}

void Intake::stop(int graceMs)
{
    if (m_drain)
        m_drain->stop(graceMs);
    const std::lock_guard lock(m_lettersMutex);
    if (m_letters)
        static_cast<void>(m_letters->close());
    m_letters.reset();
}

std::shared_ptr<DeadLetters> Intake::deadLetters()
{
    const std::lock_guard lock(m_lettersMutex);
    const qint64 day = utcDay(m_clock->nowMs());
    if (m_letters && day != m_lettersDay) {
        static_cast<void>(m_letters->close());
        m_letters.reset();
    }
    if (!m_letters)
        m_letters = std::make_shared<DeadLetters>(m_options.deadLetterDir, m_clock->nowMs());
    m_lettersDay = day;
    return m_letters;
}

void Intake::take(std::string_view text, InputFormat format, const QString &name, Done done)
{
    const qint64 now = m_clock->nowMs();
    ImportOptions options;
    options.fieldMap = m_options.fieldMap;
    options.format = format;
    options.nowMs = now;
    options.batchRows = std::numeric_limits<qsizetype>::max();
    auto file = openText(name, options, std::make_unique<TextBytes>(text));
    if (!file)
        return done(Unexpected(file.error()));
    const std::shared_ptr<DeadLetters> letters = deadLetters();
    Taking taking({name, file->plan.map.name, format, {}, ','}, options, *letters);
    Result<void> taken = taking.run(*file).and_then([&letters] { return letters->write(); });
    if (!taken)
        return done(Unexpected(taken.error()));
    IntakeReport report = std::move(taking.report);
    report.accepted = taking.sink.record.rows;
    m_state.addRejected(taking.sink.rejectedDays, taking.reasonCounts());
    if (report.accepted == 0)
        return done(std::move(report));
    taking.sink.record.receivedMs = now;
    m_state.accepted(report.accepted, now); // before the drain can have it
    m_spool->append(taking.sink.record, [this, report = std::move(report), done](Result<void> synced) {
        if (!synced) {
            m_state.refused(report.accepted);
            return done(Unexpected(synced.error()));
        }
        done(report);
    });
}

} // namespace tally
