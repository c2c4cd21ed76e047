// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storerestore.h"

#include "core/errorcodes.h"
#include "sources/embedded/connection.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storecopy.h"
#include "sources/embedded/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 Unreadable = -1;

Unexpected fileError(const QFile &file)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, full ? codes::DiskFull : codes::IoError, file.errorString(),
                   file.fileName());
}

bool looksLikeStore(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(8) && file.read(4) == "DUCK";
}

Result<void> copyBytes(const QString &from, const QString &to, const CancelToken &cancel)
{
    QFile in(from);
    QFile out(to);
    if (!in.open(QIODevice::ReadOnly))
        return fileError(in);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return fileError(out);
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (qint64 got = in.read(block.data(), block.size()); got != 0;
         got = in.read(block.data(), block.size())) {
        if (cancel.isCancelled())
            return Unexpected(cancelledError());
        if (got < 0)
            return fileError(in);
        if (out.write(block.constData(), got) != got)
            return fileError(out);
    }
    return {};
}

/// Opens, migrates where needed, and reads everything that counts.
Result<qint64> checkBackup(const QString &path, qint64 nowMs, const CancelToken &cancel)
{
    const Result<std::unique_ptr<Database>> database = Database::open(path, {});
    if (!database)
        return Unexpected(database.error());
    const Result<std::unique_ptr<Connection>> connection = (*database)->connect();
    if (!connection)
        return Unexpected(connection.error());
    if (const Result<void> prepared = Schema::prepare(**connection, nowMs); !prepared)
        return Unexpected(prepared.error());
    const Result<qint64> events = readThrough(**connection, cancel);
    if (!events)
        return events;
    Result<RowReader> days
        = (*connection)->run("SELECT coalesce(sum(events), 0) FROM event_days", {}, cancel);
    if (!days)
        return Unexpected(days.error());
    days->next();
    if (*events != days->integer(0))
        return failure(ErrorKind::Damaged, codes::StoreDamaged, u"its days do not add up to its events"_s,
                       path);
    return events;
}

/// The events of the store that is to be replaced; settles its log on the way.
Result<qint64> eventsOf(const QString &store, const CancelToken &cancel)
{
    if (!QFileInfo::exists(store))
        return 0;
    const Result<std::unique_ptr<Database>> database = Database::open(store, {});
    if (!database && database.error().code == codes::StoreInUse)
        return Unexpected(database.error());
    const Result<std::unique_ptr<Connection>> connection
        = database ? (*database)->connect() : Unexpected(database.error());
    if (!connection)
        return Unreadable;
    Result<RowReader> rows = (*connection)->run("SELECT count(*) FROM events", {}, cancel);
    if (rows && rows->next())
        return rows->integer(0);
    // An empty database has no tables yet; whatever else can't be read may be worth keeping.
    Result<RowReader> tables = (*connection)->run("SELECT count(*) FROM duckdb_tables()");
    return tables && tables->next() && tables->integer(0) == 0 ? 0 : Unreadable;
}

/// A second name for the old store, so that its own name always leads to a store.
Result<void> keepAside(const QString &store, const QString &aside)
{
    storefile::remove(aside);
    if (storefile::hasWal(store) && !QFile::rename(storefile::walOf(store), storefile::walOf(aside)))
        return failure(ErrorKind::Io, codes::IoError, u"its log can't be moved aside"_s, store);
    if (::link(QFile::encodeName(store).constData(), QFile::encodeName(aside).constData()) == 0)
        return {};
    return storefile::rename(store, aside); // a file system without links
}

Result<RestoreReport> putInPlace(const QString &fresh, const QString &store, bool replace, qint64 events,
                                 const CancelToken &cancel)
{
    StoreGuard guard(store);
    const Result<qint64> old = eventsOf(store, cancel);
    if (!old)
        return Unexpected(old.error());
    if (*old != 0 && !replace) {
        const QString why
            = *old < 0 ? u"it can't be read, but may hold events"_s : u"it has %1 events"_s.arg(*old);
        return failure(ErrorKind::Conflict, codes::StoreNotEmpty, why, store);
    }
    guard.mark();
    RestoreReport report{events, {}, *old};
    if (QFileInfo::exists(store)) {
        Result<void> aside = guard.take();
        if (aside && *old != 0) {
            report.keptAs = store + u".before-restore"_s;
            aside = keepAside(store, report.keptAs);
        }
        if (!aside)
            return Unexpected(aside.error());
    }
    if (const Result<void> named = storefile::rename(fresh, store); !named)
        return Unexpected(named.error());
    return report;
}

} // namespace

Result<BackupReport> keepBackup(const QString &store, const QString &to,
                                const std::function<Result<qint64>(const QString &part)> &write)
{
    const QFileInfo file(to);
    if (file.isDir())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"a folder, not a file"_s, to);
    if (file.exists() && file.canonicalFilePath() == QFileInfo(store).canonicalFilePath())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"the store itself"_s, to);
    if (file.exists() && !looksLikeStore(to))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"a file of that name exists and is no backup"_s, to);
    const QString part = to + u".part"_s;
    const Result<qint64> events = write(part);
    if (!events)
        return Unexpected(events.error());
    QFile::setPermissions(part, QFile::permissions(store));
    if (const Result<void> named = storefile::rename(part, to); !named) {
        storefile::remove(part);
        return Unexpected(named.error());
    }
    return BackupReport{*events, storefile::bytes(to)};
}

Result<RestoreReport> restoreStore(const QString &backup, const QString &given, bool replace, qint64 nowMs,
                                   const CancelToken &cancel)
{
    const QFileInfo from(backup);
    if (!from.exists())
        return failure(ErrorKind::NotFound, codes::IoError, u"no such file"_s, backup);
    if (!from.isFile() || !looksLikeStore(backup))
        return failure(ErrorKind::InvalidInput, codes::InvalidFile, u"no backup of a store"_s, backup);
    const QFileInfo target(given);
    const QString store = target.exists() ? target.canonicalFilePath() : target.absoluteFilePath();
    if (store == from.canonicalFilePath())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"the store itself"_s, backup);
    if (!QDir().mkpath(target.absolutePath()))
        return failure(ErrorKind::Io, codes::IoError, u"cannot create the folder"_s, target.absolutePath());
    const QString fresh = store + u".restoring"_s;
    storefile::remove(fresh);
    const auto read = [&] {
        Result<qint64> events = checkBackup(fresh, nowMs, cancel);
        if (!events)
            events.error().place = backup; // the copy's name says nothing to anybody
        return events;
    };
    Result<void> copied = copyBytes(backup, fresh, cancel);
    if (copied && storefile::hasWal(backup))
        copied = copyBytes(storefile::walOf(backup), storefile::walOf(fresh), cancel);
    const Result<RestoreReport> report
        = copied.and_then(read).and_then([&](qint64 events) -> Result<RestoreReport> {
              if (const Result<void> synced = storefile::sync(fresh); !synced)
                  return Unexpected(synced.error());
              return putInPlace(fresh, store, replace, events, cancel);
          });
    if (!report)
        storefile::remove(fresh);
    return report;
}

} // namespace tally
