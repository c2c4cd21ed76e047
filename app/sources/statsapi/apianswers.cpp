// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/statsapi/apianswers.h"

#include "core/errorcodes.h"
#include "domain/zone.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;

Unexpected strange(const QString &detail)
{
    return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable, detail);
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 408:
    case 504:
        return ErrorKind::Timeout;
    case 429:
    case 503:
        return ErrorKind::Unavailable;
    case 499:
        return ErrorKind::Cancelled;
    default:
        return status >= 500 ? ErrorKind::Internal : ErrorKind::InvalidInput;
    }
}

QString textOf(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

Error problemOf(int status, const Json &json)
{
    const auto retryable = json.find("retryable");
    return {kindOf(status), textOf(json, "code"), textOf(json, "detail"), textOf(json, "pointer"),
            retryable != json.end() && retryable->is_boolean() && retryable->get<bool>()};
}

std::optional<qint64> instantOf(const Json &json, const char *key)
{
    const Result<qint64> instant = parseInstant(textOf(json, key), Zone());
    return instant ? std::optional(*instant) : std::nullopt;
}

QSet<QString> wordsOf(const Json &json)
{
    QSet<QString> words;
    for (const Json &word : json)
        words.insert(QString::fromStdString(word.get<std::string>()));
    return words;
}

SourceInfo readInfo(const Json &json)
{
    const Json &source = json.at("source");
    SourceInfo info;
    info.events = source.at("events").get<qint64>();
    const auto first = instantOf(source, "first");
    const auto last = instantOf(source, "data_through");
    if (first && last)
        info.bounds = DataBounds{*first, *last};
    info.actions = wordsOf(source.at("actions"));
    info.fields = wordsOf(source.at("fields"));
    info.dataVersion = textOf(source, "data_version").toULongLong();
    info.bytes = source.at("bytes").get<qint64>();
    info.lastImportMs = instantOf(source, "last_import");
    return info;
}

} // namespace

Result<Json> answerJson(const HttpAnswer &answer)
{
    Json json = Json::parse(answer.body.begin(), answer.body.end(), nullptr, false);
    const bool isObject = json.is_object();
    if (answer.status == 200 && isObject)
        return json;
    if (answer.status >= 400 && isObject && !textOf(json, "code").isEmpty())
        return Unexpected(problemOf(answer.status, json));
    return strange(u"%1 is no answer of a stats API (status %2)"_s.arg(answer.node).arg(answer.status));
}

Result<SourceInfo> infoOf(const Json &json)
{
    try {
        return readInfo(json);
    } catch (const nlohmann::json::exception &) {
        return strange(u"the server's description of its source can't be read"_s);
    }
}

Result<QList<DimensionValue>> valuesOf(const Json &json)
{
    try {
        QList<DimensionValue> values;
        for (const Json &entry : json.at("values"))
            values.append({QString::fromStdString(entry.at("value").get<std::string>()),
                           entry.at("events").get<qint64>()});
        return values;
    } catch (const nlohmann::json::exception &) {
        return strange(u"the server's values can't be read"_s);
    }
}

} // namespace tally
