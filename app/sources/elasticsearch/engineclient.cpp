// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/engineclient.h"

#include "sources/http/httperrors.h"

#include <QCryptographicHash>
#include <QUrl>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

// An engine takes 4096 bytes of first line by default.
constexpr qsizetype LongestExpression = 3000;
constexpr qsizetype LongestReason = 400;

const Json *at(const Json &json, std::initializer_list<const char *> keys)
{
    const Json *found = &json;
    for (const char *key : keys) {
        found = found->is_object() ? member(*found, key) : nullptr;
        if (!found)
            return nullptr;
    }
    return found;
}

QString textAt(const Json &json, std::initializer_list<const char *> keys)
{
    const Json *found = at(json, keys);
    return found && found->is_string() ? QString::fromStdString(found->get_ref<const std::string &>())
                                       : QString();
}

qint64 numberAt(const Json &json, std::initializer_list<const char *> keys)
{
    const Json *found = at(json, keys);
    return found && found->is_number() ? found->get<qint64>() : 0;
}

/// "index-a, index-b: reason" of an error's or an answer's failed shards.
QString failedShards(const Json *failures)
{
    if (!failures || !failures->is_array())
        return {};
    QStringList names;
    QString reason;
    for (const Json &one : *failures) {
        const QString index = textAt(one, {"index"});
        if (!index.isEmpty() && !names.contains(index))
            names += index;
        if (reason.isEmpty())
            reason = textAt(one, {"reason", "reason"});
    }
    names.sort();
    return names.join(u", "_s) + (reason.isEmpty() ? QString() : u": "_s + reason.left(LongestReason));
}

} // namespace

EngineInfo::Kind engineOfVersion(const QString &version)
{
    const int major = version.section(u'.', 0, 0).toInt();
    if (major < 1)
        return EngineInfo::Kind::Unknown;
    return major < 5 ? EngineInfo::Kind::OpenSearch : EngineInfo::Kind::Elasticsearch;
}

QStringList IndexStates::names() const
{
    QStringList all;
    for (const IndexState &index : indices)
        all += index.name;
    return all;
}

Result<Json> parseAnswer(const QByteArray &body)
{
    Json json = Json::parse(body.cbegin(), body.cend(), nullptr, false);
    if (json.is_discarded())
        return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable, u"the answer is no JSON"_s);
    return json;
}

Error engineError(const HttpAnswer &answer)
{
    const Json json = Json::parse(answer.body.cbegin(), answer.body.cend(), nullptr, false);
    const Json *error = json.is_object() ? member(json, "error") : nullptr;
    const QString shards = error ? failedShards(at(*error, {"failed_shards"})) : QString();
    const QString type = error ? textAt(*error, {"type"}) : QString();
    if (type == "search_phase_execution_exception"_L1)
        return {ErrorKind::Unavailable, codes::PartialResult,
                shards.isEmpty() ? u"shards of the indices asked are not available"_s : shards, answer.node,
                true};
    if (const std::optional<Error> known = statusError(answer.status, answer.node))
        return *known;
    QString reason = error ? textAt(*error, {"root_cause", "reason"}) : QString();
    if (reason.isEmpty() && error)
        reason = error->is_string() ? QString::fromStdString(error->get<std::string>())
                                    : textAt(*error, {"reason"});
    if (reason.isEmpty())
        reason = u"HTTP status %1"_s.arg(answer.status);
    return {ErrorKind::InvalidInput, codes::EngineRefused,
            (type.isEmpty() ? reason : type + u": "_s + reason).left(LongestReason), answer.node, false};
}

std::optional<Error> partialError(const Json &answer)
{
    const qint64 failed = numberAt(answer, {"_shards", "failed"});
    const Json *timedOut = answer.is_object() ? member(answer, "timed_out") : nullptr;
    const bool isLate = timedOut && timedOut->is_boolean() && timedOut->get<bool>();
    if (failed == 0 && !isLate)
        return std::nullopt;
    QString detail = failedShards(at(answer, {"_shards", "failures"}));
    if (detail.isEmpty())
        detail = isLate ? u"the engine ran out of time"_s : u"%1 shards failed"_s.arg(failed);
    return Error{ErrorKind::Unavailable, codes::PartialResult, detail, {}, true};
}

QString indexExpression(const QStringList &names, const QString &pattern)
{
    const QString all = names.join(u',');
    const QString text = all.isEmpty() || all.size() > LongestExpression ? pattern : all;
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "*,"));
}

EngineClient::EngineClient(std::shared_ptr<HttpClient> http)
    : m_http(std::move(http))
{
}

