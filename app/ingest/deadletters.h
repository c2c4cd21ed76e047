// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/letter.h"

#include <QFile>
#include <QMutex>

namespace tally {

/// The file that keeps rejected lines so that they can be mended and read again: one Letter a line. It comes
/// to be with the first line, is readable by its owner only, and carries the name `….part` until close().
/// Errors: `io_error`, `disk_full`. Thread-safe.
class DeadLetters
{
public:
    /// `folder` empty: nothing is kept. At most about `maxBytes` are written, lines beyond are only counted.
    DeadLetters(QString folder, qint64 nowMs, qint64 maxBytes = qint64(1) << 30);
    ~DeadLetters();

    Result<void> add(const LetterOrigin &origin, const RejectedLine &line);
    /// Writes what is still in memory, for readers of the unfinished file.
    Result<void> write();
    Result<void> close();

    QString path() const; ///< empty where there is no file
    qint64 notKept() const { return m_notKept; }

private:
    Result<void> open();
    Result<void> flush();
    Unexpected ioFailure() const;

    QMutex m_mutex;
    QString m_folder;
    qint64 m_nowMs;
    qint64 m_maxBytes;
    QFile m_file;
    std::string m_pending;
    qint64 m_written = 0;
    qint64 m_notKept = 0;
};

} // namespace tally
