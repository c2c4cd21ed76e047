// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/httpcluster.h"

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// All that a repair asks may be asked twice, but what goes on from where the last answer ended.
bool isRepeatable(const QByteArray &verb, const QString &path)
{
    return verb != "POST" || !(path.startsWith(u"/_search/scroll"_s) || path.endsWith(u"/_rollover"_s));
}

} // namespace

Result<ClusterAnswer> HttpCluster::send(const QByteArray &verb, const QString &path, const QByteArray &body,
                                        const CancelToken &cancel)
{
    HttpRequest request;
    request.verb = verb;
    request.path = path;
    request.body = body;
    if (body.endsWith('\n'))
        request.contentType = "application/x-ndjson";
    request.repeatable = isRepeatable(verb, path);
    request.anyStatus = true;
    return m_http->ask(request, cancel).map([](const HttpAnswer &answer) {
        return ClusterAnswer{answer.status, answer.body};
    });
}

} // namespace tally
