// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/recordreader.h"

namespace tally {
namespace {

class LineReader final : public RecordReader
{
public:
    using RecordReader::RecordReader;

private:
    qsizetype cut(Chunk &chunk, bool atEnd) override
    {
        const std::string_view text = chunk.bytes;
        size_t at = 0;
        for (size_t newline = text.find('\n'); newline != std::string_view::npos;
             newline = text.find('\n', at)) {
            if (!m_dropping)
                add(chunk, at, newline > at && text[newline - 1] == '\r' ? newline - 1 : newline);
            m_dropping = false;
            ++m_line;
            at = newline + 1;
        }
        const bool tooLong = text.size() - at > size_t(MaxLineBytes);
        if (!atEnd && !tooLong && !m_dropping)
            return qsizetype(at);
        if (!m_dropping && at < text.size())
            add(chunk, at, text.size(), isTorn() ? std::optional(RejectReason::CutOff) : std::nullopt);
        m_dropping = m_dropping || tooLong;
        return qsizetype(text.size());
    }

    bool m_dropping = false; // inside a line that was too long: until its end
};

} // namespace

std::unique_ptr<RecordReader> makeLineReader(std::unique_ptr<ByteSource> source, std::string head)
{
    return std::make_unique<LineReader>(std::move(source), std::move(head));
}

} // namespace tally
