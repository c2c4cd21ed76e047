// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query.h"

#include "core/errorcodes.h"
#include "domain/compatibility.h"
#include "domain/filtercheck.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qsizetype MaxMetrics = 200;
constexpr qsizetype MaxDimensions = 16;
constexpr qsizetype MaxOrderTerms = 64;

Unexpected invalid(const QString &place, const QString &detail, const QString &code = codes::InvalidQuery)
{
    return failure(ErrorKind::InvalidInput, code, detail, place);
}

QString indexed(const QString &list, qsizetype index)
{
    return u"%1[%2]"_s.arg(list).arg(index);
}

Unexpected unknownMetric(const QString &place, const QString &name)
{
    return invalid(place, u"no metric has the name \"%1\""_s.arg(name.left(64)), codes::UnknownMetric);
}

Result<void> checkMetrics(const Query &query)
{
    if (query.metrics.isEmpty() || query.metrics.size() > MaxMetrics)
        return invalid(u"metrics"_s, u"1 to %1 metrics are expected"_s.arg(MaxMetrics));
    QSet<QString> seen;
    for (qsizetype i = 0; i < query.metrics.size(); ++i) {
        const QString &name = query.metrics[i];
        if (findMetric(name) == nullptr)
            return unknownMetric(indexed(u"metrics"_s, i), name);
        if (seen.contains(name))
            return invalid(indexed(u"metrics"_s, i), u"\"%1\" occurs twice"_s.arg(name));
        seen.insert(name);
    }
    return {};
}

Result<void> checkDimension(const QString &name, const QString &place)
{
    if (!findDimension(name))
        return invalid(place, u"no dimension has the name \"%1\""_s.arg(name.left(64)),
                       codes::UnknownDimension);
    return {};
}

Result<void> checkDimensions(const Query &query)
{
    if (query.dimensions.size() > MaxDimensions)
        return invalid(u"dimensions"_s, u"at most %1 dimensions are expected"_s.arg(MaxDimensions));
    for (qsizetype i = 0; i < query.dimensions.size(); ++i) {
        const QString place = indexed(u"dimensions"_s, i);
        if (const Result<void> checked = checkDimension(query.dimensions[i], place); !checked)
            return checked;
        if (query.dimensions.indexOf(query.dimensions[i]) < i)
            return invalid(place, u"\"%1\" occurs twice"_s.arg(query.dimensions[i]));
    }
    return {};
}

Result<void> checkOrder(const Query &query)
{
    if (query.order.size() > MaxOrderTerms)
        return invalid(u"order"_s, u"at most %1 columns are expected"_s.arg(MaxOrderTerms));
    QSet<QString> seen;
    for (qsizetype i = 0; i < query.order.size(); ++i) {
        const QString &column = query.order[i].column;
        const QString place = indexed(u"order"_s, i) + u"[0]"_s;
        if (!query.metrics.contains(column) && !query.dimensions.contains(column))
            return invalid(place, u"\"%1\" is no column of the query"_s.arg(column.left(64)));
        if (seen.contains(column))
            return invalid(place, u"\"%1\" occurs twice"_s.arg(column));
        seen.insert(column);
    }
    return {};
}

Result<void> checkTop(const Query &query)
{
    if (!query.top)
        return {};
    const QString &dimension = query.top->dimension;
    if (!query.dimensions.contains(dimension))
        return invalid(u"top.dimension"_s, u"\"%1\" is no dimension of the query"_s.arg(dimension.left(64)));
    if (findDimension(dimension)->kind == DimensionKind::Time)
        return invalid(u"top.dimension"_s, u"a time dimension has no top"_s, codes::IncompatibleDimension);
    const MetricInfo *by = findMetric(query.top->by);
    if (by == nullptr)
        return unknownMetric(u"top.by"_s, query.top->by);
    if (query.top->limit < 1 || query.top->limit > Query::MaxLimit)
        return invalid(u"top.limit"_s, u"a number from 1 to %1 is expected"_s.arg(Query::MaxLimit));
    return {};
}

Result<void> checkPage(const Query &query)
{
    if (query.limit < 1 || query.limit > Query::MaxLimit)
        return invalid(u"page.limit"_s, u"a number from 1 to %1 is expected"_s.arg(Query::MaxLimit));
    if (query.weekStart < Qt::Monday || query.weekStart > Qt::Sunday)
        return invalid(u"week_starts"_s, u"a day of the week is expected"_s);
    return {};
}

Result<void> checkFilters(const Query &query)
{
    const Result<Zone> zone = Zone::find(query.range.zone);
    if (!zone)
        return invalid(u"range.zone"_s, zone.error().detail, zone.error().code);
    return checkFilters(query.filters, *zone);
}

} // namespace

bool Filter::operator==(const Filter &other) const
{
    return op == other.op && dimension == other.dimension && values == other.values
        && children == other.children && segment == other.segment;
}

const QStringList &basisNames()
{
    static const QStringList names = {u"first_event"_s, u"sign_up"_s, u"content"_s, u"uploader"_s};
    return names;
}

Result<void> validate(const Query &query)
{
    for (const auto check :
         {checkMetrics, checkDimensions, checkCompatibility,
          static_cast<Result<void> (*)(const Query &)>(checkFilters), checkOrder, checkTop, checkPage})
        if (const Result<void> checked = check(query); !checked)
            return checked;
    return {};
}

bool namesTrafficClass(const Query &query)
{
    const QString name = fieldInfo(Field::TrafficClass).name;
    return query.dimensions.contains(name) || namesDimension(query.filters, name);
}

} // namespace tally
