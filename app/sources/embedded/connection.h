// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "sources/embedded/rowreader.h"
#include "sources/embedded/sqlvalue.h"
#include "sources/embedded/storeerror.h"

#include <duckdb.h>

#include <functional>
#include <string>

namespace tally {

/// One conversation with the store. One thread at a time; statements that run are interrupted by their
/// CancelToken.
class Connection
{
public:
    using Rewrite = std::function<std::string(std::string)>;

    Connection(duckdb_connection connection, Rewrite rewrite, bool useTables = true);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// One statement, its rows held by the reader. Errors: cancelled, disk_full, io_error, store_damaged, …
    Result<RowReader> run(const std::string &sql, const std::vector<SqlValue> &values = {},
                          const CancelToken &cancel = {});
    /// The same, with rows made while they are read: memory stays small however many there are. `cancel` is
    /// heeded while reading too; nothing else may run on this connection meanwhile.
    Result<RowReader> stream(const std::string &sql, const std::vector<SqlValue> &values,
                             const CancelToken &cancel);
    /// A statement whose rows do not matter.
    Result<void> execute(const std::string &sql, const std::vector<SqlValue> &values = {},
                         const CancelToken &cancel = {});
    /// run() for what answers a query: the text goes through Database::Settings::rewriteSql.
    Result<RowReader> ask(const std::string &sql, const std::vector<SqlValue> &values,
                          const CancelToken &cancel);

    duckdb_connection handle() const { return m_connection; }
    bool usesTables() const { return m_useTables; } ///< Database::Settings::useTables

private:
    Result<RowReader> start(const std::string &sql, const std::vector<SqlValue> &values,
                            const CancelToken &cancel, bool streaming);

    duckdb_connection m_connection;
    Rewrite m_rewrite;
    bool m_useTables;
};

/// BEGIN … COMMIT; rolled back when it goes out of scope before commit().
class Transaction
{
public:
    enum class Mode { Read, Write };
    static Result<std::unique_ptr<Transaction>> begin(Connection &connection, Mode mode);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<void> commit();

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {
    }
    Connection *m_connection;
    bool m_open = true;
};

} // namespace tally
