// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/smallfile.h"

#include "core/errorcodes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace tally {

using namespace Qt::StringLiterals;

Result<QByteArray> readSmallFile(const QString &path, qint64 maxBytes)
{
    // A folder, a pipe or a device in the file's place must not be waited for.
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, codes::IoError, u"no such file"_s, path);
    if (!info.isFile())
        return failure(ErrorKind::Damaged, codes::InvalidFile, u"not a regular file"_s, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), path);
    const QByteArray content = file.read(maxBytes + 1);
    if (content.size() > maxBytes)
        return failure(ErrorKind::Damaged, codes::InvalidFile, u"larger than %1 bytes"_s.arg(maxBytes), path);
    return content;
}

Result<void> writeSmallFile(const QString &path, const QByteArray &content)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorKind::Io, codes::IoError, u"cannot create the folder"_s, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), path);
    return {};
}

} // namespace tally
