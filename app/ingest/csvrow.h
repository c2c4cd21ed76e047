// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/jsonrow.h"

namespace tally {

/// What each column of a CSV feeds.
struct CsvColumns
{
    struct Column
    {
        std::vector<Field> fields;
        std::string label; ///< the name under labels, where no field takes the column
    };
    std::vector<Column> columns;
    char separator = ',';
    std::string header; ///< the header's record; empty where there is none

    /// From the header's cells; without a header (`cells` of the first record) all columns are known by
    /// number.
    static CsvColumns make(const FieldMap &map, const std::vector<std::string_view> &cells, bool isHeader);
};

/// Reads CSV records into events. One thread at a time.
class CsvRow
{
public:
    CsvRow(const FieldPaths &paths, CsvColumns columns);
    void read(std::string_view record, EventRow &row);

private:
    void take(const CsvColumns::Column &column, std::string_view cell, EventRow &row);

    CsvColumns m_columns;
    JsonRow m_json;
    std::vector<std::string_view> m_cells;
    std::vector<Scalar> m_values;
    std::string m_store;
};

} // namespace tally
