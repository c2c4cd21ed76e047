// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/csvrow.h"

#include "ingest/csvtext.h"
#include "ingest/jsontext.h"

namespace tally {

CsvColumns CsvColumns::make(const FieldMap &map, const std::vector<std::string_view> &cells, bool isHeader)
{
    const FieldPaths paths(map);
    CsvColumns made;
    for (size_t i = 0; i < cells.size(); ++i) {
        const std::string number = '#' + std::to_string(i + 1);
        const std::string name = isHeader && !cells[i].empty() ? std::string(cells[i]) : number;
        Column column;
        for (const FieldMap::Binding &binding : map.fields) {
            const std::string path = binding.path.toStdString();
            if (path == name || path == number)
                column.fields.push_back(binding.field);
        }
        if (column.fields.empty())
            column.label = paths.labelName(name);
        made.columns.push_back(std::move(column));
    }
    return made;
}

CsvRow::CsvRow(const FieldPaths &paths, CsvColumns columns)
    : m_columns(std::move(columns))
    , m_json(paths)
{
}

void CsvRow::read(std::string_view record, EventRow &row)
{
    if (!isUtf8(record)) {
        row.reject(RejectReason::NotUtf8);
    } else if (record.find('\0') != std::string_view::npos) {
        row.reject(RejectReason::NulByte);
    } else if (!splitCsvRecord(record, m_columns.separator, m_cells, m_store)) {
        row.reject(RejectReason::BadQuotes);
    } else {
        if (m_cells.size() != m_columns.columns.size()) {
            row.reject(RejectReason::WrongColumnCount,
                       std::to_string(m_cells.size()) + " of " + std::to_string(m_columns.columns.size()));
        }
        // The cells that are there are read all the same: a rejected line's day is worth knowing.
        const size_t count = std::min(m_cells.size(), m_columns.columns.size());
        for (size_t i = 0; i < count; ++i) {
            if (!m_cells[i].empty())
                take(m_columns.columns[i], m_cells[i], row);
        }
    }
}

void CsvRow::take(const CsvColumns::Column &column, std::string_view cell, EventRow &row)
{
    if (column.fields.empty()) {
        std::string text;
        appendJsonString(text, cell);
        row.addLabel(column.label, std::move(text));
    }
    for (const Field field : column.fields) {
        if (field == Field::Labels && m_json.readLabels(cell, row))
            continue;
        if (field == Field::Tags && m_json.readList(cell, m_values)) {
            row.set(field, m_values);
            continue;
        }
        row.set(field, {Scalar::Kind::Text, cell});
    }
}

} // namespace tally
