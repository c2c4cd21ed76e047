// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storecopy.h"

#include "core/errorcodes.h"
#include "sources/embedded/appender.h"
#include "sources/embedded/connection.h"
#include "sources/embedded/storefile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

struct Table
{
    std::string name;
    std::string definition;
    qint64 rows = 0;
    std::string print; ///< of its content
};

/// A copy is clean: what says that its original is not stays behind.
std::string rowsOf(const std::string &table)
{
    const std::string from = " FROM \"" + table + "\" t"; // names of our own schema, which hold no quotes
    return table == "meta" ? from + " WHERE key <> 'rewrite_pending'" : from;
}

/// Counts the rows and reads every value of them.
Result<void> look(Connection &connection, Table &table, const CancelToken &cancel)
{
    Result<RowReader> rows = connection.run(
        "SELECT count(*), CAST(coalesce(bit_xor(hash(t)), 0) AS VARCHAR)" + rowsOf(table.name), {}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    rows->next();
    table.rows = rows->integer(0);
    table.print = rows->text(1);
    return {};
}

Result<std::vector<Table>> tablesOf(Connection &connection, const CancelToken &cancel)
{
    Result<RowReader> rows = connection.run("SELECT table_name, sql FROM duckdb_tables() WHERE NOT temporary "
                                            "AND NOT internal ORDER BY table_name");
    if (!rows)
        return Unexpected(rows.error());
    std::vector<Table> tables;
    while (rows->next())
        tables.push_back({std::string(rows->text(0)), std::string(rows->text(1)), 0, {}});
    for (Table &table : tables) {
        if (const Result<void> looked = look(connection, table, cancel); !looked)
            return Unexpected(looked.error());
    }
    return tables;
}

/// The work of one copy: where it stands.
class Copy
{
public:
    Copy(Connection &from, Connection &to, const CopyProgress &progress, const CancelToken &cancel)
        : m_from(from)
        , m_to(to)
        , m_progress(progress)
        , m_cancel(cancel)
    {
    }

    Result<std::vector<Table>> run()
    {
        const Result<std::unique_ptr<Transaction>> snapshot
            = Transaction::begin(m_from, Transaction::Mode::Read);
        if (!snapshot)
            return Unexpected(snapshot.error());
        Result<std::vector<Table>> tables = tablesOf(m_from, m_cancel);
        if (!tables)
            return tables;
        for (const Table &table : *tables)
            m_all += table.rows;
        for (const Table &table : *tables) {
            if (const Result<void> copied = copy(table); !copied)
                return Unexpected(copied.error());
        }
        if (const Result<void> written = m_to.execute("CHECKPOINT"); !written)
            return Unexpected(written.error());
        return tables;
    }

private:
    Result<void> copy(const Table &table)
    {
        if (const Result<void> made = m_to.execute(table.definition); !made)
            return made;
        Result<std::unique_ptr<Appender>> appender = Appender::open(m_to, table.name);
        if (!appender)
            return Unexpected(appender.error());
        Result<RowReader> rows = m_from.stream("SELECT *" + rowsOf(table.name), {}, m_cancel);
        if (!rows)
            return Unexpected(rows.error());
        while (const duckdb_data_chunk chunk = rows->nextChunk()) {
            if (m_cancel.isCancelled())
                return Unexpected(cancelledError());
            if (const Result<void> added = (*appender)->append(chunk); !added)
                return added;
            m_done += qint64(duckdb_data_chunk_get_size(chunk));
            if (m_progress)
                m_progress(m_done, m_all);
        }
        if (const Result<void> read = rows->failed(); !read)
            return m_cancel.isCancelled() ? Unexpected(cancelledError()) : read;
        return (*appender)->close();
    }

    Connection &m_from;
    Connection &m_to;
    const CopyProgress &m_progress;
    const CancelToken &m_cancel;
    qint64 m_all = 0;
    qint64 m_done = 0;
};

struct Opened
{
    std::unique_ptr<Database> database;
    std::unique_ptr<Connection> connection; // ends before the database does
};

Result<Opened> openFile(const QString &path, const Database::Settings &settings)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, settings);
    if (!database)
        return Unexpected(database.error());
    Result<std::unique_ptr<Connection>> connection = (*database)->connect();
    if (!connection)
        return Unexpected(connection.error());
    return Opened{std::move(*database), std::move(*connection)};
}

