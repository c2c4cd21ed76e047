// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/database.h"

#include "core/errorcodes.h"
#include "sources/embedded/connection.h"
#include "sources/embedded/storefile.h"
#include "sources/embedded/viewersets.h"

#include <QDir>
#include <QFileInfo>
#include <QMutex>
#include <QSet>

#include <duckdb.h>

#include <unistd.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// The engine's file lock is one a process, so that a process which opened a file twice would damage it.
class OpenFiles
{
public:
    bool claim(const QString &path)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_paths.contains(path))
            return false;
        m_paths.insert(path);
        return true;
    }
    void release(const QString &path)
    {
        const QMutexLocker lock(&m_mutex);
        m_paths.remove(path);
    }

private:
    QMutex m_mutex;
    QSet<QString> m_paths;
};

OpenFiles &openFiles()
{
    static OpenFiles files;
    return files;
}

qint64 defaultMemory()
{
    constexpr qint64 MiB = 1024 * 1024;
    const qint64 machine = qint64(sysconf(_SC_PHYS_PAGES)) * qint64(sysconf(_SC_PAGESIZE));
    return std::clamp(machine / 4, 256 * MiB, 2048 * MiB);
}

QString canonicalPath(const QString &path)
{
    const QFileInfo file(path);
    const QString canonical = file.canonicalFilePath();
    if (!canonical.isEmpty())
        return canonical;
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder + u'/' + file.fileName();
}

Result<void> prepareFile(const QString &path)
{
    const QFileInfo file(path);
    if (path.isEmpty() || file.fileName().isEmpty() || file.isDir())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"not a file"_s, path);
    if (!QDir().mkpath(file.absolutePath()))
        return failure(ErrorKind::Io, codes::IoError, u"cannot create the folder"_s, file.absolutePath());
    if (file.exists() ? !file.isWritable() : !QFileInfo(file.absolutePath()).isWritable())
        return failure(ErrorKind::Io, codes::StoreReadOnly, u"no permission to write"_s, path);
    return {};
}

struct Config
{
    duckdb_config handle = nullptr;
    Config() { duckdb_create_config(&handle); }
    ~Config() { duckdb_destroy_config(&handle); }
    Config(const Config &) = delete;
    Config &operator=(const Config &) = delete;
    void set(const char *name, const QByteArray &value)
    {
        duckdb_set_config(handle, name, value.constData());
    }
};

void lockDown(Config &config, const QString &path, const Database::Settings &settings)
{
    const qint64 memory = settings.memoryBytes > 0 ? settings.memoryBytes : defaultMemory();
    config.set("memory_limit", QByteArray::number(memory) + "B");
    if (settings.threads > 0)
        config.set("threads", QByteArray::number(settings.threads));
    config.set("temp_directory", (path + u".tmp"_s).toUtf8());
    config.set("autoinstall_known_extensions", "false");
    config.set("autoload_known_extensions", "false");
    config.set("enable_external_access", "false");
    config.set("lock_configuration", "true");
}

Result<void> registerFunctions(duckdb_database database)
{
    duckdb_connection connection = nullptr;
    if (duckdb_connect(database, &connection) == DuckDBError)
        return failure(ErrorKind::Io, codes::IoError, u"cannot connect to the store"_s);
    const Result<void> registered = registerViewerSets(connection);
    duckdb_disconnect(&connection);
    return registered;
}

} // namespace

struct Database::Handle
{
    QString path;
    Settings settings;
    duckdb_database database = nullptr;

    ~Handle()
    {
        if (database)
            duckdb_close(&database);
        openFiles().release(path);
    }
};

Result<std::unique_ptr<Database>> Database::open(const QString &path, const Settings &settings)
{
    if (const Result<void> ready = prepareFile(path); !ready)
        return Unexpected(ready.error());
    const QString canonical = canonicalPath(path);
    if (!openFiles().claim(canonical))
        return failure(ErrorKind::Conflict, codes::StoreInUse, u"already open in this process"_s, path, true);
    auto handle = std::make_unique<Handle>();
    handle->path = canonical;
    handle->settings = settings;

    Config config;
    lockDown(config, canonical, settings);
    char *message = nullptr;
    const QByteArray name = canonical.toUtf8();
    const quint64 before = storefile::number(canonical);
    if (duckdb_open_ext(name.constData(), &handle->database, config.handle, &message) == DuckDBError) {
        const QString text = QString::fromUtf8(message);
        duckdb_free(message);
        return Unexpected(openError(text, canonical));
    }
    // Another process may put a rewritten file in its place between the engine's opening and its locking.
    if (before != 0 && before != storefile::number(canonical))
        return failure(ErrorKind::Conflict, codes::StoreInUse, u"another program replaced it just now"_s,
                       path, true);
    if (const Result<void> registered = registerFunctions(handle->database); !registered)
        return Unexpected(registered.error());
    return std::unique_ptr<Database>(new Database(std::move(handle)));
}

Database::Database(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
}

Database::~Database() = default;

Result<std::unique_ptr<Connection>> Database::connect()
{
    duckdb_connection connection = nullptr;
    if (duckdb_connect(m_handle->database, &connection) == DuckDBError)
        return failure(ErrorKind::Io, codes::IoError, u"cannot connect to the store"_s, m_handle->path);
    return std::make_unique<Connection>(connection, m_handle->settings.rewriteSql,
                                        m_handle->settings.useTables);
}

const QString &Database::path() const
{
    return m_handle->path;
}

const Database::Settings &Database::settings() const
{
    return m_handle->settings;
}

} // namespace tally
