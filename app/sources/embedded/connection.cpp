// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/connection.h"

#include <QString>

namespace tally {
namespace {

class Prepared
{
public:
    ~Prepared() { duckdb_destroy_prepare(&handle); }
    duckdb_prepared_statement handle = nullptr;
};

class Pending
{
public:
    ~Pending()
    {
        if (handle)
            duckdb_destroy_pending(&handle);
    }
    duckdb_pending_result handle = nullptr;
};

duckdb_value listOf(duckdb_type type, std::vector<duckdb_value> items)
{
    duckdb_logical_type logical = duckdb_create_logical_type(type);
    duckdb_value list = duckdb_create_list_value(logical, items.data(), items.size());
    duckdb_destroy_logical_type(&logical);
    for (duckdb_value &item : items)
        duckdb_destroy_value(&item);
    return list;
}

struct MakeValue
{
    duckdb_value operator()(std::monostate) const { return duckdb_create_null_value(); }
    duckdb_value operator()(qint64 number) const { return duckdb_create_int64(number); }
    duckdb_value operator()(double number) const { return duckdb_create_double(number); }
    duckdb_value operator()(const std::string &text) const
    {
        return duckdb_create_varchar_length(text.data(), text.size());
    }
    duckdb_value operator()(const IntegerList &list) const { return many(DUCKDB_TYPE_BIGINT, list); }
    duckdb_value operator()(const TextList &list) const { return many(DUCKDB_TYPE_VARCHAR, list); }

    template <typename Item>
    duckdb_value many(duckdb_type type, const std::vector<std::optional<Item>> &list) const
    {
        std::vector<duckdb_value> items;
        items.reserve(list.size() + 1); // an empty list needs an address, too
        for (const std::optional<Item> &item : list)
            items.push_back(item ? (*this)(*item) : duckdb_create_null_value());
        return listOf(type, std::move(items));
    }
};

Result<void> bindAll(Prepared &prepared, const std::vector<SqlValue> &values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        duckdb_value value = std::visit(MakeValue{}, values[i]);
        const duckdb_state state = duckdb_bind_value(prepared.handle, i + 1, value);
        duckdb_destroy_value(&value);
        if (state == DuckDBError)
            return Unexpected(storeError(QString::fromUtf8(duckdb_prepare_error(prepared.handle))));
    }
    return {};
}

} // namespace

Connection::Connection(duckdb_connection connection, Rewrite rewrite, bool useTables)
    : m_connection(connection)
    , m_rewrite(std::move(rewrite))
    , m_useTables(useTables)
{
}

Connection::~Connection()
{
    duckdb_disconnect(&m_connection);
}

Result<RowReader> Connection::run(const std::string &sql, const std::vector<SqlValue> &values,
                                  const CancelToken &cancel)
{
    return start(sql, values, cancel, false);
}

Result<RowReader> Connection::stream(const std::string &sql, const std::vector<SqlValue> &values,
                                     const CancelToken &cancel)
{
    return start(sql, values, cancel, true);
}

Result<void> Connection::execute(const std::string &sql, const std::vector<SqlValue> &values,
                                 const CancelToken &cancel)
{
    return run(sql, values, cancel).map([](const RowReader &) {});
}

Result<RowReader> Connection::ask(const std::string &sql, const std::vector<SqlValue> &values,
                                  const CancelToken &cancel)
{
    return run(m_rewrite ? m_rewrite(sql) : sql, values, cancel);
}

Result<RowReader> Connection::start(const std::string &sql, const std::vector<SqlValue> &values,
                                    const CancelToken &cancel, bool streaming)
{
    if (cancel.isCancelled())
        return Unexpected(cancelledError());
    Prepared prepared;
    if (duckdb_prepare(m_connection, sql.c_str(), &prepared.handle) == DuckDBError)
        return Unexpected(storeError(QString::fromUtf8(duckdb_prepare_error(prepared.handle))));
    if (const Result<void> bound = bindAll(prepared, values); !bound)
        return Unexpected(bound.error());

    Pending pending;
    const duckdb_state state = streaming ? duckdb_pending_prepared_streaming(prepared.handle, &pending.handle)
                                         : duckdb_pending_prepared(prepared.handle, &pending.handle);
    if (state == DuckDBError)
        return Unexpected(storeError(QString::fromUtf8(duckdb_pending_error(pending.handle))));
    // Only from here on does an interrupt stick: a statement that starts forgets the ones before it.
    const duckdb_connection connection = m_connection;
    std::shared_ptr<void> watch = cancel.onCancel([connection] { duckdb_interrupt(connection); });
    if (cancel.isCancelled())
        return Unexpected(cancelledError());
    duckdb_result result;
    if (duckdb_execute_pending(pending.handle, &result) == DuckDBError) {
        const Error error = storeError(QString::fromUtf8(duckdb_result_error(&result)));
        duckdb_destroy_result(&result);
        return Unexpected(cancel.isCancelled() ? cancelledError() : error);
    }
    if (!streaming)
        watch.reset();
    return RowReader(result, std::move(watch));
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Connection &connection, Mode mode)
{
    const char *sql = mode == Mode::Read ? "BEGIN TRANSACTION READ ONLY" : "BEGIN TRANSACTION";
    if (const Result<void> begun = connection.execute(sql); !begun)
        return Unexpected(begun.error());
    return std::unique_ptr<Transaction>(new Transaction(connection));
}

Transaction::~Transaction()
{
    if (m_open)
        m_connection->execute("ROLLBACK");
}

Result<void> Transaction::commit()
{
    m_open = false;
    const Result<void> done = m_connection->execute("COMMIT");
    if (!done)
        m_connection->execute("ROLLBACK");
    return done;
}

} // namespace tally
