// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/parquetcolumns.h"

namespace tally {
namespace {

std::string escaped(const std::string &text, char quote)
{
    std::string result(1, quote);
    for (const char c : text) {
        result += c;
        if (c == quote)
            result += c;
    }
    return result + quote;
}

class Flattening
{
public:
    void add(const std::string &name, const std::string &expression, duckdb_logical_type type)
    {
        if (duckdb_get_type_id(type) == DUCKDB_TYPE_STRUCT)
            return addMembers(name, expression, type);
        m_columns.sql += m_columns.sql.empty() ? "" : ", ";
        m_columns.sql += escaped(name, '\'') + ": " + written(name, expression, duckdb_get_type_id(type));
    }

    ParquetColumns finish()
    {
        m_columns.sql = "to_json({" + m_columns.sql + "})";
        return m_columns;
    }

private:
    void addMembers(const std::string &name, const std::string &expression, duckdb_logical_type type)
    {
        const idx_t count = duckdb_struct_type_child_count(type);
        for (idx_t i = 0; i < count; ++i) {
            char *member = duckdb_struct_type_child_name(type, i);
            duckdb_logical_type memberType = duckdb_struct_type_child_type(type, i);
            add(name + '.' + member, expression + '.' + escaped(member, '"'), memberType);
            duckdb_destroy_logical_type(&memberType);
            duckdb_free(member);
        }
    }

    std::string written(const std::string &name, const std::string &expression, duckdb_type type)
    {
        const auto instant = [&](const std::string &value, const char *end) {
            m_columns.instants += QString::fromStdString(name);
            return "strftime(" + value + ", '%Y-%m-%dT%H:%M:%S.%g" + end + "')";
        };
        switch (type) {
        case DUCKDB_TYPE_TIMESTAMP:
        case DUCKDB_TYPE_TIMESTAMP_S:
        case DUCKDB_TYPE_TIMESTAMP_MS:
        case DUCKDB_TYPE_TIMESTAMP_NS:
            return instant("CAST(" + expression + " AS TIMESTAMP)", "");
        case DUCKDB_TYPE_TIMESTAMP_TZ:
            return instant("make_timestamp(epoch_us(" + expression + "))", "Z"); // not the session's zone
        case DUCKDB_TYPE_FLOAT:
        case DUCKDB_TYPE_DOUBLE:
            return "CASE WHEN isfinite(" + expression + ") THEN " + expression + " END"; // JSON has no NaN
        default:
            return expression;
        }
    }

    ParquetColumns m_columns;
};

} // namespace

ParquetColumns ParquetColumns::of(duckdb_result &result)
{
    Flattening flattening;
    const idx_t count = duckdb_column_count(&result);
    for (idx_t i = 0; i < count; ++i) {
        const std::string name = duckdb_column_name(&result, i);
        duckdb_logical_type type = duckdb_column_logical_type(&result, i);
        flattening.add(name, escaped(name, '"'), type);
        duckdb_destroy_logical_type(&type);
    }
    return flattening.finish();
}

} // namespace tally
