// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standardstream.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace tally::cli {

StandardStream::StandardStream(int descriptor, QObject *parent)
    : QIODevice(parent)
    , m_descriptor(descriptor)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool StandardStream::isTerminal() const
{
    return ::isatty(m_descriptor) == 1;
}

qint64 StandardStream::writeData(const char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t written = ::write(m_descriptor, data + done, std::size_t(size - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            const int reason = errno;
            m_readerIsGone = reason == EPIPE;
            setErrorString(QString::fromLocal8Bit(std::strerror(reason)));
            errno = reason; // deviceError() asks for it
            return -1;
        }
        done += written;
    }
    return done;
}

void prepareStandardStreams()
{
    std::signal(SIGPIPE, SIG_IGN);
    // Opened the wrong way round, so that using a closed stream is still an error.
    constexpr std::array<int, 3> Ways{O_WRONLY, O_RDONLY, O_WRONLY};
    for (int descriptor = 0; descriptor < 3; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
            (void)::open("/dev/null", Ways[std::size_t(descriptor)]);
    }
}

} // namespace tally::cli
