// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/clustercalls.h"

#include "core/cancelwait.h"
#include "core/errorcodes.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 PatienceMs = 60'000;
constexpr int FirstPauseMs = 100;
constexpr int LongestPauseMs = 5'000;
constexpr qsizetype LongestReason = 600;

/// Too busy, no elected node, a shard that is moving: worth asking again.
bool mayPass(int status)
{
    return status == 429 || status == 502 || status == 503 || status == 504;
}

Json parsed(const QByteArray &body)
{
    return Json::parse(body.begin(), body.end(), nullptr, false);
}

QString reasonOf(const QByteArray &body)
{
    const Json json = parsed(body);
    const Json *error = json.is_object() ? member(json, "error") : nullptr;
    if (error != nullptr && error->is_string())
        return QString::fromStdString(error->get<std::string>());
    if (error != nullptr && error->is_object()) {
        const auto text = [error](const char *key) {
            const Json *found = member(*error, key);
            return found != nullptr && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                          : QString();
        };
        return u"%1: %2"_s.arg(text("type"), text("reason"));
    }
    return QString::fromUtf8(body.left(LongestReason));
}

} // namespace

ClusterCalls::ClusterCalls(Cluster &cluster, CancelToken cancel)
    : m_cluster(cluster)
    , m_cancel(std::move(cancel))
{
}

Result<ClusterAnswer> ClusterCalls::send(const QByteArray &verb, const QString &path, const QByteArray &body)
{
    QElapsedTimer since;
    since.start();
    int wait = FirstPauseMs;
    for (;;) {
        if (m_cancel.isCancelled())
            return failure(ErrorKind::Cancelled, codes::Cancelled, u"stopped between two requests"_s);
        Result<ClusterAnswer> answer = m_cluster.send(verb, path, body, m_cancel);
        const bool passing = answer ? mayPass(answer->status) : answer.error().retryable;
        if (!passing || since.elapsed() > PatienceMs)
            return answer;
        waitForCancel(m_cancel, wait);
        wait = std::min(wait * 2, LongestPauseMs);
    }
}

Result<Json> ClusterCalls::call(const QByteArray &verb, const QString &path, const QByteArray &body)
{
    const Result<ClusterAnswer> answer = send(verb, path, body);
    if (!answer)
        return Unexpected(answer.error());
    if (answer->status < 200 || answer->status > 299)
        return Unexpected(refusalOf(*answer));
    Json json = parsed(answer->body);
    if (json.is_discarded())
        return failure(ErrorKind::Damaged, codes::UpstreamUnavailable, u"the answer is no JSON"_s, path);
    return json;
}

Result<Json> ClusterCalls::get(const QString &path)
{
    return call("GET", path, {});
}

Result<std::optional<Json>> ClusterCalls::find(const QString &path)
{
    Result<Json> found = get(path);
    if (!found && found.error().kind == ErrorKind::NotFound)
        return std::nullopt;
    return found.map([](Json &json) { return std::optional(std::move(json)); });
}

Result<Json> ClusterCalls::put(const QString &path, const Json &body)
{
    return call("PUT", path, QByteArray::fromStdString(body.dump()));
}

Result<Json> ClusterCalls::post(const QString &path, const Json &body)
{
    return call("POST", path, QByteArray::fromStdString(body.dump()));
}

Result<Json> ClusterCalls::post(const QString &path)
{
    return call("POST", path, {});
}

Result<void> ClusterCalls::remove(const QString &path)
{
    const Result<Json> gone = call("DELETE", path, {});
    if (!gone && gone.error().kind != ErrorKind::NotFound)
        return Unexpected(gone.error());
    return {};
}

Error refusalOf(const ClusterAnswer &answer)
{
    const QString reason
        = u"%1 (HTTP %2)"_s.arg(reasonOf(answer.body).left(LongestReason)).arg(answer.status);
    switch (answer.status) {
    case 401:
        return {ErrorKind::InvalidInput, codes::Unauthorized, reason, {}, false};
    case 403:
        return {ErrorKind::Conflict, codes::Forbidden, reason, {}, false};
    case 404:
        return {ErrorKind::NotFound, codes::EngineRefused, reason, {}, false};
    case 409:
        return {ErrorKind::Conflict, codes::EngineRefused, reason, {}, false};
    default:
        break;
    }
    if (mayPass(answer.status))
        return {ErrorKind::Unavailable, codes::UpstreamUnavailable, reason, {}, true};
    return {ErrorKind::InvalidInput, codes::EngineRefused, reason, {}, false};
}

QString pathPart(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace tally
