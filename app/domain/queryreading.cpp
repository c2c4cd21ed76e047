// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryreading.h"
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MaxDays = 7;

CompareSpec compareOf(const Json &json, const QString &place, const QString &zone)
{
    readObject(json, place, {u"mode"_s, u"align"_s, u"elapsed"_s, u"range"_s});
    CompareSpec compare;
    compare.mode = CompareMode(
        readChoice(required(json, "mode", place), placeOf(place, u"mode"_s), compareModeNames()));
    if (const Json *align = member(json, "align"))
        compare.align = CompareAlign(readChoice(*align, placeOf(place, u"align"_s), compareAlignNames()));
    if (const Json *elapsed = member(json, "elapsed"))
        compare.elapsed
            = CompareElapsed(readChoice(*elapsed, placeOf(place, u"elapsed"_s), compareElapsedNames()));
    const QString rangePlace = placeOf(place, u"range"_s);
    if (compare.mode == CompareMode::Custom)
        compare.custom = rangeSpecOf(required(json, "range", place), rangePlace, zone);
    else if (member(json, "range") != nullptr)
        misread(rangePlace, u"only the mode \"custom\" has a range"_s);
    return compare;
}

QList<OrderTerm> orderOf(const Json &json, const QString &place)
{
    QList<OrderTerm> order;
    for (const Json &term : readArray(json, place)) {
        const QString here = placeOf(place, std::size_t(order.size()));
        if (readArray(term, here).size() != 2)
            misread(here, u"[column, \"asc\" or \"desc\"] is expected"_s);
        const QString column = readText(term[0], placeOf(here, std::size_t(0)));
        order.append(
            {column, readChoice(term[1], placeOf(here, std::size_t(1)), {u"asc"_s, u"desc"_s}) == 1});
    }
    return order;
}

TopSpec topOf(const Json &json, const QString &place)
{
    readObject(json, place, {u"dimension"_s, u"limit"_s, u"by"_s});
    TopSpec top;
    top.dimension = readText(required(json, "dimension", place), placeOf(place, u"dimension"_s));
    top.by = readText(required(json, "by", place), placeOf(place, u"by"_s));
    if (const Json *limit = member(json, "limit"))
        top.limit = int(readInteger(*limit, placeOf(place, u"limit"_s), 1, Query::MaxLimit));
    return top;
}

void readPage(const Json &json, const QString &place, Query &query)
{
    readObject(json, place, {u"limit"_s, u"cursor"_s});
    if (const Json *limit = member(json, "limit"))
        query.limit = int(readInteger(*limit, placeOf(place, u"limit"_s), 1, Query::MaxLimit));
    if (const Json *cursor = member(json, "cursor"))
        query.cursor = readText(*cursor, placeOf(place, u"cursor"_s));
}

void readInclude(const Json &json, const QString &place, Query &query)
{
    std::size_t index = 0;
    for (const Json &entry : readArray(json, place)) {
        const QString here = placeOf(place, index++);
        const qsizetype choice = readChoice(entry, here, {u"totals"_s, u"empty_buckets"_s, u"other"_s});
        bool &flag = choice == 0 ? query.includeTotals
            : choice == 1        ? query.includeEmptyBuckets
                                 : query.includeOther;
        if (flag)
            misread(here, u"included twice"_s);
        flag = true;
    }
}

Qt::DayOfWeek weekStartOf(const Json &json, const QString &place)
{
    if (json.is_string())
        return Qt::DayOfWeek(readChoice(json, place, weekdayNames()) + 1);
    return Qt::DayOfWeek(readInteger(json, place, 1, MaxDays));
}

qint64 asOf(const Json &json, const QString &place, const QString &zoneName)
{
    // A zone that is unknown is reported at its own place, later.
    const Zone zone = Zone::find(zoneName).value_or(Zone());
    const Result<qint64> instant = parseInstant(readText(json, place), zone);
    if (!instant)
        misread(place, instant.error().detail);
    return *instant;
}

