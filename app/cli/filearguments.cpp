// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/filearguments.h"

#include "core/errorcodes.h"

#include <QFile>
#include <QFileInfo>

#include <glob.h>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

bool isPattern(const QString &name)
{
    return (name.contains(u'*') || name.contains(u'?') || name.contains(u'[')) && !QFileInfo::exists(name);
}

QStringList matches(const QString &pattern)
{
    QStringList files;
    glob_t found = {};
    if (::glob(QFile::encodeName(pattern).constData(), 0, nullptr, &found) == 0) {
        for (std::size_t i = 0; i < found.gl_pathc; ++i) {
            const QString file = QFile::decodeName(found.gl_pathv[i]);
            if (!QFileInfo(file).isDir())
                files += file;
        }
    }
    ::globfree(&found);
    return files;
}

} // namespace

Result<QStringList> expandedFiles(const QStringList &given)
{
    QStringList files;
    for (const QString &name : given) {
        const QStringList found = isPattern(name) ? matches(name) : QStringList{name};
        if (found.isEmpty())
            return failure(ErrorKind::NotFound, codes::IoError, u"no file matches this pattern"_s, name);
        for (const QString &file : found) {
            if (!files.contains(file))
                files += file;
        }
    }
    return files;
}

} // namespace tally::cli
