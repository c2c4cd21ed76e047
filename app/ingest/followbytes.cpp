// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/followbytes.h"

#include "core/errorcodes.h"
#include "ingest/rejection.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr std::size_t BeginningBytes = 256;
constexpr std::size_t BlockBytes = 256 * 1024;

Unexpected systemError(const QString &path)
{
    return failure(ErrorKind::Io, codes::IoError, QString::fromLocal8Bit(std::strerror(errno)), path);
}

FileIdentity identityOf(const struct stat &status)
{
    return {quint64(status.st_dev), quint64(status.st_ino)};
}

} // namespace

FileIdentity identityOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return identityOf(status);
}

Result<std::unique_ptr<FollowBytes>> FollowBytes::open(const QString &path, const Options &options,
                                                       std::shared_ptr<FollowStatus> status)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(path);
    std::unique_ptr<FollowBytes> bytes(new FollowBytes(path, descriptor, options, std::move(status)));
    struct stat found = {};
    if (::fstat(descriptor, &found) != 0)
        return systemError(path);
    if (!S_ISREG(found.st_mode))
        return failure(ErrorKind::InvalidInput, codes::InvalidFile, u"only a plain file can be followed"_s,
                       path);
    bytes->m_identity = identityOf(found);
    return bytes;
}

FollowBytes::FollowBytes(QString path, int descriptor, Options options, std::shared_ptr<FollowStatus> status)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
    , m_options(std::move(options))
    , m_status(std::move(status))
{
}

FollowBytes::~FollowBytes()
{
    ::close(m_descriptor);
}

void FollowBytes::pause() const
{
    ::poll(nullptr, 0, m_options.pollMs);
}

void FollowBytes::end(FollowEnd why)
{
    m_status->end = why;
    if (why != FollowEnd::Stopped)
        m_whole = m_held.size(); // there is nothing left to wait for
}

/// Reads on; false where there is nothing for now.
Result<bool> FollowBytes::fetch()
{
    const std::size_t before = m_held.size();
    m_held.resize(before + BlockBytes);
    ssize_t got = 0;
    do
        got = ::pread(m_descriptor, m_held.data() + before, BlockBytes, m_offset);
    while (got < 0 && errno == EINTR);
    m_held.resize(before + std::size_t(std::max<ssize_t>(got, 0)));
    if (got < 0)
        return systemError(m_path);
    if (got == 0)
        return false;
    m_offset += got;
    m_status->bytes += got;
    m_quietMs = 0;
    if (m_beginning.size() < BeginningBytes)
        m_beginning.append(m_held, before, BeginningBytes - m_beginning.size());
    const std::size_t newline = m_held.rfind('\n');
    if (newline != std::string::npos)
        m_whole = newline + 1;
    if (m_held.size() - m_whole > std::size_t(MaxLineBytes) + 1)
        m_whole = m_held.size(); // too long for a line: the reader sets it aside
    return true;
}

bool FollowBytes::beginsAsBefore() const
{
    std::string now(m_beginning.size(), '\0');
    const ssize_t got = ::pread(m_descriptor, now.data(), now.size(), 0);
    return got == ssize_t(now.size()) && now == m_beginning;
}

void FollowBytes::lookForTheEnd()
{
    struct stat found = {};
    if (::fstat(m_descriptor, &found) == 0 && (found.st_size < m_offset || !beginsAsBefore()))
        return end(FollowEnd::Truncated);
    if (m_options.untilEnd)
        return end(FollowEnd::Rotated);
    const FileIdentity now = identityOf(m_path);
    // Whoever writes may hold the renamed file open for a moment.
    if (now.number != 0 && now != m_identity && m_quietMs >= m_options.quietMs)
        end(FollowEnd::Rotated);
}

Result<bool> FollowBytes::waitForLine()
{
    while (m_whole == 0 && mayGrow()) {
        if (m_options.stop.isCancelled()) {
            end(FollowEnd::Stopped);
            break;
        }
        const Result<bool> more = fetch();
        if (!more)
            return more;
        if (*more)
            continue;
        lookForTheEnd();
        if (m_whole == 0 && mayGrow()) {
            pause();
            m_quietMs += m_options.pollMs;
        }
    }
    const std::string_view head = m_held;
    if (head.substr(0, 2) == "\x1F\x8B" || head.substr(0, 4) == "\x28\xB5\x2F\xFD"
        || head.substr(0, 4) == "PAR1")
        return failure(ErrorKind::InvalidInput, codes::InvalidFile,
                       u"only plain text can be followed, nothing packed"_s, m_path);
    return m_whole > 0;
}

Result<qint64> FollowBytes::read(char *to, qint64 most)
{
    if (m_options.stop.isCancelled() && mayGrow())
        end(FollowEnd::Stopped);
    if (m_whole == 0 && mayGrow()) {
        const Result<bool> more = fetch();
        if (!more)
            return Unexpected(more.error());
        if (!*more) {
            lookForTheEnd();
            if (m_whole == 0 && mayGrow()) {
                pause();
                m_quietMs += m_options.pollMs;
            }
        }
    }
    const std::size_t count = std::min(std::size_t(most), m_whole);
    std::memcpy(to, m_held.data(), count);
    m_held.erase(0, count);
    m_whole -= count;
    return qint64(count);
}

} // namespace tally
