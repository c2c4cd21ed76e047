// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/recordreader.h"

#include <algorithm>

namespace tally {

RecordReader::RecordReader(std::unique_ptr<ByteSource> source, std::string head)
    : m_source(std::move(source))
    , m_carry(std::move(head))
{
}

void RecordReader::fill(std::string &bytes)
{
    const size_t wanted = bytes.size() + size_t(ChunkBytes);
    size_t end = bytes.size();
    bytes.resize(wanted + size_t(ChunkPadding));
    while (end < wanted && !m_atEnd) {
        auto got = m_source->read(bytes.data() + end, qint64(wanted - end));
        if (!got)
            m_error = got.error();
        else if (*got == 0 && m_source->mayGrow())
            break; // what is there goes on its way
        m_atEnd = !got || *got == 0;
        if (got)
            end += size_t(*got);
    }
    bytes.resize(end);
}

bool RecordReader::next(Chunk &chunk)
{
    chunk.records.clear();
    if (m_done)
        return false;
    chunk.bytes = std::move(m_carry);
    m_carry.clear();
    if (!m_atEnd)
        fill(chunk.bytes);
    const qsizetype taken = cut(chunk, m_atEnd);
    m_carry.assign(chunk.bytes, size_t(taken));
    m_done = m_atEnd && m_carry.empty();
    chunk.bytes.resize(size_t(taken));
    chunk.bytes.resize(size_t(taken + ChunkPadding), '\0');
    return true;
}

void RecordReader::add(Chunk &chunk, size_t begin, size_t end, std::optional<RejectReason> fault)
{
    const std::string_view text = std::string_view(chunk.bytes).substr(begin, end - begin);
    if (text.find_first_not_of(" \t\r") == std::string_view::npos)
        return;
    Record record{qsizetype(begin), qsizetype(text.size()), m_line, false, fault};
    if (record.length > MaxLineBytes) {
        record.fault = RejectReason::LineTooLong;
        record.length = KeptOfLongLine;
        record.shortened = true;
    }
    chunk.records.push_back(record);
}

} // namespace tally
