// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "domain/queryreading.h"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Json texts(const QStringList &list)
{
    Json json = Json::array();
    for (const QString &text : list)
        json.push_back(text.toStdString());
    return json;
}

std::string word(const QStringList &names, auto value)
{
    return names.value(qsizetype(value)).toStdString();
}

Json compareToJson(const CompareSpec &compare)
{
    Json json{{"mode", word(compareModeNames(), compare.mode)},
              {"align", word(compareAlignNames(), compare.align)},
              {"elapsed", word(compareElapsedNames(), compare.elapsed)}};
    if (compare.mode == CompareMode::Custom)
        json["range"] = rangeSpecToJson(compare.custom);
    return json;
}

Json orderToJson(const QList<OrderTerm> &order)
{
    Json json = Json::array();
    for (const OrderTerm &term : order)
        json.push_back(Json::array({term.column.toStdString(), term.descending ? "desc" : "asc"}));
    return json;
}

Json includeToJson(const Query &query)
{
    Json json = Json::array();
    if (query.includeTotals)
        json.push_back("totals");
    if (query.includeEmptyBuckets)
        json.push_back("empty_buckets");
    if (query.includeOther)
        json.push_back("other");
    return json;
}

} // namespace

const QStringList &filterOpNames()
{
    static const QStringList names = {
        u"is"_s,     u"is_not"_s,   u"contains"_s,     u"matches"_s, u"gt"_s, u"gte"_s, u"lt"_s,     u"lte"_s,
        u"exists"_s, u"has_done"_s, u"has_not_done"_s, u"and"_s,     u"or"_s, u"not"_s, u"segment"_s};
    return names;
}

const QStringList &compareModeNames()
{
    static const QStringList names = {u"none"_s, u"previous_period"_s, u"previous_year"_s, u"custom"_s};
    return names;
}

const QStringList &compareAlignNames()
{
    static const QStringList names = {u"date"_s, u"weekday"_s};
    return names;
}

const QStringList &compareElapsedNames()
{
    static const QStringList names = {u"match"_s, u"full"_s};
    return names;
}

const QStringList &accuracyNames()
{
    static const QStringList names = {u"fast"_s, u"exact"_s};
    return names;
}

const QStringList &weekdayNames()
{
    static const QStringList names
        = {u"monday"_s, u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s, u"saturday"_s, u"sunday"_s};
    return names;
}

QString utcText(qint64 utcMs)
{
    QString text = Zone().toIso(utcMs);
    text.chop(6); // +00:00
    return text + u'Z';
}

Json rangeSpecToJson(const RangeSpec &range)
{
    Json json = Json::object();
    if (range.name.isEmpty()) {
        json["from"] = range.from.toStdString();
        json["to"] = range.to.toStdString();
    } else {
        json["name"] = range.name.toStdString();
    }
    json["zone"] = range.zone.toStdString();
    if (range.includeToday)
        json["include_today"] = true;
    return json;
}

Json valueToJson(const Value &value)
{
    if (value.isInteger())
        return value.toInteger();
    if (value.isDouble())
        return std::isfinite(value.toDouble()) ? Json(value.toDouble()) : Json();
    return value.isNull() ? Json() : Json(value.toText().toStdString());
}

Json queryToJson(const Query &query)
{
    Json json = Json::object();
    json["metrics"] = texts(query.metrics);
    json["dimensions"] = texts(query.dimensions);
    json["range"] = rangeSpecToJson(query.range);
    json["filters"] = Json::array();
    for (const Filter &filter : query.filters)
        json["filters"].push_back(filterToJson(filter));
    if (query.compare.mode != CompareMode::None)
        json["compare"] = compareToJson(query.compare);
    json["order"] = orderToJson(query.order);
    if (query.top)
        json["top"] = Json{{"dimension", query.top->dimension.toStdString()},
                           {"limit", query.top->limit},
                           {"by", query.top->by.toStdString()}};
    json["page"] = Json{{"limit", query.limit},
                        {"cursor", query.cursor.isEmpty() ? Json() : Json(query.cursor.toStdString())}};
    json["accuracy"] = word(accuracyNames(), query.accuracy);
    json["include"] = includeToJson(query);
    if (query.allowPartial)
        json["allow_partial"] = true;
    json["week_starts"] = word(weekdayNames(), int(query.weekStart) - 1);
    if (query.basis)
        json["basis"] = word(basisNames(), *query.basis);
    if (query.asOfMs)
        json["as_of"] = utcText(*query.asOfMs).toStdString();
    return json;
}

} // namespace tally
