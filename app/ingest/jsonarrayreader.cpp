// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/numbertext.h"
#include "ingest/recordreader.h"

#include <algorithm>
#include <utility>

namespace tally {
namespace {

/// Follows brackets and strings only: whether an element is JSON is the parser's business.
class JsonArrayReader final : public RecordReader
{
public:
    using RecordReader::RecordReader;

private:
    qsizetype cut(Chunk &chunk, bool atEnd) override
    {
        const std::string_view text = chunk.bytes;
        size_t begin = 0; // of the element that is open
        for (size_t at = std::exchange(m_seen, 0); at < text.size(); ++at) {
            const char c = text[at];
            m_lines += c == '\n' ? 1 : 0;
            if (m_inString) {
                m_inString = m_escaped || c != '"';
                m_escaped = !m_escaped && c == '\\';
            } else if (!m_opened) {
                m_opened = c == '[';
                begin = at + 1;
                startElement();
            } else if (m_depth == 0 && (c == ',' || c == ']')) {
                finish(chunk, begin, at);
                begin = at + 1;
                if (c == ']') {
                    m_depth = -1; // closed: whatever follows is one faulty record
                }
            } else if (c == '"') {
                m_inString = true;
            } else if (m_depth >= 0) {
                m_depth += c == '{' || c == '[' ? 1 : 0;
                m_depth -= c == '}' || c == ']' ? 1 : 0;
                m_depth = std::max<qint64>(m_depth, 0);
            }
            if (m_isBlank && !m_inString && (c == ' ' || c == '\t' || c == '\n' || c == '\r'))
                m_line = m_lines;
            else if (begin <= at)
                m_isBlank = false;
        }
        return rest(chunk, begin, atEnd);
    }

    void startElement()
    {
        m_isBlank = true;
        m_line = m_lines;
    }

    void finish(Chunk &chunk, size_t begin, size_t end)
    {
        if (!m_dropping)
            addElement(chunk, begin, end, {});
        m_dropping = false;
        startElement();
    }

    /// Without the blanks around it: an element's id must not hang on how the array is laid out.
    void addElement(Chunk &chunk, size_t begin, size_t end, std::optional<RejectReason> fault)
    {
        const std::string_view text = trimmed(std::string_view(chunk.bytes).substr(begin, end - begin));
        const auto first = size_t(text.data() - chunk.bytes.data());
        if (!text.empty())
            add(chunk, first, first + text.size(), fault);
    }

    qsizetype rest(Chunk &chunk, size_t begin, bool atEnd)
    {
        const size_t size = chunk.bytes.size();
        const bool tooLong = size - begin > size_t(MaxLineBytes);
        if (!atEnd && !tooLong && !m_dropping) {
            m_seen = size - begin;
            return qsizetype(begin);
        }
        if (!m_dropping)
            addElement(chunk, begin, size, isTorn() ? RejectReason::CutOff : RejectReason::NotJson);
        m_dropping = !atEnd;
        return qsizetype(size);
    }

    qint64 m_depth = 0;
    qint64 m_lines = 1; // where the scan stands
    size_t m_seen = 0; // how much of the carried text was scanned before
    bool m_opened = false;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_dropping = false;
    bool m_isBlank = true;
};

} // namespace

std::unique_ptr<RecordReader> makeJsonArrayReader(std::unique_ptr<ByteSource> source, std::string head)
{
    return std::make_unique<JsonArrayReader>(std::move(source), std::move(head));
}

} // namespace tally
