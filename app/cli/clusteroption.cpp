// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clusteroption.h"

#include "core/errorcodes.h"
#include "indices/networkcluster.h"

#include <QFile>
#include <QRegularExpression>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

const QString DefaultBase = u"community-events"_s;

Unexpected badSource(const QString &why, const QString &place)
{
    return failure(ErrorKind::InvalidInput, codes::InvalidSource, why, place);
}

QByteArray authorization(const Arguments &arguments, const QUrl &url)
{
    if (const QByteArray key = qgetenv("TALLY_API_KEY"); !key.isEmpty())
        return "ApiKey " + key;
    const QString user = arguments.value(u"user"_s).value_or(url.userName());
    if (user.isEmpty())
        return {};
    return "Basic " + (user.toUtf8() + ':' + qgetenv("TALLY_PASSWORD")).toBase64();
}

Result<QByteArray> certificates(const Arguments &arguments)
{
    const std::optional<QString> path = arguments.value(u"ca"_s);
    if (!path)
        return QByteArray();
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), *path);
    return file.readAll();
}

} // namespace

Result<OpenCluster> openCluster(const Arguments &arguments)
{
    const QString given = arguments.value(u"source"_s).value_or(QString());
    const QUrl url(given, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        return badSource(u"this command wants the address of a search engine: --source http://HOST:9200"_s,
                         given);
    if (!url.password().isEmpty())
        return badSource(u"a password does not belong in an address: put it into TALLY_PASSWORD"_s,
                         url.host());
    const QString base = url.path().mid(1).isEmpty() ? DefaultBase : url.path().mid(1);
    static const QRegularExpression name(u"\\A[a-z0-9][a-z0-9._-]{0,150}\\z"_s);
    if (!name.match(base).hasMatch())
        return badSource(u"“%1” is no name of indices"_s.arg(base), given);
    const Result<QByteArray> ca = certificates(arguments);
    if (!ca)
        return Unexpected(ca.error());
    QUrl node(
        url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo));
    if (node.port() < 0)
        node.setPort(9200);
    Result<std::unique_ptr<NetworkCluster>> cluster
        = NetworkCluster::open({{node}, authorization(arguments, url), *ca, 60'000});
    if (!cluster)
        return Unexpected(cluster.error());
    return OpenCluster{std::move(*cluster), base};
}

} // namespace tally::cli
