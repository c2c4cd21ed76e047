// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/filtersql.h"

#include "core/errorcodes.h"
#include "domain/filtercheck.h"
#include "sources/embedded/classsql.h"
#include "sources/embedded/storedcolumn.h"
#include "sources/embedded/textsql.h"
#include "sources/embedded/timesql.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// Up to here ids stand in the statement, so that the engine can skip row groups by them.
constexpr std::size_t MaxPlainIds = 1'000;

bool isComparison(Filter::Op op)
{
    return op == Filter::Op::Gt || op == Filter::Op::Gte || op == Filter::Op::Lt || op == Filter::Op::Lte;
}

/// A value as a number: itself, or a text that reads as one.
std::optional<SqlValue> numberOf(const Value &value)
{
    if (value.isInteger())
        return SqlValue(value.toInteger());
    if (value.isDouble())
        return std::isfinite(value.toDouble()) ? std::optional<SqlValue>(value.toDouble()) : std::nullopt;
    bool read = false;
    const QString text = value.toText();
    if (const qint64 whole = text.toLongLong(&read); read)
        return SqlValue(whole);
    if (const double number = text.toDouble(&read); read && std::isfinite(number))
        return SqlValue(number);
    return std::nullopt;
}

std::string castOf(const SqlValue &number)
{
    return std::holds_alternative<double>(number) ? "::DOUBLE" : "::BIGINT";
}

} // namespace

std::string labelSql(const QString &name, Bindings &bindings)
{
    QString pointer = name;
    pointer.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
    return "json_extract_string(e.labels, " + bindings.bind((u'/' + pointer).toStdString()) + "::VARCHAR)";
}

Result<std::string> FilterSql::all(const QList<Filter> &filters)
{
    return filters.isEmpty() ? Result<std::string>("true") : group(filters, true, false);
}

Result<std::string> FilterSql::group(const QList<Filter> &filters, bool every, bool negated)
{
    if (filters.isEmpty())
        return every != negated ? "true" : "false";
    std::vector<std::string> parts;
    for (const Filter &filter : filters) {
        Result<std::string> part = condition(filter, negated);
        if (!part)
            return part;
        parts.push_back(std::move(*part));
    }
    return '(' + joined(parts, every != negated ? " AND " : " OR ") + ')';
}

Result<std::string> FilterSql::condition(const Filter &filter, bool negated)
{
    switch (filter.op) {
    case Filter::Op::And:
        return group(filter.children, true, negated);
    case Filter::Op::Or:
        return group(filter.children, false, negated);
    case Filter::Op::Not:
        return group(filter.children, true, !negated);
    case Filter::Op::IsNot:
    case Filter::Op::HasNotDone: {
        Filter positive = filter;
        positive.op = filter.op == Filter::Op::IsNot ? Filter::Op::Is : Filter::Op::HasDone;
        return condition(positive, !negated);
    }
    default:
        break;
    }
    Result<std::string> sql = leaf(filter);
    if (!sql || !negated)
        return sql;
    return "((" + *sql + ") IS NOT TRUE)";
}

Result<std::string> FilterSql::leaf(const Filter &filter)
{
    if (filter.op == Filter::Op::Segment)
        return failure(ErrorKind::NotFound, codes::UnknownSegment, filter.segment);
    if (filter.op == Filter::Op::HasDone)
        return hasDone(filter);
    const std::optional<DimensionInfo> dimension = findDimension(filter.dimension);
    if (!dimension)
        return failure(ErrorKind::InvalidInput, codes::UnknownDimension, filter.dimension);
    if (!isFilterable(dimension->kind))
        return failure(ErrorKind::InvalidInput, codes::IncompatibleDimension, filter.dimension);
    return onDimension(filter, *dimension);
}

Result<std::string> FilterSql::onDimension(const Filter &filter, const DimensionInfo &dimension)
{
    const bool missing = std::any_of(filter.values.cbegin(), filter.values.cend(),
                                     [](const Value &value) { return value.isNull(); });
    QList<Value> values = filter.values;
    values.removeIf([](const Value &value) { return value.isNull(); });
    if (filter.op != Filter::Op::Exists && !(filter.op == Filter::Op::Is && missing))
        return compared(filter, dimension, values);

    const Result<std::string> column = expression(dimension);
    if (!column)
        return column;
    if (filter.op == Filter::Op::Exists)
        return *column + " IS NOT NULL";
    if (values.isEmpty())
        return *column + " IS NULL";
    return compared(filter, dimension, values).map([&](const std::string &sql) {
        return '(' + *column + " IS NULL OR " + sql + ')';
    });
}

Result<std::string> FilterSql::compared(const Filter &filter, const DimensionInfo &dimension,
                                        const QList<Value> &values)
{
    if (values.isEmpty())
        return "false";
    if (isComparison(filter.op) && values.size() != 1)
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery, u"one value expected"_s);
    if (dimension.kind == DimensionKind::Field || dimension.kind == DimensionKind::Attribute)
        return onField(filter, dimension, values);
    const Result<std::string> column = expression(dimension);
    if (!column)
        return column;
    if (dimension.kind == DimensionKind::Label)
        return onLabel(filter, *column, values);
    if (dimension.kind == DimensionKind::ContentAge)
        return textConditionSql(*column, filter.op, values, m_bindings);
    return onNumber(filter, *column, false, values);
}

