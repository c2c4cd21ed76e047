// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <duckdb.h>

#include <string>

namespace tally {

/// How the rows of a result are written as JSON.
struct ParquetColumns
{
    std::string sql; ///< an expression over the columns: one JSON object
    QStringList instants; ///< names of columns that hold instants

    static ParquetColumns of(duckdb_result &result);
};

} // namespace tally
