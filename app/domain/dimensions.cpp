// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr QLatin1String LabelPrefix("labels.");
constexpr qsizetype MaxLabelName = 512;

DimensionInfo dimension(const QString &name, DimensionKind kind, FieldType valueType)
{
    DimensionInfo info;
    info.name = name;
    info.kind = kind;
    info.valueType = valueType;
    if (const CatalogueText *text = findText(dimensionTexts(), name)) {
        info.label = {text->labelEn.toString(), text->labelKo.toString()};
        info.definition = {text->definitionEn.toString(), text->definitionKo.toString()};
    }
    return info;
}

std::optional<Field> attributeOwner(Field field)
{
    if (field == Field::ContentTitle)
        return Field::Content;
    return field == Field::UploaderName ? std::optional(Field::Uploader) : std::nullopt;
}

QList<DimensionInfo> fieldDimensions()
{
    QList<DimensionInfo> all;
    for (const FieldInfo &field : fields()) {
        // `viewer` covers the anonymous id; labels are dimensions one by one.
        if (field.field == Field::AnonymousId || field.field == Field::Labels)
            continue;
        const std::optional<Field> owner = attributeOwner(field.field);
        DimensionInfo info
            = dimension(field.name, owner ? DimensionKind::Attribute : DimensionKind::Field, field.type);
        info.field = field.field;
        info.attributeOf = owner.value_or(info.attributeOf);
        all.append(info);
    }
    return all;
}

QList<DimensionInfo> timeDimensions()
{
    using enum TimeUnit;
    QList<DimensionInfo> all;
    for (const TimeUnit unit : {Minute, Hour, Day, Week, Month, Quarter, Year}) {
        DimensionInfo info
            = dimension(u"time:"_s + timeUnitName(unit), DimensionKind::Time, FieldType::Instant);
        info.unit = unit;
        all.append(info);
    }
    all.append(dimension(u"hour_of_day"_s, DimensionKind::HourOfDay, FieldType::Integer));
    all.append(dimension(u"day_of_week"_s, DimensionKind::DayOfWeek, FieldType::Integer));
    return all;
}

QList<DimensionInfo> visitDimensions()
{
    DimensionInfo landing = dimension(u"landing_page"_s, DimensionKind::LandingPage, FieldType::Keyword);
    landing.field = Field::Page;
    return {landing};
}

QList<DimensionInfo> classDimensions()
{
    return {dimension(u"content_age"_s, DimensionKind::ContentAge, FieldType::Keyword),
            dimension(u"events_per_viewer"_s, DimensionKind::EventsPerViewer, FieldType::Keyword),
            dimension(u"days_since_last"_s, DimensionKind::DaysSinceLast, FieldType::Keyword)};
}

QList<DimensionInfo> cohortDimensions()
{
    using enum TimeUnit;
    QList<DimensionInfo> all;
    for (const TimeUnit unit : {Day, Week, Month, Quarter, Year}) {
        DimensionInfo info
            = dimension(u"cohort:"_s + timeUnitName(unit), DimensionKind::Cohort, FieldType::Instant);
        info.unit = unit;
        all.append(info);
    }
    all.append(dimension(u"period"_s, DimensionKind::Period, FieldType::Integer));
    return all;
}

std::optional<DimensionInfo> labelDimension(const QString &name)
{
    DimensionInfo info;
    info.name = name;
    info.kind = DimensionKind::Label;
    info.field = Field::Labels;
    info.labelName = name.mid(LabelPrefix.size());
    if (info.labelName.isEmpty() || info.labelName.size() > MaxLabelName)
        return std::nullopt;
    info.label = {u"Label: "_s + info.labelName, u"레이블: "_s + info.labelName};
    info.definition
        = {u"The value of the event’s extra field “%1”, as it was sent."_s.arg(info.labelName),
           u"이벤트에 덧붙은 ‘%1’ 필드의 값입니다. 보낸 그대로 보여 줍니다."_s.arg(info.labelName)};
    return info;
}

} // namespace

QString DimensionInfo::columnType() const
{
    if (kind == DimensionKind::Cohort)
        return u"date"_s;
    if (kind == DimensionKind::Time && unit != TimeUnit::Minute && unit != TimeUnit::Hour)
        return u"date"_s;
    switch (valueType) {
    case FieldType::Instant:
        return u"datetime"_s;
    case FieldType::Integer:
        return u"integer"_s;
    case FieldType::Decimal:
        return u"decimal"_s;
    case FieldType::Keyword:
    case FieldType::KeywordList:
    case FieldType::Object:
        break;
    }
    return u"keyword"_s;
}

const QList<DimensionInfo> &dimensions()
{
    static const QList<DimensionInfo> all
        = fieldDimensions() + timeDimensions() + visitDimensions() + classDimensions() + cohortDimensions();
    return all;
}

std::optional<DimensionInfo> findDimension(const QString &name)
{
    if (name.startsWith(LabelPrefix))
        return labelDimension(name);
    const QList<DimensionInfo> &all = dimensions();
    const auto found
        = std::find_if(all.cbegin(), all.cend(), [&name](const DimensionInfo &d) { return d.name == name; });
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

} // namespace tally
