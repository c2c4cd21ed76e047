// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/http/httpsettings.h"

#include "core/errorcodes.h"

namespace tally {

using namespace Qt::StringLiterals;

QByteArray HttpCredentials::header() const
{
    switch (kind) {
    case Kind::Basic:
        return "Basic " + (user + u':' + secret).toUtf8().toBase64();
    case Kind::ApiKey:
        return "ApiKey " + secret.toUtf8();
    case Kind::Bearer:
        return "Bearer " + secret.toUtf8();
    case Kind::None:
        break;
    }
    return {};
}

Result<QByteArray> TlsTrust::parseFingerprint(const QString &text)
{
    constexpr qsizetype Sha256Digits = 64;
    QByteArray digits = text.toLatin1().toLower();
    digits.replace(':', "").replace(' ', "");
    const QByteArray bytes = QByteArray::fromHex(digits);
    if (digits.size() != Sha256Digits || bytes.toHex() != digits)
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"a fingerprint is the SHA-256 of a certificate, 64 hexadecimal digits"_s);
    return bytes;
}

Result<HttpAddress> parseHttpAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString shown = url.toString(QUrl::RemoveUserInfo);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"not an http or https address"_s,
                       shown);
    if (url.hasQuery() || url.hasFragment())
        return failure(ErrorKind::InvalidInput, codes::InvalidSource,
                       u"an address has no query and no fragment"_s, shown);
    HttpAddress address;
    address.node.setScheme(url.scheme());
    address.node.setHost(url.host());
    address.node.setPort(url.port());
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = url.password(QUrl::FullyDecoded);
    address.path = url.path(QUrl::FullyDecoded);
    while (address.path.startsWith(u'/'))
        address.path.remove(0, 1);
    while (address.path.endsWith(u'/'))
        address.path.chop(1);
    return address;
}

} // namespace tally
