// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QUrl>

namespace tally {

/// Who asks. The secret is a value that somebody else keeps; it goes into the request and nowhere else.
struct HttpCredentials
{
    enum class Kind { None, Basic, ApiKey, Bearer };
    Kind kind = Kind::None;
    QString user; ///< for Basic
    QString secret;

    QByteArray header() const; ///< the value of Authorization; empty for None
};

/// Whom to believe. Nothing set: the system's certificates. The host's name is checked in every case.
struct TlsTrust
{
    QString caFile; ///< PEM; instead of the system's certificates
    QByteArray
        caFingerprint; ///< SHA-256 of a certificate of the server's chain that is trusted as well; raw bytes

    /// Hexadecimal digits, with or without colons.
    static Result<QByteArray> parseFingerprint(const QString &text);
};

struct HttpSettings
{
    QList<QUrl> nodes; ///< without user, query or fragment; one at least
    HttpCredentials credentials;
    TlsTrust trust;
    int connectMs = 10'000;
    int idleMs = 120'000; ///< without a byte in either direction
    int totalMs = 300'000; ///< with everything that is sent again
    int attempts = 4; ///< how often a request is sent at most
    int maxWaitMs = 30'000; ///< the longest pause before it is sent again, whatever Retry-After says
    qint64 maxAnswerBytes = 512LL << 20;
};

/// `https://user@host:9200/base` as a node's address and who asks. `invalid_source` for what is no http(s)
/// address.
struct HttpAddress
{
    QUrl node; ///< scheme, host and port
    QString path; ///< decoded, without slashes at its ends
    QString user;
    QString password;
};
Result<HttpAddress> parseHttpAddress(const QString &text);

} // namespace tally
