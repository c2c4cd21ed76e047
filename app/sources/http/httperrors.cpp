// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/http/httperrors.h"

#include "core/errorcodes.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

struct Reason
{
    QSslError::SslError error;
    QString text;
};

const QList<Reason> &reasons()
{
    static const QList<Reason> all{
        {QSslError::CertificateExpired, u"TLS: the certificate has expired"_s},
        {QSslError::CertificateNotYetValid, u"TLS: the certificate is not valid yet"_s},
        {QSslError::HostNameMismatch, u"TLS: the certificate is for another host"_s},
        {QSslError::CertificateRevoked, u"TLS: the certificate was revoked"_s},
        {QSslError::SelfSignedCertificate, u"TLS: the certificate is self-signed and not trusted"_s},
        {QSslError::SelfSignedCertificateInChain,
         u"TLS: the certificate is of an authority that is not trusted"_s},
        {QSslError::UnableToGetLocalIssuerCertificate,
         u"TLS: the certificate is of an authority that is not trusted"_s},
        {QSslError::UnableToVerifyFirstCertificate,
         u"TLS: the certificate is of an authority that is not trusted"_s},
    };
    return all;
}

QString handshakeText(const QString &told)
{
    const bool isVersion = told.contains(u"version"_s, Qt::CaseInsensitive)
        || told.contains(u"unsupported protocol"_s, Qt::CaseInsensitive)
        || told.contains(u"no protocols"_s, Qt::CaseInsensitive);
    const bool isPlain = told.contains(u"wrong version number"_s, Qt::CaseInsensitive);
    if (isPlain)
        return u"TLS: the server does not speak TLS at this port"_s;
    return isVersion ? u"TLS: the server knows only old versions of TLS"_s : u"TLS: "_s + told;
}

} // namespace

QString distrustText(const QList<QSslError> &errors)
{
    for (const Reason &reason : reasons()) {
        if (std::any_of(errors.cbegin(), errors.cend(),
                        [&](const QSslError &one) { return one.error() == reason.error; }))
            return reason.text;
    }
    return errors.isEmpty() ? QString() : u"TLS: "_s + errors.front().errorString();
}

Error transportError(const QNetworkReply &reply, const QList<QSslError> &distrust, const QString &node)
{
    const auto unavailable = [&](const QString &detail, bool retryable) {
        return Error{ErrorKind::Unavailable, codes::UpstreamUnavailable, detail, node, retryable};
    };
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return unavailable(distrust.isEmpty() ? handshakeText(reply.errorString()) : distrustText(distrust),
                           false);
    case QNetworkReply::HostNotFoundError:
        return unavailable(u"there is no host of that name"_s, true);
    case QNetworkReply::ConnectionRefusedError:
        return unavailable(u"nothing listens there"_s, true);
    case QNetworkReply::RemoteHostClosedError:
        return unavailable(u"the connection was closed before the answer was complete"_s, true);
    case QNetworkReply::TimeoutError:
        return {ErrorKind::Timeout, codes::Timeout, u"no connection in time"_s, node, true};
    default:
        break;
    }
    return unavailable(u"the connection failed: "_s + QString(reply.errorString()).remove(u'\n'), true);
}

std::optional<Error> statusError(int status, const QString &node)
{
    switch (status) {
    case 401:
        return Error{ErrorKind::InvalidInput, codes::Unauthorized, u"user or key were not accepted"_s, node,
                     false};
    case 403:
        return Error{ErrorKind::InvalidInput, codes::Forbidden, u"this user may not do that"_s, node, false};
    case 429:
        return Error{ErrorKind::Unavailable, codes::RateLimited, u"asked to slow down"_s, node, true};
    case 502:
    case 503:
    case 504:
        return Error{ErrorKind::Unavailable, codes::UpstreamUnavailable, u"HTTP status %1"_s.arg(status),
                     node, true};
    default:
        return std::nullopt;
    }
}

} // namespace tally
