// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/valueconversion.h"

#include "domain/zone.h"
#include "indices/exactjson.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const ConvertedValue Impossible{false, {}};

// The years 1 to 9999: what every engine and every reader takes.
constexpr qint64 EarliestMs = -62'135'596'800'000;
constexpr qint64 LatestMs = 253'402'300'799'999;

QString textOf(const Json &value)
{
    return QString::fromStdString(value.get_ref<const std::string &>());
}

ConvertedValue asText(const Json &value)
{
    if (value.is_string())
        return {true, value};
    if (value.is_boolean())
        return {true, value.get<bool>() ? "true" : "false"};
    if (const auto digits = numberText(value))
        return {true, *digits};
    return Impossible;
}

ConvertedValue asBoolean(const Json &value)
{
    if (value.is_boolean())
        return {true, value};
    if (value == "true")
        return {true, true};
    return value == "false" ? ConvertedValue{true, false} : Impossible;
}

/// The digits of a number or of a text that is one.
std::optional<std::string> digitsOf(const Json &value)
{
    if (const auto digits = numberText(value))
        return digits;
    if (!value.is_string())
        return std::nullopt;
    static const QRegularExpression number(u"\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z"_s);
    const QString text = textOf(value).trimmed();
    return number.match(text).hasMatch() ? std::optional(text.toStdString()) : std::nullopt;
}

ConvertedValue asLong(const Json &value)
{
    if (value.is_number_unsigned())
        return value.get<std::uint64_t>() <= std::uint64_t(INT64_MAX) ? ConvertedValue{true, value}
                                                                      : Impossible;
    const std::optional<std::string> digits = digitsOf(value);
    if (!digits)
        return Impossible;
    // "12.0" is whole as well: cut what adds nothing.
    std::string whole = *digits;
    const std::size_t dot = whole.find('.');
    if (dot != std::string::npos && whole.find_first_not_of('0', dot + 1) == std::string::npos)
        whole.resize(dot);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), number);
    return error == std::errc() && end == whole.data() + whole.size() ? ConvertedValue{true, number}
                                                                      : Impossible;
}

ConvertedValue asDouble(const Json &value)
{
    const std::optional<std::string> digits = digitsOf(value);
    if (!digits)
        return Impossible;
    double number = 0;
    const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), number);
    if (error != std::errc() || end != digits->data() + digits->size() || !std::isfinite(number))
        return Impossible;
    return {true, value.is_string() ? numberFromText(*digits) : value};
}

ConvertedValue asDate(const Json &value)
{
    const ConvertedValue epoch = value.is_string() ? Impossible : asLong(value);
    if (epoch.possible) {
        const qint64 ms = epoch.value.get<qint64>();
        return ms >= EarliestMs && ms <= LatestMs ? epoch : Impossible;
    }
    if (!value.is_string())
        return Impossible;
    const QString text = textOf(value);
    const Result<qint64> ms = parseInstant(text, Zone());
    if (!ms || *ms < EarliestMs || *ms > LatestMs)
        return Impossible;
    static const QRegularExpression strict(
        u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?\\z"_s);
    if (strict.match(text).hasMatch())
        return {true, value}; // as it is, finer than a millisecond too
    return {true, Zone().toIso(*ms).toStdString()};
}

} // namespace

ConvertedValue convertValue(const Json &value, TargetType type)
{
    if (value.is_null())
        return {true, value};
    switch (type) {
    case TargetType::Keyword:
    case TargetType::Text:
        return asText(value);
    case TargetType::Boolean:
        return asBoolean(value);
    case TargetType::Long:
        return asLong(value);
    case TargetType::Double:
        return asDouble(value);
    case TargetType::Date:
        return asDate(value);
    }
    return Impossible;
}

} // namespace tally
