// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/openfile.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace tally {

/// What a fuzzer gives, in pieces: the first byte tells how large.
class PiecewiseBytes final : public ByteSource
{
public:
    PiecewiseBytes(const uint8_t *data, size_t size)
        : m_piece(size > 0 ? data[0] + 1 : 1)
        , m_at(reinterpret_cast<const char *>(data) + (size > 0 ? 1 : 0))
        , m_left(size > 0 ? qint64(size) - 1 : 0)
    {
    }
    Result<qint64> read(char *to, qint64 most) override
    {
        const qint64 count = std::min({most, m_left, m_piece});
        std::memcpy(to, m_at, size_t(count));
        m_at += count;
        m_left -= count;
        return count;
    }

private:
    qint64 m_piece;
    const char *m_at;
    qint64 m_left;
};

/// Reads and parses all of it; each record becomes an event or is set aside with its reason, none is lost.
inline void parseAll(const uint8_t *data, size_t size, InputFormat format)
{
    ImportOptions options;
    options.format = format;
    options.fieldMap = QStringLiteral("ecs");
    options.nowMs = 1'798'761'600'000;
    Result<OpenFile> file
        = openText(QStringLiteral("fuzz"), options, std::make_unique<PiecewiseBytes>(data, size));
    if (!file)
        return;
    RowParser parser(file->plan);
    Chunk chunk = std::move(file->first);
    bool goesOn = true;
    while (goesOn) {
        const ParsedChunk parsed = parser.parse(chunk);
        if (size_t(parsed.events.size()) + parsed.rejected.size() != chunk.records.size())
            std::abort();
        chunk = {};
        goesOn = file->reader->next(chunk);
    }
}

} // namespace tally
