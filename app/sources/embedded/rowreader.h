// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <duckdb.h>

#include <memory>
#include <string_view>
#include <vector>

namespace tally {

/// The rows of a statement, one after another: `while (rows.next()) …`. Integers of any width read as qint64
/// (wider ones saturate). Movable; one thread.
class RowReader
{
public:
    /// Takes the result over; `keepAlive` lives as long as the rows are read.
    RowReader(duckdb_result result, std::shared_ptr<void> keepAlive);
    ~RowReader();
    RowReader(RowReader &&other) noexcept;
    RowReader &operator=(RowReader &&) = delete;

    /// False after the last row, and where the reading failed: see failed().
    bool next();
    /// The next rows as the engine holds them, for whoever hands them on whole; null where next() were false.
    /// Valid until the next call; not to be mixed with next().
    duckdb_data_chunk nextChunk() { return fetch() ? m_chunk : nullptr; }
    /// What ended a streamed reading early, if anything did.
    Result<void> failed();

    bool isNull(int column) const;
    qint64 integer(int column) const; ///< 0 where null
    double decimal(int column) const; ///< 0 where null
    bool boolean(int column) const { return integer(column) != 0; }
    std::string_view text(int column) const; ///< empty where null; valid until next()
    QString string(int column) const;

private:
    struct Column
    {
        duckdb_type type = DUCKDB_TYPE_INVALID;
        void *data = nullptr;
        uint64_t *validity = nullptr;
    };
    bool fetch();

    duckdb_result m_result;
    bool m_owns = true;
    std::shared_ptr<void> m_keepAlive;
    duckdb_data_chunk m_chunk = nullptr;
    std::vector<Column> m_columns;
    idx_t m_size = 0;
    idx_t m_row = 0;
};

} // namespace tally
