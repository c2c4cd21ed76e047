// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/storesocket.h"

#include "core/errorcodes.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

/// Qt warns, and makes a folder of its own, where XDG_RUNTIME_DIR is not set: cron jobs have none.
QString runtimeFolder()
{
    const QString given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!given.isEmpty() && QFileInfo(given).isDir())
        return given + u"/tallyroom"_s;
#ifdef Q_OS_UNIX
    const QString system = u"/run/user/%1"_s.arg(getuid());
    if (QFileInfo(system).isWritable())
        return system + u"/tallyroom"_s;
    return QDir::tempPath() + u"/tallyroom-%1"_s.arg(getuid());
#else
    return QDir::tempPath() + u"/tallyroom"_s;
#endif
}

/// Somebody else may have made the folder first, where everybody may write.
bool isOurs(const QString &folder)
{
    const QFileInfo info(folder);
#ifdef Q_OS_UNIX
    if (info.ownerId() != getuid())
        return false;
#endif
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    return info.isDir() && !info.isSymLink() && !(info.permissions() & others);
}

} // namespace

Result<QString> storeSocket(const QString &store)
{
    const QString folder = runtimeFolder();
    QDir().mkdir(folder, OwnerOnly);
    if (!isOurs(folder))
        return failure(ErrorKind::Io, codes::IoError, u"this folder is not the user's own"_s, folder);
    const QFileInfo file(store);
    // A store that is not there yet has no canonical path, its folder has.
    const QString canonical = file.exists()
        ? file.canonicalFilePath()
        : QDir(file.absolutePath()).canonicalPath() + u'/' + file.fileName();
    const QByteArray name
        = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return folder + u'/' + QString::fromLatin1(name) + u".socket"_s;
}

} // namespace tally
