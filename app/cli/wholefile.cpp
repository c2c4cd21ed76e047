// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wholefile.h"

#include "core/errorcodes.h"
#include "reports/deviceerror.h"

#include <QFileInfo>
#include <QSaveFile>

namespace tally::cli {

namespace {
constexpr qint64 MaxBytes = 64 * 1024 * 1024;
}

Result<std::unique_ptr<QFile>> openInput(const QString &path)
{
    const bool standard = path == QStringLiteral("-");
    auto file = std::make_unique<QFile>(standard ? QString() : path);
    const bool opened = standard ? file->open(0, QIODevice::ReadOnly) : file->open(QIODevice::ReadOnly);
    if (opened && !(!standard && QFileInfo(path).isDir()))
        return file;
    return failure(ErrorKind::Io, codes::IoError,
                   opened ? QStringLiteral("this is a folder") : file->errorString(),
                   standard ? QStringLiteral("standard input") : path);
}

Result<QByteArray> readAll(QFile &input)
{
    const QString name = input.fileName().isEmpty() ? QStringLiteral("standard input") : input.fileName();
    QByteArray bytes = input.read(MaxBytes + 1);
    // A pipe gives what it has; the end is an empty answer.
    for (QByteArray more = bytes; !more.isEmpty() && bytes.size() <= MaxBytes; bytes += more)
        more = input.read(MaxBytes + 1 - bytes.size());
    if (input.error() != QFileDevice::NoError)
        return failure(ErrorKind::Io, codes::IoError, input.errorString(), name);
    if (bytes.size() > MaxBytes)
        return failure(ErrorKind::InvalidInput, codes::InvalidFile, QStringLiteral("longer than 64 MiB"),
                       name);
    return bytes;
}

Result<void> writeWholeFile(const QString &path, const QByteArray &bytes)
{
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile())
        return failure(ErrorKind::Io, codes::IoError, QStringLiteral("not a plain file"), path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Unexpected(deviceError(file));
    return {};
}

} // namespace tally::cli
