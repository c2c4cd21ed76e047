// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"

#include <string_view>

namespace tally {

/// Rows on their way into one table, a column at a time in chunks. Within the connection's transaction.
class Appender
{
public:
    static Result<std::unique_ptr<Appender>> open(Connection &connection, const std::string &table);
    ~Appender();
    Appender(const Appender &) = delete;
    Appender &operator=(const Appender &) = delete;

    static idx_t chunkSize(); ///< rows of a whole chunk

    // Cells of the chunk being built; what is not set must be set null.
    int32_t *integers(int column);
    int64_t *numbers(int column);
    double *decimals(int column);
    bool *booleans(int column);
    void setText(int column, idx_t row, std::string_view text); ///< made valid UTF-8 where it is not
    void setNull(int column, idx_t row);

    Result<void> endChunk(idx_t rows);
    Result<void> append(duckdb_data_chunk chunk); ///< rows of the table's own types, made elsewhere
    Result<void> close();

private:
    Appender() = default;
    Result<void> check(duckdb_state state);
    template <typename Cell>
    Cell *cells(int column)
    {
        return static_cast<Cell *>(duckdb_vector_get_data(m_vectors[std::size_t(column)]));
    }
    void refreshVectors();
    uint64_t *validity(std::size_t column);

    duckdb_appender m_appender = nullptr;
    duckdb_data_chunk m_chunk = nullptr;
    std::vector<duckdb_vector> m_vectors;
    std::vector<uint64_t *> m_validity; // of the chunk; nothing yet where no cell was set null
};

} // namespace tally
