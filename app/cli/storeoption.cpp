// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/storeoption.h"

#include "cli/crashnote.h"
#include "core/errorcodes.h"
#include "ingest/letterfiles.h"
#include "workspace/paths.h"

#include <QDir>
#include <QFileInfo>

namespace tally::cli {

using namespace Qt::StringLiterals;

Result<QString> storePath(const Arguments &arguments)
{
    const QString given = arguments.value(u"source"_s).value_or(defaultStorePath());
    if (given.contains("://"_L1)) {
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"this version reads local stores only"_s, given);
    }
    if (given.startsWith(u'@'))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"there is no saved connection of that name"_s, given);
    if (QFileInfo(given).isDir())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"this is a folder, not a store"_s,
                       given);
    return given;
}

QString rejectedFolder(const QString &store)
{
    return lettersFolderOf(store);
}

Result<std::unique_ptr<EmbeddedSource>> openStore(const Arguments &arguments, IfMissing ifMissing,
                                                  const EmbeddedSource::Options &options)
{
    const Result<QString> path = storePath(arguments);
    if (!path)
        return Unexpected(path.error());
    if (ifMissing == IfMissing::Refuse && !QFileInfo::exists(*path)) {
        return failure(ErrorKind::NotFound, codes::InvalidSource,
                       u"there is no store yet: `tally import` or `tally demo` makes one"_s, *path);
    }
    blameFaultsOn(*path);
    return EmbeddedSource::open(*path, std::make_shared<SystemClock>(), options);
}

} // namespace tally::cli
