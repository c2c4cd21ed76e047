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

SourceAccess accessOf(const Arguments &arguments)
{
    SourceAccess access;
    access.caFile = arguments.value(u"ca"_s).value_or(QString());
    access.caFingerprint = arguments.value(u"ca-fingerprint"_s).value_or(QString());
    access.user = arguments.value(u"user"_s).value_or(QString());
    return access;
}

Result<QString> storePath(const Arguments &arguments)
{
    return storePath(arguments.value(u"source"_s).value_or(defaultStorePath()));
}

Result<QString> storePath(const QString &given)
{
    if (given.contains("://"_L1)) {
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"this command is for local stores"_s,
                       given);
    }
    if (given.startsWith(u'@'))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"there is no saved connection of that name"_s, given);
    if (QFileInfo(given).isDir())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"this is a folder, not a store"_s,
                       given);
    return given;
}

Result<QString> placeOf(const Arguments &arguments)
{
    const QString given = arguments.value(u"source"_s).value_or(QString());
    if (!isEngineAddress(given))
        return storePath(arguments);
    SourceAccess access = accessOf(arguments);
    access.password = u"-"_s; // only the address matters here
    return engineOptions(given, access).map([](const SearchSource::Options &options) {
        const QUrl &node = options.http.nodes.front();
        const QString host = QString(node.host()).replace(u':', u'_');
        return dataFolder() + u"/%1-%2-%3.tally"_s.arg(host).arg(node.port(80)).arg(options.base);
    });
}

Result<OpenedSource> openAnySource(const Arguments &arguments, IfMissing ifMissing,
                                   const EmbeddedSource::Options &options)
{
    const QString given = arguments.value(u"source"_s).value_or(QString());
    if (!isAddress(given)) {
        Result<std::unique_ptr<Store>> store = openStore(arguments, ifMissing, options);
        if (!store)
            return Unexpected(store.error());
        OpenedSource opened;
        opened.store = store->get();
        opened.source = std::move(*store);
        return opened;
    }
    SourceAccess access = accessOf(arguments);
    if (const Result<void> read = access.addSecretsOfEnvironment(); !read)
        return Unexpected(read.error());
    return openSource(given, access, std::make_shared<SystemClock>(), options);
}

QString rejectedFolder(const QString &store)
{
    return lettersFolderOf(store);
}

Result<std::unique_ptr<Store>> openStore(const Arguments &arguments, IfMissing ifMissing,
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
    return openOrJoin(*path, std::make_shared<SystemClock>(), options);
}

} // namespace tally::cli
