// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/deadletters.h"

#include "core/errorcodes.h"

#include <QDateTime>
#include <QDir>
#include <QTimeZone>

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr size_t PendingBytes = 256 * 1024;
const QString PartEnding = QStringLiteral(".part");

} // namespace

DeadLetters::DeadLetters(QString folder, qint64 nowMs, qint64 maxBytes)
    : m_folder(std::move(folder))
    , m_nowMs(nowMs)
    , m_maxBytes(maxBytes)
{
}

DeadLetters::~DeadLetters()
{
    // Given up on the way (an error): what was kept so far stays under its unfinished name.
    if (m_file.isOpen())
        static_cast<void>(flush());
}

QString DeadLetters::path() const
{
    QString name = m_file.fileName();
    if (m_file.isOpen() || !name.endsWith(PartEnding))
        return name;
    name.chop(PartEnding.size());
    return name;
}

Unexpected DeadLetters::ioFailure() const
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, isFull ? codes::DiskFull : codes::IoError, m_file.errorString(),
                   m_file.fileName().isEmpty() ? m_folder : m_file.fileName());
}

Result<void> DeadLetters::open()
{
    const QString stamp
        = QDateTime::fromMSecsSinceEpoch(m_nowMs, QTimeZone::utc()).toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    if (!QDir().mkpath(m_folder))
        return failure(ErrorKind::Io, codes::IoError, u"the folder of rejected lines can't be made"_s,
                       m_folder);
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const QString suffix = attempt == 0 ? QString() : u"-%1"_s.arg(attempt);
        const QString name = QDir(m_folder).filePath(u"rejected-%1%2.ndjson"_s.arg(stamp, suffix));
        if (QFile::exists(name))
            continue;
        m_file.setFileName(name + PartEnding);
        if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                        QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return {};
        if (!m_file.exists())
            break;
    }
    return ioFailure();
}

Result<void> DeadLetters::add(const LetterOrigin &origin, const RejectedLine &line)
{
    const QMutexLocker lock(&m_mutex);
    if (m_folder.isEmpty())
        return {};
    if (m_written > m_maxBytes) {
        ++m_notKept;
        return {};
    }
    if (!m_file.isOpen()) {
        if (auto opened = open(); !opened)
            return opened;
    }
    const std::string json = letterText(letterOf(origin, line));
    m_written += qint64(json.size());
    m_pending += json;
    return m_pending.size() >= PendingBytes ? flush() : Result<void>();
}

Result<void> DeadLetters::flush()
{
    const qint64 size = qint64(m_pending.size());
    if (size > 0 && m_file.write(m_pending.data(), size) != size)
        return ioFailure();
    m_pending.clear();
    return {};
}

Result<void> DeadLetters::write()
{
    const QMutexLocker lock(&m_mutex);
    return m_file.isOpen() ? flush() : Result<void>();
}

Result<void> DeadLetters::close()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_file.isOpen())
        return {};
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (::fsync(m_file.handle()) != 0)
        return ioFailure();
    const QString unfinished = m_file.fileName();
    m_file.close();
    const QString name = unfinished.chopped(PartEnding.size());
    if (!QFile::rename(unfinished, name)) // never over an existing file
        return failure(ErrorKind::Io, codes::IoError, u"can't be renamed"_s, unfinished);
    return {};
}

} // namespace tally
