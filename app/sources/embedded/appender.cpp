// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/appender.h"

#include <QUtf8StringView>

namespace tally {
namespace {

QByteArray repaired(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toUtf8();
}

} // namespace

Result<std::unique_ptr<Appender>> Appender::open(Connection &connection, const std::string &table)
{
    std::unique_ptr<Appender> appender(new Appender);
    if (const Result<void> made = appender->check(
            duckdb_appender_create(connection.handle(), nullptr, table.c_str(), &appender->m_appender));
        !made)
        return Unexpected(made.error());
    const idx_t count = duckdb_appender_column_count(appender->m_appender);
    std::vector<duckdb_logical_type> types;
    for (idx_t i = 0; i < count; ++i)
        types.push_back(duckdb_appender_column_type(appender->m_appender, i));
    appender->m_chunk = duckdb_create_data_chunk(types.data(), count);
    for (duckdb_logical_type &type : types)
        duckdb_destroy_logical_type(&type);
    appender->m_vectors.resize(count);
    appender->refreshVectors();
    return appender;
}

Appender::~Appender()
{
    if (m_chunk)
        duckdb_destroy_data_chunk(&m_chunk);
    if (m_appender) {
        duckdb_appender_clear(m_appender); // or the destructor would write what a failure left behind
        duckdb_appender_destroy(&m_appender);
    }
}

idx_t Appender::chunkSize()
{
    static const idx_t size = duckdb_vector_size();
    return size;
}

int32_t *Appender::integers(int column)
{
    return cells<int32_t>(column);
}

int64_t *Appender::numbers(int column)
{
    return cells<int64_t>(column);
}

double *Appender::decimals(int column)
{
    return cells<double>(column);
}

bool *Appender::booleans(int column)
{
    return cells<bool>(column);
}

void Appender::setText(int column, idx_t row, std::string_view text)
{
    const duckdb_vector vector = m_vectors[std::size_t(column)];
    if (QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8()) {
        duckdb_unsafe_vector_assign_string_element_len(vector, row, text.data(), text.size());
        return;
    }
    const QByteArray valid = repaired(text);
    duckdb_unsafe_vector_assign_string_element_len(vector, row, valid.constData(), idx_t(valid.size()));
}

void Appender::setNull(int column, idx_t row)
{
    validity(std::size_t(column))[row / 64] &= ~(uint64_t(1) << (row % 64));
}

uint64_t *Appender::validity(std::size_t column)
{
    if (!m_validity[column]) {
        duckdb_vector_ensure_validity_writable(m_vectors[column]);
        m_validity[column] = duckdb_vector_get_validity(m_vectors[column]);
    }
    return m_validity[column];
}

Result<void> Appender::endChunk(idx_t rows)
{
    duckdb_data_chunk_set_size(m_chunk, rows);
    const Result<void> done = check(duckdb_append_data_chunk(m_appender, m_chunk));
    duckdb_data_chunk_reset(m_chunk);
    refreshVectors();
    return done;
}

Result<void> Appender::append(duckdb_data_chunk chunk)
{
    return check(duckdb_append_data_chunk(m_appender, chunk));
}

Result<void> Appender::close()
{
    return check(duckdb_appender_close(m_appender));
}

Result<void> Appender::check(duckdb_state state)
{
    if (state == DuckDBSuccess)
        return {};
    duckdb_error_data error = duckdb_appender_error_data(m_appender);
    const QString message = QString::fromUtf8(duckdb_error_data_message(error));
    duckdb_destroy_error_data(&error);
    return Unexpected(storeError(message));
}

void Appender::refreshVectors()
{
    m_validity.assign(m_vectors.size(), nullptr);
    for (idx_t i = 0; i < m_vectors.size(); ++i)
        m_vectors[i] = duckdb_data_chunk_get_vector(m_chunk, i);
}

} // namespace tally
