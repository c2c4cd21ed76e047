// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/errorcodes.h"
#include "ingest/fieldmap.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

static void initFieldMapResources()
{
    Q_INIT_RESOURCE(fieldmaps);
}

namespace tally {
namespace {

constexpr qint64 MaxMapBytes = 1024 * 1024;

Result<FieldMap> loadFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::NotFound, codes::InvalidFieldMap,
                       u"no built-in field map and no readable file (built in: %1)"_s.arg(
                           builtInFieldMaps().join(u", "_s)),
                       path);
    }
    const QByteArray text = file.read(MaxMapBytes + 1);
    if (text.size() > MaxMapBytes)
        return failure(ErrorKind::InvalidInput, codes::InvalidFieldMap, u"larger than 1 MiB"_s, path);
    auto map = parseFieldMap(text);
    if (!map) {
        Error error = map.error();
        error.place = error.place.isEmpty() ? path : path + u": "_s + error.place;
        return Unexpected(error);
    }
    return map;
}

} // namespace

QStringList builtInFieldMaps()
{
    return {u"ecs"_s, u"legacy"_s, u"shop"_s, u"tally"_s};
}

QByteArray builtInFieldMapJson(const QString &name)
{
    if (!builtInFieldMaps().contains(name))
        return {};
    initFieldMapResources();
    QFile file(u":/tallyroom/fieldmaps/%1.json"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<FieldMap> loadFieldMap(const QString &nameOrPath)
{
    if (builtInFieldMaps().contains(nameOrPath))
        return parseFieldMap(builtInFieldMapJson(nameOrPath));
    return loadFile(nameOrPath);
}

Result<std::optional<FieldMap>> findFieldMapBeside(const QString &dataFile)
{
    if (dataFile == u"-"_s)
        return std::optional<FieldMap>();
    const QFileInfo data(dataFile);
    QStringList names;
    for (QString name = data.fileName(); !name.isEmpty(); name = name.left(name.lastIndexOf(u'.')))
        if (names.append(name + u".fieldmap.json"_s); name.lastIndexOf(u'.') <= 0)
            break;
    names.append(u"fieldmap.json"_s);
    for (const QString &name : names) {
        const QString path = data.dir().filePath(name);
        if (!QFileInfo(path).isFile())
            continue;
        auto map = loadFile(path);
        if (!map)
            return Unexpected(map.error());
        return std::optional<FieldMap>(std::move(*map));
    }
    return std::optional<FieldMap>();
}

} // namespace tally
