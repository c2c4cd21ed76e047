// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filtercheck.h"

#include "core/errorcodes.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MaxDepth = 32;
constexpr int MaxConditions = 10'000;
constexpr qsizetype MaxValues = 100'000;

Unexpected invalid(const QString &place, const QString &detail, const QString &code = codes::InvalidQuery)
{
    return failure(ErrorKind::InvalidInput, code, detail, place);
}

QString below(const QString &place, qsizetype index)
{
    return u"%1[%2]"_s.arg(place).arg(index);
}

bool isComparison(Filter::Op op)
{
    return op == Filter::Op::Gt || op == Filter::Op::Gte || op == Filter::Op::Lt || op == Filter::Op::Lte;
}

bool isTextual(Filter::Op op)
{
    return op == Filter::Op::Contains || op == Filter::Op::Matches;
}

bool readsAsNumber(const Value &value)
{
    bool read = false;
    const double number = value.toText().toDouble(&read);
    return value.isNumber() || (read && std::isfinite(number));
}

/// What is wrong with one value; empty: nothing.
QString valueFault(const Filter &filter, const DimensionInfo &dimension, const Value &value, const Zone &zone)
{
    if (value.isOther())
        return u"Other is no value"_s;
    if (value.isNull()) {
        const bool asksForMissing = filter.op == Filter::Op::Is || filter.op == Filter::Op::IsNot;
        return asksForMissing ? QString() : u"null has no place here"_s;
    }
    switch (dimension.valueType) {
    case FieldType::Integer:
    case FieldType::Decimal:
        return value.isNumber() ? QString() : u"a number is expected"_s;
    case FieldType::Instant: {
        if (!value.isText())
            return u"an ISO 8601 date or date-time is expected"_s;
        const Result<qint64> instant = parseInstant(value.toText(), zone);
        return instant ? QString() : instant.error().detail;
    }
    case FieldType::Keyword:
    case FieldType::KeywordList:
    case FieldType::Object:
        break;
    }
    if (dimension.kind == DimensionKind::Label)
        return isComparison(filter.op) && !readsAsNumber(value) ? u"a number is expected"_s : QString();
    return value.isText() ? QString() : u"a text is expected"_s;
}

/// Walks a tree of filters; the budget is of the whole tree.
class Check
{
public:
    explicit Check(const Zone &zone)
        : m_zone(zone)
    {
    }

    Result<void> all(const QList<Filter> &filters, const QString &place, int depth)
    {
        for (qsizetype i = 0; i < filters.size(); ++i)
            if (const Result<void> checked = one(filters[i], below(place, i), depth); !checked)
                return checked;
        return {};
    }

private:
    Result<void> one(const Filter &filter, const QString &place, int depth)
    {
        if (depth > MaxDepth)
            return invalid(place, u"nested deeper than %1 levels"_s.arg(MaxDepth));
        if (++m_conditions > MaxConditions)
            return invalid(place, u"more than %1 conditions"_s.arg(MaxConditions));
        switch (filter.op) {
        case Filter::Op::Segment:
            return filter.segment.isEmpty() ? invalid(below(place, 1), u"the name is empty"_s)
                                            : Result<void>();
        case Filter::Op::Not:
            if (filter.children.size() != 1)
                return invalid(below(place, 1), u"one filter is expected"_s);
            return one(filter.children.front(), below(place, 1), depth + 1);
        case Filter::Op::Or:
            if (filter.children.isEmpty())
                return invalid(below(place, 1), u"at least one filter is expected"_s);
            return all(filter.children, below(place, 1), depth + 1);
        case Filter::Op::And:
            return all(filter.children, below(place, 1), depth + 1);
        case Filter::Op::HasDone:
        case Filter::Op::HasNotDone:
            return actions(filter, place);
        default:
            return condition(filter, place);
        }
    }

    Result<void> actions(const Filter &filter, const QString &place)
    {
        const bool texts = std::all_of(filter.values.cbegin(), filter.values.cend(), [](const Value &value) {
            return value.isText() && !value.toText().isEmpty();
        });
        if (filter.values.isEmpty() || !texts)
            return invalid(below(place, 1), u"actions are expected"_s);
        return count(filter, place);
    }

    Result<void> condition(const Filter &filter, const QString &place)
    {
        const std::optional<DimensionInfo> dimension = findDimension(filter.dimension);
        const QString name = filter.dimension.left(64);
        if (!dimension)
            return invalid(below(place, 1), u"no dimension has the name \"%1\""_s.arg(name),
                           codes::UnknownDimension);
        if (!isFilterable(dimension->kind))
            return invalid(below(place, 1), u"\"%1\" can't be filtered by"_s.arg(name),
                           codes::IncompatibleDimension);
        if (dimension->kind == DimensionKind::ContentAge && isComparison(filter.op))
            return invalid(below(place, 0), u"the ages of contents are words"_s);
        const bool text
            = dimension->valueType == FieldType::Keyword || dimension->valueType == FieldType::KeywordList;
        if (isTextual(filter.op) && !text)
            return invalid(below(place, 1), u"\"%1\" holds no text"_s.arg(name),
                           codes::IncompatibleDimension);
        return values(filter, *dimension, place);
    }

    Result<void> values(const Filter &filter, const DimensionInfo &dimension, const QString &place)
    {
        if (filter.op == Filter::Op::Exists)
            return filter.values.isEmpty() ? Result<void>() : invalid(place, u"exists takes no value"_s);
        const QString here = below(place, 2);
        if (filter.values.isEmpty())
            return invalid(here, u"at least one value is expected"_s);
        if (isComparison(filter.op) && filter.values.size() != 1)
            return invalid(here, u"exactly one value is expected"_s);
        for (qsizetype i = 0; i < filter.values.size(); ++i)
            if (const QString fault = valueFault(filter, dimension, filter.values[i], m_zone);
                !fault.isEmpty())
                return invalid(below(here, i), fault);
        return count(filter, place);
    }

    Result<void> count(const Filter &filter, const QString &place)
    {
        m_values += filter.values.size();
        return m_values <= MaxValues ? Result<void>()
                                     : invalid(place, u"more than %1 values"_s.arg(MaxValues));
    }

    const Zone &m_zone;
    int m_conditions = 0;
    qsizetype m_values = 0;
};

} // namespace

Result<void> checkFilters(const QList<Filter> &filters, const Zone &zone)
{
    return Check(zone).all(filters, u"filters"_s, 1);
}

bool isFilterable(DimensionKind kind)
{
    using enum DimensionKind;
    return kind == Field || kind == Attribute || kind == HourOfDay || kind == DayOfWeek || kind == Label
        || kind == ContentAge;
}

bool namesDimension(const QList<Filter> &filters, const QString &dimension)
{
    return std::any_of(filters.cbegin(), filters.cend(), [&dimension](const Filter &filter) {
        return filter.dimension == dimension || namesDimension(filter.children, dimension);
    });
}

} // namespace tally
