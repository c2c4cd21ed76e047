// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "domain/queryreading.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

bool isGroup(Filter::Op op)
{
    return op == Filter::Op::And || op == Filter::Op::Or;
}

bool isAboutViewers(Filter::Op op)
{
    return op == Filter::Op::HasDone || op == Filter::Op::HasNotDone;
}

bool isComparison(Filter::Op op)
{
    return op == Filter::Op::Gt || op == Filter::Op::Gte || op == Filter::Op::Lt || op == Filter::Op::Lte;
}

void expectLength(const Json &json, const QString &place, std::size_t min, std::size_t max,
                  const QString &form)
{
    if (json.size() < min || json.size() > max)
        misread(place, form + u" is expected"_s);
}

/// One value or a list of them.
QList<Value> valuesOf(const Json &json, const QString &place)
{
    if (!json.is_array())
        return {valueOf(json, place)};
    QList<Value> values;
    for (const Json &entry : json)
        values.append(valueOf(entry, placeOf(place, std::size_t(values.size()))));
    if (values.isEmpty())
        misread(place, u"at least one value is expected"_s);
    return values;
}

/// A label holds text as it came, so a number asks for its JSON text; only comparisons go by size.
QList<Value> labelTexts(QList<Value> values, const Json &json)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        if (values[i].isNumber())
            values[i] = QString::fromStdString((json.is_array() ? json[std::size_t(i)] : json).dump());
    return values;
}

Filter viewerFilter(Filter::Op op, const Json &json, const QString &place)
{
    expectLength(json, place, 2, 3, u"[operator, [actions]]"_s);
    if (json.size() == 3 && readText(json[1], placeOf(place, std::size_t(1))) != u"action"_s)
        misread(placeOf(place, std::size_t(1)), u"only \"action\" can be done"_s);
    const std::size_t last = json.size() - 1;
    Filter filter;
    filter.op = op;
    filter.values = valuesOf(json[last], placeOf(place, last));
    for (qsizetype i = 0; i < filter.values.size(); ++i)
        if (!filter.values[i].isText())
            misread(placeOf(placeOf(place, last), std::size_t(i)), u"an action is expected"_s);
    return filter;
}

Filter groupFilter(Filter::Op op, const Json &json, const QString &place, int depth)
{
    const QString here = placeOf(place, std::size_t(1));
    expectLength(json, place, 2, 2, u"[operator, [filters]]"_s);
    Filter filter;
    filter.op = op;
    for (const Json &child : readArray(json[1], here))
        filter.children.append(
            filterOf(child, placeOf(here, std::size_t(filter.children.size())), depth + 1));
    if (filter.children.isEmpty())
        misread(here, u"at least one filter is expected"_s);
    return filter;
}

Filter conditionFilter(Filter::Op op, const Json &json, const QString &place)
{
    const bool exists = op == Filter::Op::Exists;
    if (exists)
        expectLength(json, place, 2, 2, u"[\"exists\", dimension]"_s);
    else
        expectLength(json, place, 3, 3, u"[operator, dimension, values]"_s);
    Filter filter;
    filter.op = op;
    filter.dimension = readText(json[1], placeOf(place, std::size_t(1)));
    if (exists)
        return filter;
    filter.values = valuesOf(json[2], placeOf(place, std::size_t(2)));
    if (filter.dimension.startsWith(u"labels."_s) && !isComparison(op))
        filter.values = labelTexts(filter.values, json[2]);
    return filter;
}

} // namespace

Filter filterOf(const Json &json, const QString &place, int depth)
{
    if (depth >= MaxJsonDepth)
        misread(place, u"nested deeper than %1 levels"_s.arg(MaxJsonDepth));
    if (readArray(json, place).empty())
        misread(place, u"[operator, …] is expected"_s);
    const auto op = Filter::Op(readChoice(json[0], placeOf(place, std::size_t(0)), filterOpNames()));
    if (isGroup(op))
        return groupFilter(op, json, place, depth);
    if (isAboutViewers(op))
        return viewerFilter(op, json, place);
    if (op != Filter::Op::Not && op != Filter::Op::Segment)
        return conditionFilter(op, json, place);

    const QString here = placeOf(place, std::size_t(1));
    expectLength(json, place, 2, 2,
                 op == Filter::Op::Not ? u"[\"not\", filter]"_s : u"[\"segment\", name]"_s);
    Filter filter;
    filter.op = op;
    if (op == Filter::Op::Not)
        filter.children = {filterOf(json[1], here, depth + 1)};
    else
        filter.segment = readText(json[1], here);
    return filter;
}

Value valueOf(const Json &json, const QString &place)
{
    if (json.is_null())
        return {};
    if (json.is_string())
        return readText(json, place);
    if (json.is_number_integer())
        return readInteger(json, place);
    if (json.is_number_float())
        return json.get<double>();
    misread(place, u"a text, a number or null is expected"_s);
}

Result<Filter> filterFromJson(const Json &json, const QString &place)
{
    try {
        return filterOf(json, place);
    } catch (const Misread &misread) {
        return Unexpected(misread.error);
    }
}

Json filterToJson(const Filter &filter)
{
    Json json = Json::array({filterOpNames()[qsizetype(filter.op)].toStdString()});
    if (filter.op == Filter::Op::Segment) {
        json.push_back(filter.segment.toStdString());
        return json;
    }
    if (filter.op == Filter::Op::Not) {
        json.push_back(filter.children.isEmpty() ? Json() : filterToJson(filter.children.front()));
        return json;
    }
    Json list = Json::array();
    for (const Filter &child : filter.children)
        list.push_back(filterToJson(child));
    for (const Value &value : filter.values)
        list.push_back(valueToJson(value));
    if (!isGroup(filter.op) && !isAboutViewers(filter.op))
        json.push_back(filter.dimension.toStdString());
    if (filter.op != Filter::Op::Exists)
        json.push_back(list);
    return json;
}

} // namespace tally
