// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/letterreplay.h"

#include "core/clock.h"
#include "core/errorcodes.h"
#include "ingest/csvtext.h"
#include "ingest/fileimport.h"
#include "ingest/importer.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qsizetype LettersAtOnce = 5'000;

/// Origins whose lines are read the same way, whatever file they came from.
LetterOrigin readingOf(LetterOrigin origin)
{
    origin.file.clear();
    return origin;
}

class Replay
{
public:
    Replay(QString path, const ReplayOptions &options, EventSink &sink, CancelToken cancel)
        : m_path(std::move(path))
        , m_options(options)
        , m_sink(sink)
        , m_cancel(std::move(cancel))
        , m_nowMs(options.nowMs == 0 ? SystemClock().nowMs() : options.nowMs)
    {
    }

    Result<ReplayReport> run()
    {
        if (const Result<void> known = collectReadings(); !known)
            return Unexpected(known.error());
        for (const LetterOrigin &reading : m_readings) {
            if (const Result<void> done = replay(reading); !done)
                return Unexpected(done.error());
        }
        const auto change = [this](qint64 number, const Letter &letter) { return changed(number, letter); };
        // What was stored must leave the file, even if somebody wants to stop now.
        if (const Result<void> written = rewriteLetters(m_path, change, {}); !written)
            return Unexpected(written.error());
        return m_report;
    }

private:
    bool isWanted(qint64 number) const { return !m_options.only || m_options.only->contains(number); }

    Result<void> eachPage(const std::function<Result<void>(const LetterPage &)> &take)
    {
        for (qint64 first = 0;;) {
            const Result<LetterPage> page = readLetters(m_path, first, LettersAtOnce, m_cancel);
            if (!page)
                return Unexpected(page.error());
            if (page->letters.isEmpty())
                return {};
            if (const Result<void> taken = take(*page); !taken)
                return taken;
            first = page->letters.last().number + 1;
        }
    }

    Result<void> collectReadings()
    {
        return eachPage([this](const LetterPage &page) -> Result<void> {
            for (const NumberedLetter &one : page.letters) {
                if (isWanted(one.number) && !m_readings.contains(readingOf(one.letter.origin)))
                    m_readings.append(readingOf(one.letter.origin));
            }
            return {};
        });
    }

    Result<FieldMap> mapOf(const LetterOrigin &reading) const
    {
        const QString name = m_options.fieldMap.isEmpty() ? reading.fieldMap : m_options.fieldMap;
        if (!m_options.fieldMap.isEmpty() || builtInFieldMaps().contains(name))
            return loadFieldMap(name);
        return failure(ErrorKind::InvalidInput, codes::InvalidFieldMap,
                       u"these lines were read with the field map '%1', which must be given"_s.arg(name),
                       m_path);
    }

    Result<ParsePlan> planOf(const LetterOrigin &reading) const
    {
        Result<FieldMap> map = mapOf(reading);
        if (!map)
            return Unexpected(map.error());
        FieldPaths paths(*map);
        ParsePlan plan{std::move(*map), std::move(paths), reading.format, {}, m_nowMs};
        if (reading.format != InputFormat::Csv)
            return plan;
        const std::string header = reading.header.toStdString();
        std::vector<std::string_view> cells;
        std::string store;
        if (splitCsvRecord(header, reading.separator, cells, store))
            plan.columns = CsvColumns::make(plan.map, cells, true);
        plan.columns.separator = reading.separator;
        plan.columns.header = header;
        return plan;
    }

    Result<void> replay(const LetterOrigin &reading)
    {
        const Result<ParsePlan> plan = planOf(reading);
        if (!plan)
            return Unexpected(plan.error());
        if (const Result<void> begun = m_sink.begin({m_path, plan->map.name, m_nowMs}); !begun)
            return begun;
        DeadLetters none({}, m_nowMs);
        std::array<qint64, RejectReasonCount> reasons{};
        FileImport import(reading, ImportOptions(), {m_sink, none, reasons, m_cancel});
        const Result<void> taken
            = eachPage([&](const LetterPage &page) { return take(page, reading, *plan, import); });
        const Result<QList<LedgerEntry>> ledger = import.finish();
        if (!taken)
            return taken;
        if (!ledger)
            return Unexpected(ledger.error());
        const LedgerEntry total = ImportLedger::total(*ledger);
        m_report.stored += total.stored;
        m_report.duplicates += total.duplicates;
        return {};
    }

    bool canBeRead(const Letter &letter) const
    {
        return !letter.shortened
            && !(letter.origin.format == InputFormat::Csv && letter.origin.header.isEmpty());
    }

    Result<void> take(const LetterPage &page, const LetterOrigin &reading, const ParsePlan &plan,
                      FileImport &import)
    {
        Chunk chunk;
        std::vector<qint64> tried;
        for (const NumberedLetter &one : page.letters) {
            if (!isWanted(one.number) || readingOf(one.letter.origin) != reading)
                continue;
            if (!canBeRead(one.letter)) {
                ++m_report.skipped;
                continue;
            }
            std::string raw = one.letter.raw;
            if (reading.format != InputFormat::Csv) // outside of its texts JSON takes a blank for a line end
                std::replace(raw.begin(), raw.end(), '\n', ' ');
            chunk.records.push_back(
                {qsizetype(chunk.bytes.size()), qsizetype(raw.size()), one.number, false, {}});
            chunk.bytes += raw;
            tried.push_back(one.number);
        }
        chunk.bytes.append(size_t(ChunkPadding), '\0');
        ParsedChunk parsed = RowParser(plan).parse(chunk);
        m_report.lines += qint64(tried.size());
        m_report.rejected += qint64(parsed.rejected.size());
        for (const RejectedLine &line : parsed.rejected)
            m_again.insert(line.line, line.why);
        for (const qint64 number : tried) {
            if (!m_again.contains(number))
                m_done.insert(number);
        }
        parsed.rejected.clear(); // the first import's ledger has them
        return import.take(parsed);
    }

    std::optional<Letter> changed(qint64 number, const Letter &letter) const
    {
        if (m_done.contains(number))
            return std::nullopt;
        Letter kept = letter;
        if (const auto again = m_again.constFind(number); again != m_again.cend()) {
            kept.reason = rejectReasonName(again->reason);
            kept.detail = QString::fromStdString(again->detail);
        }
        return kept;
    }

    QString m_path;
    const ReplayOptions &m_options;
    EventSink &m_sink;
    CancelToken m_cancel;
    qint64 m_nowMs;
    QList<LetterOrigin> m_readings;
    QSet<qint64> m_done;
    QHash<qint64, Rejection> m_again;
    ReplayReport m_report;
};

} // namespace

Result<ReplayReport> replayLetters(const QString &path, const ReplayOptions &options, EventSink &sink,
                                   const CancelToken &cancel)
{
    return Replay(path, options, sink, cancel).run();
}

} // namespace tally
