// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

namespace tally {

/// What a key allows; Admin allows all.
enum class KeyScope : quint8 { None, Read, Ingest, Admin };
/// read, ingest, admin.
const QStringList &scopeNames();

/// Who may use the API. The key itself is not kept, only the hash of its secret.
struct ApiKey
{
    QString id; ///< part of the key, no secret
    QString name;
    QByteArray hash; ///< SHA-256 of the secret
    QStringList scopes;
    std::optional<qint64> expiresMs;
    qint64 createdMs = 0;
    int perSecond = 0; ///< requests; 0: the server's own limit
    bool withoutViewers = false; ///< no answer that names viewers or sessions
    bool withoutExport = false;

    bool allows(KeyScope scope) const;
};

/// The keys of one server, in a file that only its owner may read. A key is `tally_ID_SECRET`. A value; not
/// thread-safe.
class ApiKeys
{
public:
    /// No file: no keys. Errors: io_error, invalid_file.
    static Result<ApiKeys> load(const QString &path);
    Result<void> save(const QString &path) const;

    /// Adds `key` with a new id and a new secret; answers the key as its holder sends it, which is nowhere else.
    QString add(ApiKey key);
    bool revoke(const QString &id);
    /// The key that this text is, unless it has expired. Takes as long for a wrong secret as for a right one.
    const ApiKey *find(std::string_view text, qint64 nowMs) const;
    const QList<ApiKey> &all() const { return m_keys; }
    bool isEmpty() const { return m_keys.isEmpty(); }

private:
    QList<ApiKey> m_keys;
};

} // namespace tally
