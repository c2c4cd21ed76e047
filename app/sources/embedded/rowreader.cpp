// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/rowreader.h"

#include "sources/embedded/storeerror.h"

#include <limits>

namespace tally {
namespace {

qint64 saturated(const duckdb_hugeint &number)
{
    if (number.upper == 0 && number.lower <= quint64(std::numeric_limits<qint64>::max()))
        return qint64(number.lower);
    if (number.upper == -1 && number.lower > quint64(std::numeric_limits<qint64>::max()))
        return qint64(number.lower);
    return number.upper < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}

} // namespace

RowReader::RowReader(duckdb_result result, std::shared_ptr<void> keepAlive)
    : m_result(result)
    , m_keepAlive(std::move(keepAlive))
{
    const idx_t count = duckdb_column_count(&m_result);
    m_columns.resize(count);
    for (idx_t i = 0; i < count; ++i)
        m_columns[i].type = duckdb_column_type(&m_result, i);
}

RowReader::RowReader(RowReader &&other) noexcept
    : m_result(other.m_result)
    , m_owns(std::exchange(other.m_owns, false))
    , m_keepAlive(std::move(other.m_keepAlive))
    , m_chunk(std::exchange(other.m_chunk, nullptr))
    , m_columns(std::move(other.m_columns))
    , m_size(other.m_size)
    , m_row(other.m_row)
{
}

RowReader::~RowReader()
{
    if (m_chunk)
        duckdb_destroy_data_chunk(&m_chunk);
    if (m_owns)
        duckdb_destroy_result(&m_result);
}

bool RowReader::next()
{
    if (m_chunk && m_row + 1 < m_size) {
        ++m_row;
        return true;
    }
    return fetch();
}

bool RowReader::fetch()
{
    do {
        if (m_chunk)
            duckdb_destroy_data_chunk(&m_chunk);
        m_chunk = duckdb_fetch_chunk(m_result);
        if (!m_chunk)
            return false;
        m_size = duckdb_data_chunk_get_size(m_chunk);
    } while (m_size == 0);
    m_row = 0;
    for (idx_t i = 0; i < m_columns.size(); ++i) {
        const duckdb_vector vector = duckdb_data_chunk_get_vector(m_chunk, i);
        m_columns[i].data = duckdb_vector_get_data(vector);
        m_columns[i].validity = duckdb_vector_get_validity(vector);
    }
    return true;
}

Result<void> RowReader::failed()
{
    const char *message = duckdb_result_error(&m_result);
    if (message && *message)
        return Unexpected(storeError(QString::fromUtf8(message)));
    return {};
}

bool RowReader::isNull(int column) const
{
    uint64_t *validity = m_columns[std::size_t(column)].validity;
    return validity && !duckdb_validity_row_is_valid(validity, m_row);
}

qint64 RowReader::integer(int column) const
{
    if (isNull(column))
        return 0;
    const Column &cells = m_columns[std::size_t(column)];
    switch (cells.type) {
    case DUCKDB_TYPE_BOOLEAN:
        return static_cast<const bool *>(cells.data)[m_row] ? 1 : 0;
    case DUCKDB_TYPE_INTEGER:
        return static_cast<const int32_t *>(cells.data)[m_row];
    case DUCKDB_TYPE_UINTEGER:
        return static_cast<const uint32_t *>(cells.data)[m_row];
    case DUCKDB_TYPE_BIGINT:
        return static_cast<const int64_t *>(cells.data)[m_row];
    case DUCKDB_TYPE_HUGEINT:
        return saturated(static_cast<const duckdb_hugeint *>(cells.data)[m_row]);
    default:
        return 0;
    }
}

double RowReader::decimal(int column) const
{
    const Column &cells = m_columns[std::size_t(column)];
    if (cells.type != DUCKDB_TYPE_DOUBLE)
        return double(integer(column));
    return isNull(column) ? 0.0 : static_cast<const double *>(cells.data)[m_row];
}

std::string_view RowReader::text(int column) const
{
    const Column &cells = m_columns[std::size_t(column)];
    if (cells.type != DUCKDB_TYPE_VARCHAR || isNull(column))
        return {};
    duckdb_string_t *cell = static_cast<duckdb_string_t *>(cells.data) + m_row;
    return {duckdb_string_t_data(cell), duckdb_string_t_length(*cell)};
}

QString RowReader::string(int column) const
{
    const std::string_view view = text(column);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace tally
