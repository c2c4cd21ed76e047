// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/intake/spool.h"

#include "core/errorcodes.h"

#include <QDir>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        bytes.remove_prefix(written > 0 ? size_t(written) : 0);
    }
    return true;
}

} // namespace

Spool::Spool(SpoolOptions options)
    : m_options(std::move(options))
{
}

Result<std::unique_ptr<Spool>> Spool::open(const SpoolOptions &options)
{
    std::unique_ptr<Spool> spool(new Spool(options));
    if (Result<void> prepared = spool->prepare(); !prepared)
        return Unexpected(prepared.error());
    spool->m_thread = std::thread([spool = spool.get()] { spool->run(); });
    return spool;
}

Spool::~Spool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Unexpected Spool::ioFailure() const
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, isFull ? codes::DiskFull : codes::IoError,
                   QString::fromLocal8Bit(std::strerror(errno)), m_options.folder, isFull);
}

Result<void> Spool::prepare()
{
    const QString &folder = m_options.folder;
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::Io, codes::IoError, u"the spool's folder can't be made"_s, folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_lock.setFileName(folder + u"/lock"_s);
    if (!m_lock.open(QIODevice::ReadWrite))
        return failure(ErrorKind::Io, codes::IoError, m_lock.errorString(), m_lock.fileName());
    if (::flock(m_lock.handle(), LOCK_EX | LOCK_NB) != 0)
        return failure(ErrorKind::Conflict, codes::StoreInUse, u"another server has this spool open"_s, folder);
    const QList<quint64> segments = spoolSegments(folder);
    for (const quint64 segment : segments) {
        if (Result<void> recovered = recover(segment); !recovered)
            return recovered;
    }
    m_released = {segments.isEmpty() ? 1 : segments.first(), 0};
    return startSegment(segments.isEmpty() ? 1 : segments.last() + 1);
}

Result<void> Spool::recover(quint64 segment)
{
    QFile file(spoolFileName(m_options.folder, segment));
    if (!file.open(QIODevice::ReadWrite))
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), file.fileName());
    const QByteArray bytes = file.readAll();
    const std::string_view text(bytes.constData(), size_t(bytes.size()));
    qint64 end = 0;
    for (SpoolRead read = readRecord(text, 0); read.record; read = readRecord(text, end))
        end = read.next;
    if (end < file.size() && !file.resize(end))
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), file.fileName());
    m_waiting += end;
    return {};
}

Result<void> Spool::startSegment(quint64 segment)
{
    m_file.close();
    m_file.setFileName(spoolFileName(m_options.folder, segment));
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                     QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || !syncFolder(m_options.folder))
        return ioFailure();
    m_segment = segment;
    const std::lock_guard lock(m_mutex);
    m_durable = {segment, 0};
    return {};
}

void Spool::append(const SpoolRecord &record, Done done)
{
    std::string bytes = framed(record);
    std::unique_lock lock(m_mutex);
    if (m_waiting + qint64(bytes.size()) > m_options.maxBytes || m_stopping) {
        lock.unlock();
        return done(failure(ErrorKind::Unavailable, SpoolFullCode, u"too many events wait for their target"_s, {},
                            true));
    }
    m_waiting += qint64(bytes.size());
    m_pending.push_back({std::move(bytes), std::move(done)});
    lock.unlock();
    m_changed.notify_all();
}

Result<void> Spool::write(const std::vector<Pending> &records)
{
    if (m_durable.offset >= m_options.segmentBytes) {
        if (Result<void> started = startSegment(m_segment + 1); !started)
            return started;
    }
    std::string bytes;
    for (const Pending &record : records)
        bytes += record.bytes;
    const int descriptor = m_file.handle();
    if (descriptor < 0)
        return failure(ErrorKind::Io, codes::IoError, u"the spool can't be written"_s, {}, true);
    if (!writeAll(descriptor, bytes) || ::fdatasync(descriptor) != 0) {
        const Unexpected error = ioFailure();
        // Half a record must not stand before the next one.
        if (::ftruncate(descriptor, m_durable.offset) != 0 || ::lseek(descriptor, m_durable.offset, SEEK_SET) < 0)
            m_file.close();
        return error;
    }
    const std::lock_guard lock(m_mutex);
    m_durable.offset += qint64(bytes.size());
    return {};
}

void Spool::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stopping || !m_pending.empty(); });
        if (m_pending.empty())
            return;
        std::vector<Pending> records = std::move(m_pending);
        m_pending.clear();
        lock.unlock();
        const Result<void> written = write(records);
        if (written)
            m_changed.notify_all();
        for (const Pending &record : records)
            record.done(written);
        lock.lock();
        for (const Pending &record : records)
            m_waiting -= written ? 0 : qint64(record.bytes.size());
    }
}

/// Has the bytes from `place` to the end of what is synced of its file.
bool Spool::window(const SpoolPlace &place, qint64 durable)
{
    if (m_windowEnd == SpoolPlace{place.segment, durable} && m_windowStart <= place.offset)
        return true;
    QFile file(spoolFileName(m_options.folder, place.segment));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(place.offset))
        return false;
    m_window.resize(size_t(durable - place.offset));
    const qint64 got = file.read(m_window.data(), qint64(m_window.size()));
    m_window.resize(size_t(std::max<qint64>(0, got)));
    m_windowStart = place.offset;
    m_windowEnd = {place.segment, durable};
    return true;
}

std::optional<SpoolRecord> Spool::read(SpoolPlace &place, int waitMs, qint64 &skipped)
{
    std::unique_lock lock(m_mutex);
    const auto isThere = [&] {
        return m_woken || m_durable.segment > place.segment
            || (m_durable.segment == place.segment && m_durable.offset > place.offset);
    };
    m_changed.wait_for(lock, std::chrono::milliseconds(waitMs), isThere);
    m_woken = false;
    const SpoolPlace end = m_durable;
    lock.unlock();
    for (; place.segment <= end.segment; place = {place.segment + 1, 0}) {
        const bool isLast = place.segment == end.segment;
        const qint64 durable
            = isLast ? end.offset : QFileInfo(spoolFileName(m_options.folder, place.segment)).size();
        if (durable > place.offset && window(place, durable)) {
            const SpoolRead found = readRecord(m_window, place.offset - m_windowStart);
            skipped += found.record ? found.skipped : durable - place.offset;
            place.offset = found.record ? m_windowStart + found.next : durable;
            if (found.record)
                return found.record;
        }
        if (isLast)
            break;
    }
    return std::nullopt;
}

void Spool::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
}

void Spool::release(const SpoolPlace &place)
{
    const std::lock_guard lock(m_mutex);
    while (m_released.segment < place.segment) {
        const QString name = spoolFileName(m_options.folder, m_released.segment);
        m_waiting -= std::max<qint64>(0, QFileInfo(name).size() - m_released.offset);
        QFile::remove(name);
        m_released = {m_released.segment + 1, 0};
    }
    if (place.offset > m_released.offset && place.segment == m_released.segment) {
        m_waiting -= place.offset - m_released.offset;
        m_released.offset = place.offset;
    }
}

SpoolPlace Spool::first() const
{
    const std::lock_guard lock(m_mutex);
    return {m_released.segment, 0};
}

qint64 Spool::waitingBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting;
}

} // namespace tally