Result<QByteArray> EngineClient::call(const QByteArray &verb, const QString &path, const QByteArray &body,
                                      const CancelToken &cancel)
{
    HttpRequest request{verb, path, body};
    request.anyStatus = true;
    if (body.endsWith('\n'))
        request.contentType = "application/x-ndjson";
    Result<HttpAnswer> answer = m_http->ask(request, cancel);
    if (!answer)
        return Unexpected(answer.error());
    if (answer->status < 200 || answer->status > 299)
        return Unexpected(engineError(*answer));
    return std::move(answer->body);
}

Result<Json> EngineClient::json(const QByteArray &verb, const QString &path, const Json &body,
                                const CancelToken &cancel)
{
    const QByteArray text = body.is_null() ? QByteArray() : QByteArray::fromStdString(body.dump());
    return call(verb, path, text, cancel).and_then([](const QByteArray &answer) {
        return parseAnswer(answer);
    });
}

Result<Json> EngineClient::search(const QString &indices, const Json &body, const CancelToken &cancel)
{
    const QString path
        = u'/' + indices + u"/_search?allow_partial_search_results=false&ignore_unavailable=false"_s;
    Result<Json> answer = json("POST", path, body, cancel);
    if (!answer)
        return answer;
    if (const std::optional<Error> partial = partialError(*answer))
        return Unexpected(*partial);
    return answer;
}

Result<EngineInfo> EngineClient::engine(const CancelToken &cancel)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_engine) {
        Result<EngineInfo> asked = askEngine(cancel);
        if (!asked)
            return asked;
        m_engine = std::move(*asked);
    }
    return *m_engine;
}

/// By what a node tells of itself; where that is not allowed, by the engine's greeting, which some do not
/// give.
Result<EngineInfo> EngineClient::askEngine(const CancelToken &cancel)
{
    EngineInfo info;
    if (const Result<Json> nodes = json("GET", u"/_nodes/_local?filter_path=nodes.*.version"_s, {}, cancel)) {
        const Json *list = at(*nodes, {"nodes"});
        for (const auto &node : list && list->is_object() ? *list : Json::object())
            info.version = textAt(node, {"version"});
    } else if (nodes.error().code == codes::UpstreamUnavailable || nodes.error().kind == ErrorKind::Cancelled
               || nodes.error().code == codes::Unauthorized) {
        return Unexpected(nodes.error());
    }
    info.kind = engineOfVersion(info.version);
    if (!info.version.isEmpty())
        return info;
    if (const Result<Json> greeting = json("GET", u"/"_s, {}, cancel)) {
        info.version = textAt(*greeting, {"version", "number"});
        info.kind = textAt(*greeting, {"version", "distribution"}) == "opensearch"_L1
            ? EngineInfo::Kind::OpenSearch
            : engineOfVersion(info.version);
    }
    return info;
}

Result<IndexStates> EngineClient::indices(const QString &base, const CancelToken &cancel)
{
    const QString pattern = indexExpression({}, base + u"-*"_s);
    const Result<Json> answer = json(
        "GET",
        u"/%1/_stats/docs,store,indexing?expand_wildcards=open&filter_path=_shards,indices.*.uuid,indices.*."
        "primaries.docs,indices.*.primaries.indexing.index_total,indices.*.primaries.indexing.delete_total,"
        "indices.*.primaries.store.size_in_bytes"_s.arg(pattern),
        {}, cancel);
    if (!answer)
        return Unexpected(answer.error());
    if (const std::optional<Error> partial = partialError(*answer))
        return Unexpected(*partial);
    const Json *list = at(*answer, {"indices"});
    IndexStates states;
    std::map<std::string, std::string> marks; // in one order whatever the engine's
    const Json all = list && list->is_object() ? *list : Json::object();
    for (const auto &[name, index] : all.items()) {
        states.indices.append({QString::fromStdString(name), numberAt(index, {"primaries", "docs", "count"}),
                               numberAt(index, {"primaries", "store", "size_in_bytes"})});
        marks[name] = textAt(index, {"uuid"}).toStdString() + ' '
            + std::to_string(numberAt(index, {"primaries", "docs", "count"})) + ' '
            + std::to_string(numberAt(index, {"primaries", "indexing", "index_total"})) + ' '
            + std::to_string(numberAt(index, {"primaries", "indexing", "delete_total"}));
    }
    std::sort(states.indices.begin(), states.indices.end(),
              [](const IndexState &a, const IndexState &b) { return a.name < b.name; });
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const auto &[name, mark] : marks)
        hash.addData(QByteArray::fromStdString(name + ' ' + mark + '\n'));
    // 62 bits: whoever counts it up must not get to its end.
    states.version = hash.result().left(8).toHex().toULongLong(nullptr, 16) >> 2;
    return states;
}

} // namespace tally