Result<std::vector<Table>> fillCopy(Connection &from, const QString &to, const CopyProgress &progress,
                                    const CancelToken &cancel)
{
    const Result<Opened> opened = openFile(to, {});
    if (!opened)
        return Unexpected(opened.error());
    return Copy(from, *opened->connection, progress, cancel).run();
}

/// Reads the copy back as it lies on the disk.
Result<void> checkCopy(const QString &path, const std::vector<Table> &originals, const CancelToken &cancel)
{
    const Result<Opened> opened = openFile(path, {});
    if (!opened)
        return Unexpected(opened.error());
    const Result<std::vector<Table>> copies = tablesOf(*opened->connection, cancel);
    if (!copies)
        return Unexpected(copies.error());
    const auto same = [](const Table &one, const Table &other) {
        return one.name == other.name && one.rows == other.rows && one.print == other.print;
    };
    if (!std::equal(originals.begin(), originals.end(), copies->begin(), copies->end(), same))
        return failure(ErrorKind::Damaged, codes::StoreDamaged, u"the copy differs from its original"_s,
                       path);
    return {};
}

qint64 eventsOf(const std::vector<Table> &tables)
{
    for (const Table &table : tables) {
        if (table.name == "events")
            return table.rows;
    }
    return 0;
}

Result<void> copyBeside(const QString &path, const QString &fresh, const Database::Settings &settings,
                        StoreGuard &guard, const CopyProgress &progress, const CancelToken &cancel)
{
    const Result<Opened> opened = openFile(path, settings);
    if (!opened)
        return Unexpected(opened.error());
    const Result<qint64> copied = copyStore(*opened->connection, fresh, progress, cancel);
    if (!copied)
        return Unexpected(copied.error());
    const Result<void> settled = opened->connection->execute("CHECKPOINT");
    if (settled)
        guard.mark();
    return settled;
}

/// The old file's engine has ended and the new file is complete: the names change.
Result<void> swap(StoreGuard &guard, const QString &fresh, const QString &path)
{
    if (const Result<void> taken = guard.take(); !taken)
        return taken;
    if (storefile::hasWal(path))
        return failure(ErrorKind::Io, codes::IoError, u"its log could not be settled"_s, path, true);
    QFile::setPermissions(fresh, QFile::permissions(path));
    return storefile::rename(fresh, path);
}

} // namespace

Result<qint64> copyStore(Connection &from, const QString &to, const CopyProgress &progress,
                         const CancelToken &cancel)
{
    storefile::remove(to); // what a killed copy left behind
    const Result<std::vector<Table>> tables = fillCopy(from, to, progress, cancel);
    Result<void> done = tables ? checkCopy(to, *tables, cancel) : Unexpected(tables.error());
    if (done)
        done = storefile::sync(to);
    if (done)
        return eventsOf(*tables);
    storefile::remove(to);
    return Unexpected(done.error());
}

Result<qint64> readThrough(Connection &connection, const CancelToken &cancel)
{
    return tablesOf(connection, cancel).map(eventsOf);
}

QString rewrittenName(const QString &store)
{
    return store + u".rewriting"_s;
}

Result<void> rewriteStore(const QString &given, const Database::Settings &settings,
                          const CopyProgress &progress, const CancelToken &cancel)
{
    const QString path = QFileInfo(given).canonicalFilePath(); // where a link leads: the link stays
    StoreGuard guard(path);
    const QString fresh = rewrittenName(path);
    Result<void> done = copyBeside(path, fresh, settings, guard, progress, cancel);
    if (done)
        done = swap(guard, fresh, path);
    if (!done)
        storefile::remove(fresh);
    return done;
}

} // namespace tally
