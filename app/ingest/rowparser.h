// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csvrow.h"
#include "ingest/inputformat.h"
#include "ingest/recordreader.h"

namespace tally {

/// What a chunk of records became: events in the order of their records, and the lines that were set aside.
struct ParsedChunk
{
    EventBatch events;
    std::vector<MadeId> madeIds; ///< ascending by row
    std::vector<RejectedLine> rejected;
};

/// How to read one file's records; shared by its parsers, immutable.
struct ParsePlan
{
    FieldMap map;
    FieldPaths paths;
    InputFormat format;
    CsvColumns columns; ///< for CSV
    qint64 ingestedAtMs;
};

/// Turns chunks into events. Each thread has its own.
class RowParser
{
public:
    explicit RowParser(const ParsePlan &plan);
    /// `spare`: an empty batch whose memory may be used again.
    ParsedChunk parse(const Chunk &chunk, EventBatch spare = {});

private:
    void read(std::string_view record);

    const ParsePlan &m_plan;
    EventRow m_row;
    JsonRow m_json;
    CsvRow m_csv;
};

} // namespace tally
