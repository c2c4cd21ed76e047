// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/rowparser.h"

namespace tally {

RowParser::RowParser(const ParsePlan &plan)
    : m_plan(plan)
    , m_row(plan.map, plan.ingestedAtMs)
    , m_json(plan.paths)
    , m_csv(plan.paths, plan.columns)
{
}

void RowParser::read(std::string_view record)
{
    if (m_plan.format == InputFormat::Csv)
        m_csv.read(record, m_row);
    else
        m_json.read(record, m_row);
}

ParsedChunk RowParser::parse(const Chunk &chunk, EventBatch spare)
{
    ParsedChunk parsed;
    parsed.events = std::move(spare);
    for (const Record &record : chunk.records) {
        const std::string_view text = chunk.text(record);
        m_row.begin(parsed.events);
        if (record.fault)
            m_row.reject(*record.fault);
        else
            read(text);
        if (!m_row.end(text, parsed.madeIds))
            parsed.rejected.push_back(
                {record.line, *m_row.rejection(), m_row.timeMs(), std::string(text), record.shortened});
    }
    return parsed;
}

} // namespace tally
