// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/followbytes.h"

#include <QHash>
#include <QMutex>
#include <QStringList>

namespace tally {

/// Remembers in a file which file each followed name led to, so that one that was renamed while nobody
/// followed it is found again. Thread-safe. An unreadable file is an empty one.
class FollowState
{
public:
    explicit FollowState(QString file); ///< empty: nothing is remembered
    /// The file that `path` led to at the last time; number 0 where it never did.
    FileIdentity earlier(const QString &path) const;
    Result<void> remember(const QString &path, const FileIdentity &identity);

private:
    Result<void> save() const;

    QString m_file;
    mutable QMutex m_mutex;
    QHash<QString, FileIdentity> m_files; // by absolute path
};

/// The file of that identity in the folder of `path`; empty where there is none.
QString findRenamed(const QString &path, const FileIdentity &identity);

} // namespace tally
