// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settingsfile.h"

#include "workspace/smallfile.h"

#include <QFile>
#include <QFileInfo>

namespace tally {

using namespace Qt::StringLiterals;

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