Result<std::string> FilterSql::expression(const DimensionInfo &dimension)
{
    switch (dimension.kind) {
    case DimensionKind::HourOfDay:
        return '(' + hourOfDaySql("e.time", offsetSpans(m_context.clockRange.value_or(m_context.range)))
            + ')';
    case DimensionKind::DayOfWeek:
        return '(' + dayOfWeekSql("e.time", offsetSpans(m_context.clockRange.value_or(m_context.range)))
            + ')';
    case DimensionKind::Label:
        return labelSql(dimension.labelName, m_bindings);
    case DimensionKind::ContentAge:
        return ageWordSql();
    default:
        return "e." + storedColumn(dimension.field).name;
    }
}

Result<std::string> FilterSql::onField(const Filter &filter, const DimensionInfo &dimension,
                                       const QList<Value> &values)
{
    const StoredColumn &column = storedColumn(dimension.field);
    const std::string name = "e." + column.name;
    switch (column.storage) {
    case Storage::Dictionary:
        return onDictionary(filter, dimension.field, values);
    case Storage::Text:
        return textConditionSql(name, filter.op, values, m_bindings);
    case Storage::Number:
    case Storage::Decimal:
        break;
    }
    return onNumber(filter, name, dimension.valueType == FieldType::Instant, values);
}

Result<std::string> FilterSql::onDictionary(const Filter &filter, Field field, const QList<Value> &values)
{
    const StoredColumn &column = storedColumn(field);
    const std::string name = "e." + column.name;
    if (field == Field::Tags)
        return oneOfIds(name, "SELECT DISTINCT set_id FROM ", TagItemsTable, "tag", filter.op, values);
    return oneOfIds(name, "SELECT id FROM ", column.dictionary, "value", filter.op, values);
}

Result<std::string> FilterSql::oneOfIds(const std::string &column, const std::string &select,
                                        const std::string &table, const std::string &text, Filter::Op op,
                                        const QList<Value> &values)
{
    Bindings own;
    const std::string sql = select + table + " WHERE " + textConditionSql(text, op, values, own);
    const Result<std::vector<qint64>> ids = m_context.lookUp(sql, own.values());
    if (!ids)
        return Unexpected(ids.error());
    if (ids->empty())
        return "false";
    if (ids->size() <= MaxPlainIds)
        return column + " IN (" + idList(*ids) + ')';
    return column + " IN (" + select + table + " WHERE " + textConditionSql(text, op, values, m_bindings)
        + ')';
}

Result<std::string> FilterSql::onNumber(const Filter &filter, const std::string &number, bool instant,
                                        const QList<Value> &values)
{
    if (filter.op == Filter::Op::Contains || filter.op == Filter::Op::Matches)
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery, u"a text operator on numbers"_s);
    std::vector<std::string> parts;
    for (const Value &value : values) {
        std::optional<SqlValue> wanted;
        if (instant && value.isText()) {
            const Result<qint64> ms = parseInstant(value.toText(), m_context.range.zone);
            if (!ms)
                return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                               u"not an instant: "_s + value.toText());
            wanted = SqlValue(*ms);
        } else {
            wanted = numberOf(value);
        }
        if (!wanted)
            return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                           u"not a number: "_s + value.toPlainText());
        const std::string cast = castOf(*wanted);
        parts.push_back(number + ' ' + comparisonSql(filter.op) + ' ' + m_bindings.bind(std::move(*wanted))
                        + cast);
    }
    return '(' + joined(parts, " OR ") + ')';
}

std::string FilterSql::onLabel(const Filter &filter, const std::string &label, const QList<Value> &values)
{
    if (!isComparison(filter.op))
        return textConditionSql(label, filter.op, values, m_bindings);
    std::optional<SqlValue> wanted = numberOf(values.front());
    if (!wanted)
        return "false";
    // A decimal and a text are compared as doubles; texts that do not read as a finite number never match.
    const std::string number = "TRY_CAST(" + label + " AS DOUBLE)";
    return "(isfinite(" + number + ") AND " + number + ' ' + comparisonSql(filter.op) + ' '
        + m_bindings.bind(std::move(*wanted)) + "::DOUBLE)";
}

Result<std::string> FilterSql::hasDone(const Filter &filter)
{
    const Result<std::string> did
        = oneOfIds("h.action", "SELECT id FROM ", storedColumn(Field::Action).dictionary, "value",
                   Filter::Op::Is, filter.values);
    if (!did)
        return did;
    return "e.viewer IN (SELECT h.viewer FROM events h WHERE " + rangeSql(m_context, "h") + " AND " + *did
        + " AND h.viewer IS NOT NULL)";
}

} // namespace tally
