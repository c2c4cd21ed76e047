// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storefile.h"

#include "core/errorcodes.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Unexpected systemError(const QString &path)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, full ? codes::DiskFull : codes::IoError,
                   QString::fromLocal8Bit(std::strerror(errno)), path, full);
}

Result<void> syncFolderOf(const QString &path)
{
    return storefile::sync(QFileInfo(path).absolutePath());
}

} // namespace

QString storefile::walOf(const QString &path)
{
    return path + u".wal"_s;
}

qint64 storefile::bytes(const QString &path)
{
    return QFileInfo(path).size() + QFileInfo(walOf(path)).size();
}

quint64 storefile::number(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? quint64(status.st_ino) : 0;
}

bool storefile::hasWal(const QString &path)
{
    return QFileInfo(walOf(path)).size() > 0;
}

void storefile::remove(const QString &path)
{
    QFile::remove(path);
    QFile::remove(walOf(path));
}

Result<void> storefile::sync(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(path);
    const int done = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return done == 0 ? Result<void>() : systemError(path);
}

Result<void> storefile::rename(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(to);
    return syncFolderOf(to);
}

StoreGuard::StoreGuard(const QString &path)
    : m_path(path)
    , m_descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC))
{
}

StoreGuard::~StoreGuard()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

// The engine counts its checkpoints in the headers, the first three blocks of 4 KiB, and whatever else is
// written lies in the log first.
QByteArray StoreGuard::state() const
{
    QByteArray headers(3 * 4096, '\0');
    const ssize_t got = ::pread(m_descriptor, headers.data(), size_t(headers.size()), 0);
    headers.resize(got > 0 ? qsizetype(got) : 0);
    return headers + QByteArray::number(storefile::bytes(m_path));
}

void StoreGuard::mark()
{
    m_marked = state();
}

Result<void> StoreGuard::take()
{
    // A lock of the open file, not of the process: it stands against the engine's own kind, and is not lost
    // when another descriptor of the file is closed.
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const bool locked = m_descriptor >= 0 && ::fcntl(m_descriptor, F_OFD_SETLK, &lock) == 0;
    if (!locked || state() != m_marked)
        return failure(ErrorKind::Conflict, codes::StoreInUse, u"another program opened it meanwhile"_s,
                       m_path, true);
    return {};
}

} // namespace tally
