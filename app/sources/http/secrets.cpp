// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/http/secrets.h"

#include "core/errorcodes.h"

#include <QFile>

namespace tally {

using namespace Qt::StringLiterals;

Result<QString> secretOfFile(const QString &path)
{
    constexpr qint64 MaxSecret = 64 * 1024;
    constexpr QFile::Permissions Others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), path);
    if (file.permissions() & Others)
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"others may read this file of a secret: chmod 600"_s, path);
    return QString::fromUtf8(file.readLine(MaxSecret)).trimmed();
}

Result<QString> secretOfEnvironment(const char *name)
{
    if (qEnvironmentVariableIsSet(name))
        return qEnvironmentVariable(name);
    const QByteArray ofFile = QByteArray(name) + "_FILE";
    if (qEnvironmentVariableIsSet(ofFile.constData()))
        return secretOfFile(qEnvironmentVariable(ofFile.constData()));
    return QString();
}

} // namespace tally
