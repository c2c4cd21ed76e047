// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/bytesource.h"

#include "core/errorcodes.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Unexpected systemError(const QString &path)
{
    const ErrorKind kind = errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Io;
    return failure(kind, codes::IoError, QString::fromLocal8Bit(std::strerror(errno)), path);
}

} // namespace

Result<std::unique_ptr<ByteSource>> FileBytes::open(const QString &path, CancelToken cancel,
                                                    std::atomic<qint64> &consumed)
{
    const int descriptor = path == u"-"_s ? ::dup(STDIN_FILENO)
                                          : ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(path);
    return std::unique_ptr<ByteSource>(new FileBytes(descriptor, std::move(cancel), consumed));
}

FileBytes::FileBytes(int descriptor, CancelToken cancel, std::atomic<qint64> &consumed)
    : m_descriptor(descriptor)
    , m_cancel(std::move(cancel))
    , m_consumed(consumed)
{
}

FileBytes::~FileBytes()
{
    ::close(m_descriptor);
}

Result<qint64> FileBytes::read(char *to, qint64 most)
{
    constexpr int pauseMs = 100; // how late a cancel may be noticed while a pipe is silent
    for (;;) {
        if (m_cancel.isCancelled())
            return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
        pollfd waited{m_descriptor, POLLIN, 0};
        const int ready = ::poll(&waited, 1, pauseMs);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        const ssize_t got = ready < 0 ? -1 : ::read(m_descriptor, to, size_t(most));
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            return systemError({});
        m_consumed += got;
        return qint64(got);
    }
}

} // namespace tally
