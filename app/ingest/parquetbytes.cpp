// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/parquetbytes.h"

#include "core/errorcodes.h"
#include "ingest/parquetcolumns.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Unexpected unreadable(const char *message)
{
    const QString text = QString::fromUtf8(message ? message : "");
    return failure(ErrorKind::InvalidInput, codes::InvalidFile,
                   u"the Parquet file can't be read: %1"_s.arg(text.section(u'\n', 0, 0)));
}

std::string quoted(const QString &path)
{
    QByteArray text = QFile::encodeName(path);
    return '\'' + text.replace("'", "''").toStdString() + '\'';
}

} // namespace

bool isParquet(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.read(4) == "PAR1";
}

struct ParquetBytes::Engine
{
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    duckdb_result rows = {};
    bool hasRows = false;
    QStringList instants;
    qint64 fileBytes = 0;
    qint64 rowCount = 0;
    qint64 rowsRead = 0;
    qint64 told = 0;

    ~Engine()
    {
        if (hasRows)
            duckdb_destroy_result(&rows);
        if (connection)
            duckdb_disconnect(&connection);
        if (database)
            duckdb_close(&database);
    }

    /// Nothing but this file can be reached from here on.
    Result<void> start(const QString &path)
    {
        if (duckdb_open(nullptr, &database) == DuckDBError
            || duckdb_connect(database, &connection) == DuckDBError)
            return unreadable("the engine does not start");
        for (const std::string &setting :
             {std::string("memory_limit = '512MB'"), std::string("threads = 2"),
              "allowed_paths = [" + quoted(path) + ']', std::string("enable_external_access = false"),
              std::string("autoinstall_known_extensions = false"),
              std::string("autoload_known_extensions = false"), std::string("lock_configuration = true")}) {
            duckdb_result result;
            const bool failed = duckdb_query(connection, ("SET " + setting).c_str(), &result) == DuckDBError;
            const Result<void> done = failed ? unreadable(duckdb_result_error(&result)) : Result<void>();
            duckdb_destroy_result(&result);
            if (!done)
                return done;
        }
        return {};
    }

    /// The types of the columns decide how they are written.
    Result<void> ask(const QString &path)
    {
        const std::string from = " FROM read_parquet(" + quoted(path) + ", binary_as_string = true)";
        duckdb_result result;
        if (duckdb_query(connection, ("SELECT *" + from + " LIMIT 0").c_str(), &result) == DuckDBError) {
            const Unexpected error = unreadable(duckdb_result_error(&result));
            duckdb_destroy_result(&result);
            return error;
        }
        const ParquetColumns columns = ParquetColumns::of(result);
        duckdb_destroy_result(&result);
        instants = columns.instants;
        fileBytes = QFileInfo(path).size();
        const bool counted
            = duckdb_query(connection, ("SELECT count(*)" + from).c_str(), &result) == DuckDBSuccess;
        rowCount = counted ? duckdb_value_int64(&result, 0, 0) : 0;
        const Result<void> done = counted ? Result<void>() : unreadable(duckdb_result_error(&result));
        duckdb_destroy_result(&result);
        if (!done)
            return done;
        return stream("SELECT " + columns.sql + from);
    }

    Result<void> stream(const std::string &sql)
    {
        duckdb_prepared_statement statement = nullptr;
        duckdb_pending_result pending = nullptr;
        Result<void> done;
        if (duckdb_prepare(connection, sql.c_str(), &statement) == DuckDBError)
            done = unreadable(duckdb_prepare_error(statement));
        else if (duckdb_pending_prepared_streaming(statement, &pending) == DuckDBError)
            done = unreadable(duckdb_pending_error(pending));
        else if (duckdb_execute_pending(pending, &rows) == DuckDBError)
            done = unreadable(duckdb_result_error(&rows));
        hasRows = done.has_value();
        if (pending)
            duckdb_destroy_pending(&pending);
        duckdb_destroy_prepare(&statement);
        return done;
    }
};

Result<std::unique_ptr<ParquetBytes>> ParquetBytes::open(const QString &path, CancelToken cancel,
                                                         std::atomic<qint64> &consumed)
{
    const QString absolute = QFileInfo(path).canonicalFilePath();
    if (absolute.contains(u'*') || absolute.contains(u'?') || absolute.contains(u'['))
        return failure(ErrorKind::InvalidInput, codes::InvalidFile,
                       u"a Parquet file whose path holds *, ? or [ can't be read: rename it"_s, path);
    auto engine = std::make_unique<Engine>();
    const Result<void> ready = engine->start(absolute).and_then([&] { return engine->ask(absolute); });
    if (!ready)
        return Unexpected(ready.error());
    return std::unique_ptr<ParquetBytes>(new ParquetBytes(std::move(engine), std::move(cancel), consumed));
}

ParquetBytes::ParquetBytes(std::unique_ptr<Engine> engine, CancelToken cancel, std::atomic<qint64> &consumed)
    : m_engine(std::move(engine))
    , m_cancel(std::move(cancel))
    , m_consumed(consumed)
{
    m_watch = m_cancel.onCancel([connection = m_engine->connection] { duckdb_interrupt(connection); });
}

ParquetBytes::~ParquetBytes()
{
    m_watch.reset();
}

const QStringList &ParquetBytes::instants() const
{
    return m_engine->instants;
}

Result<bool> ParquetBytes::nextChunk()
{
    m_lines.clear();
    m_taken = 0;
    if (m_engine->rowsRead >= m_engine->rowCount)
        return false; // a stream that has ended takes a further question for an error
    duckdb_data_chunk chunk = duckdb_fetch_chunk(m_engine->rows);
    if (m_cancel.isCancelled()) {
        duckdb_destroy_data_chunk(&chunk);
        return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
    }
    if (!chunk) {
        const char *error = duckdb_result_error(&m_engine->rows);
        return error && *error ? Result<bool>(unreadable(error)) : false;
    }
    const idx_t count = duckdb_data_chunk_get_size(chunk);
    auto *cells
        = static_cast<duckdb_string_t *>(duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 0)));
    for (idx_t row = 0; row < count; ++row) {
        m_lines.append(duckdb_string_t_data(&cells[row]), duckdb_string_t_length(cells[row]));
        m_lines += '\n';
    }
    duckdb_destroy_data_chunk(&chunk);
    Engine &engine = *m_engine;
    engine.rowsRead += qint64(count);
    const double share = double(engine.rowsRead) / double(engine.rowCount);
    const qint64 read = qint64(share * double(engine.fileBytes));
    m_consumed += read - std::exchange(engine.told, read);
    return true;
}

Result<qint64> ParquetBytes::read(char *to, qint64 most)
{
    while (m_taken == m_lines.size()) {
        const Result<bool> more = nextChunk();
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            return 0;
    }
    const std::size_t count = std::min(std::size_t(most), m_lines.size() - m_taken);
    std::memcpy(to, m_lines.data() + m_taken, count);
    m_taken += count;
    return qint64(count);
}

} // namespace tally
