// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/fieldconflicts.h"

#include <QSet>
#include <QUrl>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype IndicesNamed = 3;

void addDimension(const QString &name, QSet<QString> &fields)
{
    const std::optional<DimensionInfo> info = findDimension(name);
    if (!info)
        return;
    if (info->kind == DimensionKind::Label)
        fields.insert(u"labels."_s + info->labelName);
    if (info->kind == DimensionKind::Field || info->kind == DimensionKind::Attribute)
        fields.insert(fieldInfo(info->field).path);
    if (info->kind == DimensionKind::Attribute)
        fields.insert(fieldInfo(info->attributeOf).path);
}

void addFilters(const QList<Filter> &filters, QSet<QString> &fields)
{
    for (const Filter &filter : filters) {
        addDimension(filter.dimension, fields);
        addFilters(filter.children, fields);
    }
}

bool isKeyword(const std::string &type)
{
    return type == "keyword" || type == "constant_keyword" || type == "wildcard";
}

/// "boolean in a, b; text in c"
QString typesText(const Json &types)
{
    QStringList parts;
    for (const auto &[type, facts] : types.items()) {
        QStringList names;
        if (const Json *indices = member(facts, "indices"); indices && indices->is_array()) {
            for (const Json &one : *indices) {
                if (one.is_string())
                    names += QString::fromStdString(one.get<std::string>());
            }
        }
        const qsizetype more = names.size() - IndicesNamed;
        QString text = QString::fromStdString(type) + u" in "_s + names.mid(0, IndicesNamed).join(u", "_s);
        if (more > 0)
            text += u" and %1 more"_s.arg(more);
        parts += text;
    }
    return parts.join(u"; "_s);
}

} // namespace

QStringList fieldsAsked(const Query &query)
{
    QSet<QString> fields{u"@timestamp"_s, u"event.action"_s};
    for (const QString &name : query.dimensions)
        addDimension(name, fields);
    if (query.top)
        addDimension(query.top->dimension, fields);
    addFilters(query.filters, fields);
    for (const QString &name : query.metrics) {
        const MetricInfo *metric = findMetric(name);
        for (const Field field : metric ? metric->needsFields : QList<Field>())
            fields.insert(fieldInfo(field).path);
    }
    if (!namesTrafficClass(query))
        fields.insert(fieldInfo(Field::TrafficClass).path);
    QStringList sorted(fields.cbegin(), fields.cend());
    sorted.sort();
    return sorted;
}

Result<QStringList> checkFieldTypes(EngineClient &client, const QString &indices, const QStringList &fields,
                                    const CancelToken &cancel)
{
    QStringList encoded;
    for (const QString &field : fields) {
        if (!field.contains(u'*') && !field.contains(u',')) // such a label is no field of an engine
            encoded += QString::fromLatin1(QUrl::toPercentEncoding(field));
    }
    const Result<Json> answer
        = client.json("GET", u"/%1/_field_caps?fields=%2"_s.arg(indices, encoded.join(u',')), {}, cancel);
    if (!answer)
        return Unexpected(answer.error());
    const Json *found = member(*answer, "fields");
    QStringList same;
    const Json all = found && found->is_object() ? *found : Json::object();
    for (const auto &[field, types] : all.items()) {
        if (types.size() < 2)
            continue;
        bool onlyWords = true;
        for (const auto &[type, facts] : types.items())
            onlyWords = onlyWords && (isKeyword(type) || type == "boolean");
        const QString name = QString::fromStdString(field);
        if (!onlyWords)
            return failure(ErrorKind::Conflict, codes::MappingConflict, name + u": "_s + typesText(types),
                           name);
        same += name;
    }
    return same;
}

} // namespace tally
