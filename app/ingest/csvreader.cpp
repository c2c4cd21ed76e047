// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/csvtext.h"
#include "ingest/recordreader.h"

#include <algorithm>

namespace tally {
namespace {

class CsvReader final : public RecordReader
{
public:
    CsvReader(std::unique_ptr<ByteSource> source, std::string head, char separator)
        : RecordReader(std::move(source), std::move(head))
        , m_separator(separator)
    {
    }

private:
    qsizetype cut(Chunk &chunk, bool atEnd) override
    {
        const std::string_view text = chunk.bytes;
        size_t at = m_dropping ? dropLine(text) : 0;
        while (at < text.size()) {
            const CsvRecordEnd found = scanCsvRecord(text, at, m_separator);
            const bool tooLong = found.next - at > size_t(MaxLineBytes);
            if (found.status == CsvScan::Complete) {
                add(chunk, at, found.end);
                m_line += qint64(found.lines);
                at = found.next;
            } else if (found.status == CsvScan::BadQuotes) {
                at = rejectLine(chunk, text, at, RejectReason::BadQuotes);
            } else if (!atEnd && !tooLong) {
                break;
            } else if (found.quoted && !(atEnd && isTorn())) {
                at = rejectLine(chunk, text, at, RejectReason::BadQuotes);
            } else {
                m_dropping = !atEnd;
                add(chunk, at, text.size(), isTorn() ? std::optional(RejectReason::CutOff) : std::nullopt);
                at = text.size();
            }
        }
        return qsizetype(at);
    }

    /// Sets one line of the text aside, whatever record it was meant to belong to; the next line starts
    /// afresh.
    size_t rejectLine(Chunk &chunk, std::string_view text, size_t at, RejectReason reason)
    {
        const size_t newline = text.find('\n', at);
        const size_t end = std::min(newline, text.size());
        add(chunk, at, end > at && text[end - 1] == '\r' ? end - 1 : end, reason);
        m_dropping = newline == std::string_view::npos;
        m_line += m_dropping ? 0 : 1;
        return m_dropping ? text.size() : newline + 1;
    }

    size_t dropLine(std::string_view text)
    {
        const size_t newline = text.find('\n');
        m_dropping = newline == std::string_view::npos;
        m_line += m_dropping ? 0 : 1;
        return m_dropping ? text.size() : newline + 1;
    }

    char m_separator;
    bool m_dropping = false; // inside a line that is set aside already: until its end
};

} // namespace

std::unique_ptr<RecordReader> makeCsvReader(std::unique_ptr<ByteSource> source, std::string head,
                                            char separator)
{
    return std::make_unique<CsvReader>(std::move(source), std::move(head), separator);
}

} // namespace tally