void readOptions(const Json &json, const QString &place, Query &query)
{
    if (const Json *page = member(json, "page"))
        readPage(*page, placeOf(place, u"page"_s), query);
    if (const Json *accuracy = member(json, "accuracy"))
        query.accuracy = Accuracy(readChoice(*accuracy, placeOf(place, u"accuracy"_s), accuracyNames()));
    if (const Json *include = member(json, "include"))
        readInclude(*include, placeOf(place, u"include"_s), query);
    if (const Json *allow = member(json, "allow_partial"))
        query.allowPartial = readBool(*allow, placeOf(place, u"allow_partial"_s));
    if (const Json *day = member(json, "week_starts"))
        query.weekStart = weekStartOf(*day, placeOf(place, u"week_starts"_s));
    if (const Json *basis = member(json, "basis"))
        query.basis = Basis(readChoice(*basis, placeOf(place, u"basis"_s), basisNames()));
    if (const Json *instant = member(json, "as_of"))
        query.asOfMs = asOf(*instant, placeOf(place, u"as_of"_s), query.range.zone);
}

} // namespace

RangeSpec rangeSpecOf(const Json &json, const QString &place, const QString &defaultZone)
{
    RangeSpec range;
    range.zone = defaultZone;
    if (json.is_string()) {
        range.name = readText(json, place);
        if (!isRangeName(range.name))
            misread(place, u"no range has the name \"%1\""_s.arg(range.name.left(64)), codes::InvalidRange);
        return range;
    }
    readObject(json, place, {u"name"_s, u"from"_s, u"to"_s, u"zone"_s, u"include_today"_s});
    if (const Json *zone = member(json, "zone"))
        range.zone = readText(*zone, placeOf(place, u"zone"_s));
    if (const Json *today = member(json, "include_today"))
        range.includeToday = readBool(*today, placeOf(place, u"include_today"_s));
    if (const Json *name = member(json, "name")) {
        range.name = readText(*name, placeOf(place, u"name"_s));
        if (!isRangeName(range.name))
            misread(placeOf(place, u"name"_s), u"no range has the name \"%1\""_s.arg(range.name.left(64)),
                    codes::InvalidRange);
        if (member(json, "from") != nullptr || member(json, "to") != nullptr)
            misread(place, u"a range has either a name or from and to"_s);
        return range;
    }
    range.from = readText(required(json, "from", place), placeOf(place, u"from"_s));
    range.to = readText(required(json, "to", place), placeOf(place, u"to"_s));
    return range;
}

Query queryOf(const Json &json, const QString &place)
{
    readObject(json, place,
               {u"metrics"_s, u"dimensions"_s, u"range"_s, u"filters"_s, u"compare"_s, u"order"_s, u"top"_s,
                u"page"_s, u"accuracy"_s, u"include"_s, u"allow_partial"_s, u"week_starts"_s, u"basis"_s,
                u"as_of"_s});
    Query query;
    query.metrics = readTexts(required(json, "metrics", place), placeOf(place, u"metrics"_s));
    if (const Json *dimensions = member(json, "dimensions"))
        query.dimensions = readTexts(*dimensions, placeOf(place, u"dimensions"_s));
    query.range = rangeSpecOf(required(json, "range", place), placeOf(place, u"range"_s), query.range.zone);
    if (const Json *filters = member(json, "filters")) {
        const QString here = placeOf(place, u"filters"_s);
        for (const Json &filter : readArray(*filters, here))
            query.filters.append(filterOf(filter, placeOf(here, std::size_t(query.filters.size()))));
    }
    if (const Json *compare = member(json, "compare"))
        query.compare = compareOf(*compare, placeOf(place, u"compare"_s), query.range.zone);
    if (const Json *order = member(json, "order"))
        query.order = orderOf(*order, placeOf(place, u"order"_s));
    if (const Json *top = member(json, "top"))
        query.top = topOf(*top, placeOf(place, u"top"_s));
    readOptions(json, place, query);
    return query;
}

Result<Query> parseQuery(const QByteArray &json)
{
    try {
        return queryOf(parseUntrusted(json), {});
    } catch (const Misread &misread) {
        return Unexpected(misread.error);
    }
}

Result<Query> queryFromJson(const Json &json)
{
    try {
        return queryOf(json, {});
    } catch (const Misread &misread) {
        return Unexpected(misread.error);
    }
}

} // namespace tally
