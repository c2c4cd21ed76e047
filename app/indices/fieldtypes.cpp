// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/fieldtypes.h"

#include <nlohmann/json.hpp>

#include <QHash>

using namespace Qt::StringLiterals;

namespace tally {

TypeFamily familyOf(const QString &engineType)
{
    using enum TypeFamily;
    static const QHash<QString, TypeFamily> families{
        {u"keyword"_s, Keyword},
        {u"constant_keyword"_s, Keyword},
        {u"wildcard"_s, Keyword},
        {u"text"_s, Text},
        {u"match_only_text"_s, Text},
        {u"annotated_text"_s, Text},
        {u"boolean"_s, Boolean},
        {u"long"_s, Number},
        {u"integer"_s, Number},
        {u"short"_s, Number},
        {u"byte"_s, Number},
        {u"unsigned_long"_s, Number},
        {u"double"_s, Number},
        {u"float"_s, Number},
        {u"half_float"_s, Number},
        {u"scaled_float"_s, Number},
        {u"date"_s, Date},
        {u"date_nanos"_s, Date},
        {u"object"_s, Object},
        {u"nested"_s, Object},
        {u"flattened"_s, Object},
        {u"flat_object"_s, Object},
    };
    return families.value(engineType, Other);
}

QStringList targetTypeNames()
{
    return {u"keyword"_s, u"text"_s, u"boolean"_s, u"long"_s, u"double"_s, u"date"_s};
}

std::optional<TargetType> targetTypeByName(const QString &name)
{
    const qsizetype at = targetTypeNames().indexOf(name);
    return at < 0 ? std::nullopt : std::optional(TargetType(at));
}

QString targetTypeName(TargetType type)
{
    return targetTypeNames().at(int(type));
}

TypeFamily familyOf(TargetType type)
{
    return familyOf(targetTypeName(type));
}

Json mappingOf(TargetType type)
{
    Json mapping{{"type", targetTypeName(type).toStdString()}};
    if (type == TargetType::Keyword)
        mapping["ignore_above"] = LongestKeyword;
    if (type == TargetType::Date)
        mapping["format"] = "strict_date_optional_time||epoch_millis";
    return mapping;
}

std::optional<TargetType> targetTypeOf(Field field)
{
    switch (fieldInfo(field).type) {
    case FieldType::Keyword:
    case FieldType::KeywordList:
        return TargetType::Keyword;
    case FieldType::Instant:
        return TargetType::Date;
    case FieldType::Integer:
        return TargetType::Long;
    case FieldType::Decimal:
        return TargetType::Double;
    case FieldType::Object:
        break;
    }
    return std::nullopt;
}

} // namespace tally
