// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/fileimport.h"

#include "core/utcday.h"

#include <QDir>

namespace tally {
namespace {

void copyRow(const EventBatch &from, qsizetype row, EventBatch &to)
{
    for (const FieldInfo &info : fields()) {
        if (!from.has(info.field, row))
            continue;
        switch (info.type) {
        case FieldType::Instant:
        case FieldType::Integer:
            to.setInteger(info.field, from.integer(info.field, row));
            break;
        case FieldType::Decimal:
            to.setDecimal(info.field, from.decimal(info.field, row));
            break;
        case FieldType::Keyword:
        case FieldType::KeywordList:
        case FieldType::Object:
            to.setText(info.field, from.text(info.field, row));
            break;
        }
    }
}

} // namespace

FileImport::FileImport(LetterOrigin origin, const ImportOptions &options, Shared shared)
    : m_origin(std::move(origin))
    , m_batchRows(options.batchRows)
    , m_shared(std::move(shared))
    , m_occurrences(options.tempDir)
{
}

Result<void> FileImport::numberEqualLines(ParsedChunk &chunk)
{
    std::vector<std::pair<MadeId, qint64>> repeated;
    for (const MadeId &made : chunk.madeIds) {
        auto before = m_occurrences.next(made.hash);
        if (!before)
            return Unexpected(before.error());
        if (*before > 0)
            repeated.emplace_back(made, *before);
    }
    if (repeated.empty())
        return {};
    EventBatch renamed;
    auto next = repeated.begin();
    for (qsizetype row = 0; row < chunk.events.size(); ++row) {
        copyRow(chunk.events, row, renamed);
        if (next != repeated.end() && next->first.row == row) {
            renamed.setText(Field::EventId, lineEventId(next->first.hash, next->second));
            ++next;
        }
        renamed.endRow();
    }
    chunk.events = std::move(renamed);
    return {};
}

Result<void> FileImport::setAside(const std::vector<RejectedLine> &lines)
{
    for (const RejectedLine &line : lines) {
        if (auto kept = m_shared.deadLetters.add(m_origin, line); !kept)
            return kept;
        ++m_shared.reasons[size_t(line.why.reason)];
        ++m_rejectedByDay[line.timeMs ? utcDayText(utcDay(*line.timeMs)) : QString()];
    }
    return {};
}

Result<void> FileImport::take(ParsedChunk &chunk)
{
    m_rows += chunk.events.size() + qint64(chunk.rejected.size());
    if (auto numbered = numberEqualLines(chunk); !numbered)
        return numbered;
    if (auto kept = setAside(chunk.rejected); !kept)
        return kept;
    m_pending.append(chunk.events);
    return m_pending.size() >= m_batchRows ? writePending() : Result<void>();
}

Result<void> FileImport::writePending()
{
    for (const auto &day : m_rejectedByDay)
        m_shared.sink.addRejected(day.first, day.second);
    m_rejectedByDay.clear();
    if (m_pending.isEmpty())
        return {};
    auto written = m_shared.sink.write(m_pending, m_shared.cancel);
    m_pending.clear();
    return written;
}

Result<QList<LedgerEntry>> FileImport::finish()
{
    auto written = writePending();
    const bool isCancelled = !written && written.error().kind == ErrorKind::Cancelled;
    if (!written && !isCancelled)
        return Unexpected(written.error());
    return m_shared.sink.finish();
}

} // namespace tally
