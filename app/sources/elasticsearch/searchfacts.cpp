// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/searchfacts.h"

#include "domain/catalogue.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostActions = 1000;
constexpr int MostValues = 10'000;

Error unreadable(const Json::exception &error)
{
    return {ErrorKind::Unavailable,
            codes::UpstreamUnavailable,
            u"the answer of an aggregation can't be read: "_s + QString::fromUtf8(error.what()),
            {},
            true};
}

std::optional<qint64> instantAt(const Json &aggregations, const char *name)
{
    const Json &value = aggregations.at(name).at("value");
    return value.is_number() ? std::optional(qint64(value.get<double>())) : std::nullopt;
}

/// Keys are texts, or numbers and booleans that have a text beside them.
QString keyOf(const Json &bucket)
{
    const Json *text = member(bucket, "key_as_string");
    const Json &key = text ? *text : bucket.at("key");
    return key.is_string() ? QString::fromStdString(key.get<std::string>())
                           : QString::fromStdString(key.dump());
}

/// No label at all is mapped where no such field is.
Result<QSet<QString>> labelFields(EngineClient &client, const QString &indices, const CancelToken &cancel)
{
    const Result<Json> answer = client.json(
        "GET", u"/%1/_field_caps?fields=labels.*&filter_path=fields.*.*.type"_s.arg(indices), {}, cancel);
    if (!answer)
        return Unexpected(answer.error());
    QSet<QString> names;
    const Json *found = member(*answer, "fields");
    const Json all = found && found->is_object() ? *found : Json::object();
    for (const auto &[field, types] : all.items()) {
        const QString name = QString::fromStdString(field);
        if (!types.contains("object") && !name.endsWith(u".number"_s))
            names.insert(name);
    }
    return names;
}

} // namespace

Result<std::optional<DataBounds>> eventBounds(EngineClient &client, const QString &indices,
                                              const CancelToken &cancel)
{
    const Json body{
        {"size", 0},
        {"track_total_hits", false},
        {"aggs",
         {{"first", {{"min", {{"field", "@timestamp"}}}}}, {"last", {{"max", {{"field", "@timestamp"}}}}}}}};
    const Result<Json> answer = client.search(indices, body, cancel);
    if (!answer)
        return Unexpected(answer.error());
    if (!answer->contains("aggregations")) // no index at all
        return std::nullopt;
    try {
        const std::optional<qint64> first = instantAt(answer->at("aggregations"), "first");
        const std::optional<qint64> last = instantAt(answer->at("aggregations"), "last");
        return first && last ? std::optional(DataBounds{*first, *last}) : std::nullopt;
    } catch (const Json::exception &error) {
        return Unexpected(unreadable(error));
    }
}

Result<SourceInfo> eventFacts(EngineClient &client, const QString &indices, const CancelToken &cancel)
{
    Json filters = Json::object();
    for (const FieldInfo &info : fields())
        filters[info.name.toStdString()] = {{"exists", {{"field", info.path.toStdString()}}}};
    filters["any"] = {{"match_all", Json::object()}};
    const Json body{{"size", 0},
                    {"track_total_hits", false},
                    {"aggs",
                     {{"present", {{"filters", {{"filters", filters}}}}},
                      {"actions", {{"terms", {{"field", "event.action"}, {"size", MostActions}}}}},
                      {"ingested", {{"max", {{"field", "event.ingested"}}}}}}}};
    const Result<Json> answer = client.search(indices, body, cancel);
    if (!answer)
        return Unexpected(answer.error());
    SourceInfo info;
    if (!answer->contains("aggregations"))
        return info;
    try {
        const Json &found = answer->at("aggregations");
        for (const auto &[name, bucket] : found.at("present").at("buckets").items()) {
            if (bucket.at("doc_count").get<qint64>() > 0 && name != "any")
                info.fields.insert(QString::fromStdString(name));
        }
        info.events = found.at("present").at("buckets").at("any").at("doc_count").get<qint64>();
        for (const Json &bucket : found.at("actions").at("buckets"))
            info.actions.insert(keyOf(bucket));
        info.lastImportMs = instantAt(found, "ingested");
    } catch (const Json::exception &error) {
        return Unexpected(unreadable(error));
    }
    return labelFields(client, indices, cancel).map([&info](const QSet<QString> &labels) {
        info.fields.unite(labels);
        return info;
    });
}

QString containsExpression(const QString &text)
{
    QString expression = u".*"_s;
    for (const QChar c : text) {
        if (c.toLower() != c.toUpper() && !c.isSurrogate())
            expression += u'[' + c.toLower() + c.toUpper() + u']';
        else if (c.isLetterOrNumber() || c.isSurrogate() || c.unicode() > 127)
            expression += c;
        else
            expression += QString(u'\\') + c;
    }
    return expression + u".*"_s;
}

Result<QList<DimensionValue>> fieldValues(EngineClient &client, const QString &indices,
                                          const QString &dimension, const QString &text, int limit,
                                          const CancelToken &cancel)
{
    const std::optional<DimensionInfo> info = findDimension(dimension);
    if (!info)
        return failure(ErrorKind::InvalidInput, codes::UnknownDimension, dimension);
    using enum DimensionKind;
    if (info->kind != Field && info->kind != Attribute && info->kind != Label)
        return failure(ErrorKind::InvalidInput, codes::IncompatibleDimension, dimension);
    const QString field = info->kind == Label ? u"labels."_s + info->labelName : fieldInfo(info->field).path;
    Json terms{{"field", field.toStdString()},
               {"size", std::clamp(limit, 1, MostValues)},
               {"order", Json::array({{{"_count", "desc"}}, {{"_key", "asc"}}})}};
    const bool isText = info->valueType == FieldType::Keyword || info->valueType == FieldType::KeywordList;
    if (!text.isEmpty() && isText)
        terms["include"] = containsExpression(text).toStdString();
    const Json body{{"size", 0}, {"track_total_hits", false}, {"aggs", {{"values", {{"terms", terms}}}}}};
    const Result<Json> answer = client.search(indices, body, cancel);
    if (!answer)
        return Unexpected(answer.error());
    QList<DimensionValue> values;
    if (!answer->contains("aggregations") || limit <= 0)
        return values;
    try {
        for (const Json &bucket : answer->at("aggregations").at("values").at("buckets"))
            values.append({keyOf(bucket), bucket.at("doc_count").get<qint64>()});
    } catch (const Json::exception &error) {
        return Unexpected(unreadable(error));
    }
    if (!text.isEmpty() && !isText)
        values.removeIf(
            [&](const DimensionValue &one) { return !one.value.contains(text, Qt::CaseInsensitive); });
    return values;
}

} // namespace tally
