// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchip.h"

#include "ui/theme/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(FilterText)
};

QString valueText(const Value &value)
{
    if (value.isNull())
        return FilterText::tr("(unknown)");
    return value.toPlainText();
}

/// At most three values in words, the rest as a number.
QString valuesText(const QList<Value> &values)
{
    constexpr qsizetype shown = 3;
    QStringList texts;
    for (const Value &value : values.first(std::min(shown, values.size())))
        texts.append(valueText(value));
    const QString text = texts.join(u", "_s);
    return values.size() > shown ? FilterText::tr("%1 and %2 more").arg(text).arg(values.size() - shown)
                                 : text;
}

QString joined(const Filter &filter, const QLocale &locale)
{
    QStringList texts;
    for (const Filter &child : filter.children)
        texts.append(filterSentence(child, locale));
    return texts.join(filter.op == Filter::Op::Or ? FilterText::tr(" or ") : FilterText::tr(" and "));
}

} // namespace

QList<Filter> filtersOf(const QList<ChipState> &chips)
{
    QList<Filter> filters;
    for (const ChipState &chip : chips) {
        if (chip.enabled)
            filters.append(chip.filter);
    }
    return filters;
}

bool isNegated(const Filter &filter)
{
    return filter.op == Filter::Op::Not || filter.op == Filter::Op::IsNot
        || filter.op == Filter::Op::HasNotDone;
}

Filter negatedFilter(const Filter &filter)
{
    Filter other = filter;
    switch (filter.op) {
    case Filter::Op::Is:
        other.op = Filter::Op::IsNot;
        return other;
    case Filter::Op::IsNot:
        other.op = Filter::Op::Is;
        return other;
    case Filter::Op::HasDone:
        other.op = Filter::Op::HasNotDone;
        return other;
    case Filter::Op::HasNotDone:
        other.op = Filter::Op::HasDone;
        return other;
    case Filter::Op::Not:
        if (filter.children.size() == 1)
            return filter.children.first();
        break;
    default:
        break;
    }
    Filter outer;
    outer.op = Filter::Op::Not;
    outer.children = {filter};
    return outer;
}

QString operatorText(Filter::Op op)
{
    switch (op) {
    case Filter::Op::Is:
        return FilterText::tr("is");
    case Filter::Op::IsNot:
        return FilterText::tr("is not");
    case Filter::Op::Contains:
        return FilterText::tr("contains");
    case Filter::Op::Matches:
        return FilterText::tr("matches");
    case Filter::Op::Gt:
        return u">"_s;
    case Filter::Op::Gte:
        return u"≥"_s;
    case Filter::Op::Lt:
        return u"<"_s;
    case Filter::Op::Lte:
        return u"≤"_s;
    case Filter::Op::Exists:
        return FilterText::tr("is known");
    case Filter::Op::HasDone:
        return FilterText::tr("has done");
    case Filter::Op::HasNotDone:
        return FilterText::tr("has not done");
    case Filter::Op::And:
        return FilterText::tr("and");
    case Filter::Op::Or:
        return FilterText::tr("or");
    case Filter::Op::Not:
        return FilterText::tr("not");
    case Filter::Op::Segment:
        return FilterText::tr("saved filter");
    }
    return {};
}

QString dimensionTitle(const QString &dimension, const QLocale &locale)
{
    const auto info = findDimension(dimension);
    const QString title = info ? info->label.in(Format(locale).language()) : QString();
    return title.isEmpty() ? dimension : title;
}

QString filterSentence(const Filter &filter, const QLocale &locale)
{
    switch (filter.op) {
    case Filter::Op::And:
    case Filter::Op::Or:
        return joined(filter, locale);
    case Filter::Op::Not:
        return FilterText::tr("not (%1)").arg(joined(filter, locale));
    case Filter::Op::Segment:
        return FilterText::tr("Saved filter: %1").arg(filter.segment);
    case Filter::Op::HasDone:
    case Filter::Op::HasNotDone:
        //: "Viewer has done purchase"
        return FilterText::tr("Viewer %1 %2").arg(operatorText(filter.op), valuesText(filter.values));
    case Filter::Op::Exists:
        //: "Country is known"
        return FilterText::tr("%1 %2").arg(dimensionTitle(filter.dimension, locale), operatorText(filter.op));
    default:
        //: dimension, operator, values: "Country is KR, JP"
        return FilterText::tr("%1 %2 %3")
            .arg(dimensionTitle(filter.dimension, locale), operatorText(filter.op),
                 valuesText(filter.values));
    }
}

} // namespace tally
