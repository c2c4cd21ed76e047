// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/followstate.h"

#include "core/errorcodes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::json;

quint64 numberOf(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_unsigned() ? found->get<quint64>() : 0;
}

} // namespace

FollowState::FollowState(QString file)
    : m_file(std::move(file))
{
    QFile stored(m_file);
    if (m_file.isEmpty() || !stored.open(QIODevice::ReadOnly))
        return;
    const QByteArray bytes = stored.readAll();
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_object())
        return;
    for (const auto &entry : json.items()) {
        if (entry.value().is_object())
            m_files.insert(QString::fromStdString(entry.key()),
                           {numberOf(entry.value(), "device"), numberOf(entry.value(), "number")});
    }
}

FileIdentity FollowState::earlier(const QString &path) const
{
    const QMutexLocker lock(&m_mutex);
    return m_files.value(QFileInfo(path).absoluteFilePath());
}

Result<void> FollowState::remember(const QString &path, const FileIdentity &identity)
{
    const QMutexLocker lock(&m_mutex);
    FileIdentity &known = m_files[QFileInfo(path).absoluteFilePath()];
    if (known == identity || m_file.isEmpty())
        return {};
    known = identity;
    return save();
}

Result<void> FollowState::save() const
{
    Json json = Json::object();
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it)
        json[it.key().toStdString()] = {{"device", it->device}, {"number", it->number}};
    QSaveFile file(m_file);
    const QByteArray bytes
        = QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        const bool full = errno == ENOSPC || errno == EDQUOT;
        return failure(ErrorKind::Io, full ? codes::DiskFull : codes::IoError, file.errorString(), m_file);
    }
    return {};
}

QString findRenamed(const QString &path, const FileIdentity &identity)
{
    const QFileInfo info(path);
    const QDir folder = info.absoluteDir();
    // Rotation keeps the name's beginning: app.log.1, app.log-20261001, app-1.log.
    for (const QString &name : folder.entryList({info.baseName() + u'*'}, QDir::Files, QDir::Time)) {
        const QString candidate = folder.filePath(name);
        if (identityOf(candidate) == identity)
            return candidate;
    }
    return {};
}

} // namespace tally
