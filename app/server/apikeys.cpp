// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/apikeys.h"

#include "core/errorcodes.h"
#include "workspace/settingsfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSaveFile>

#include <nlohmann/json.hpp>
#include <openssl/crypto.h>

#include <array>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;
constexpr qint64 MostBytes = 4 * 1024 * 1024;

QByteArray randomHex(int words)
{
    QByteArray bytes;
    for (int i = 0; i < words; ++i) {
        const quint32 word = QRandomGenerator::system()->generate();
        bytes += QByteArray(reinterpret_cast<const char *>(&word), sizeof word);
    }
    return bytes.toHex();
}

QByteArray hashOf(std::string_view secret)
{
    return QCryptographicHash::hash(QByteArray(secret.data(), qsizetype(secret.size())), QCryptographicHash::Sha256);
}

Json toJson(const ApiKey &key)
{
    Json scopes = Json::array();
    for (const QString &scope : key.scopes)
        scopes.push_back(scope.toStdString());
    return {{"id", key.id.toStdString()},
            {"name", key.name.toStdString()},
            {"sha256", key.hash.toHex().toStdString()},
            {"scopes", scopes},
            {"expires", key.expiresMs ? Json(*key.expiresMs) : Json()},
            {"created", key.createdMs},
            {"per_second", key.perSecond},
            {"without_viewers", key.withoutViewers},
            {"without_export", key.withoutExport}};
}

ApiKey keyOf(const Json &json)
{
    ApiKey key;
    key.id = QString::fromStdString(json.at("id").get<std::string>());
    key.name = QString::fromStdString(json.at("name").get<std::string>());
    key.hash = QByteArray::fromHex(QByteArray::fromStdString(json.at("sha256").get<std::string>()));
    for (const Json &scope : json.at("scopes"))
        key.scopes += QString::fromStdString(scope.get<std::string>());
    if (!json.at("expires").is_null())
        key.expiresMs = json.at("expires").get<qint64>();
    key.createdMs = json.value("created", qint64(0));
    key.perSecond = json.value("per_second", 0);
    key.withoutViewers = json.value("without_viewers", false);
    key.withoutExport = json.value("without_export", false);
    return key;
}

} // namespace

const QStringList &scopeNames()
{
    static const QStringList names{u"read"_s, u"ingest"_s, u"admin"_s};
    return names;
}

bool ApiKey::allows(KeyScope scope) const
{
    return scope == KeyScope::None || scopes.contains(u"admin"_s)
        || scopes.contains(scopeNames().value(int(scope) - 1));
}

Result<ApiKeys> ApiKeys::load(const QString &path)
{
    ApiKeys keys;
    if (!QFileInfo::exists(path))
        return keys;
    const Result<QByteArray> text = readSmallFile(path, MostBytes);
    if (!text)
        return Unexpected(text.error());
    try {
        const Json json = Json::parse(text->begin(), text->end());
        for (const Json &entry : json.at("keys"))
            keys.m_keys.append(keyOf(entry));
    } catch (const nlohmann::json::exception &) {
        // Not what it says: that may be part of a key.
        return failure(ErrorKind::Damaged, codes::InvalidFile, u"not a file of keys"_s, path);
    }
    return keys;
}

Result<void> ApiKeys::save(const QString &path) const
{
    Json list = Json::array();
    for (const ApiKey &key : m_keys)
        list.push_back(toJson(key));
    const QByteArray text = QByteArray::fromStdString(Json{{"keys", list}}.dump(2)) + '\n';
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorKind::Io, codes::IoError, u"cannot create the folder"_s, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(text) != text.size() || !file.commit())
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), path);
    return {};
}

QString ApiKeys::add(ApiKey key)
{
    const QByteArray secret = randomHex(8);
    key.id = QString::fromLatin1(randomHex(2));
    key.hash = hashOf(std::string_view(secret.constData(), size_t(secret.size())));
    m_keys.append(key);
    return u"tally_%1_%2"_s.arg(key.id, QString::fromLatin1(secret));
}

bool ApiKeys::revoke(const QString &id)
{
    return m_keys.removeIf([&id](const ApiKey &key) { return key.id == id; }) > 0;
}

const ApiKey *ApiKeys::find(std::string_view text, qint64 nowMs) const
{
    constexpr std::string_view front = "tally_";
    const size_t split = text.rfind('_');
    if (text.substr(0, front.size()) != front || split <= front.size())
        return nullptr;
    const QString id = QString::fromLatin1(text.data() + front.size(), qsizetype(split - front.size()));
    const QByteArray hash = hashOf(text.substr(split + 1));
    const ApiKey *found = nullptr;
    for (const ApiKey &key : m_keys) {
        const bool fits = key.hash.size() == hash.size()
            && CRYPTO_memcmp(key.hash.constData(), hash.constData(), size_t(hash.size())) == 0;
        if (fits && key.id == id && (!key.expiresMs || *key.expiresMs > nowMs))
            found = &key;
    }
    return found;
}

} // namespace tally
