// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settingsfile.h"

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

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path))
{
}

QString SettingsFile::lastGoodPath() const
{
    return m_path + u".last-good"_s;
}

QString SettingsFile::setAside() const
{
    const QString bad = m_path + u".bad"_s;
    QFile::remove(bad);
    return QFile::rename(m_path, bad) ? bad : QString();
}

SettingsFile::Loaded SettingsFile::load() const
{
    const auto readFrom
        = [](const QString &path) { return readSmallFile(path, MaxBytes).and_then(settingsFromJson); };
    // A link that leads nowhere counts as damaged too: saving over it would surprise.
    if (!QFileInfo::exists(m_path) && !QFileInfo(m_path).isSymLink()) {
        if (auto good = readFrom(lastGoodPath()))
            return {*good, Origin::LastGood, {}};
        return {};
    }
    if (auto settings = readFrom(m_path))
        return {*settings, Origin::File, {}};
    const QString bad = setAside();
    if (auto good = readFrom(lastGoodPath()))
        return {*good, Origin::LastGood, bad};
    return {{}, Origin::Defaults, bad};
}

Result<void> SettingsFile::save(const Settings &settings) const
{
    const QByteArray text = settingsToJson(settings);
    if (auto written = writeSmallFile(m_path, text); !written)
        return written;
    return writeSmallFile(lastGoodPath(), text);
}

} // namespace tally
