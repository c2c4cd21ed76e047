// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/numbertext.h"

#include <charconv>
#include <cmath>

namespace tally {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view withoutPlus(std::string_view text)
{
    if (text.size() > 1 && text[0] == '+' && (isDigit(text[1]) || text[1] == '.'))
        text.remove_prefix(1);
    return text;
}

size_t skipDigits(std::string_view text, size_t at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

NumberStatus readDecimal(std::string_view text, double &number)
{
    text = withoutPlus(trimmed(text));
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc::invalid_argument || stop != end)
        return NumberStatus::NotANumber;
    // "inf" and "nan" are words, not numbers; a tiny number underflows to 0 without harm.
    const bool isWord = text.find_first_of("iInN") != std::string_view::npos;
    if (isWord)
        return NumberStatus::NotANumber;
    if (error == std::errc::result_out_of_range) {
        const size_t exponent = text.find_first_of("eE");
        if (exponent == std::string_view::npos || text.substr(exponent + 1, 1) != "-")
            return NumberStatus::OutOfRange;
        number = 0;
    }
    return std::isfinite(number) ? NumberStatus::Ok : NumberStatus::OutOfRange;
}

NumberStatus readInteger(std::string_view text, qint64 &number)
{
    text = withoutPlus(trimmed(text));
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (stop == end && error == std::errc())
        return NumberStatus::Ok;
    double decimal = 0;
    const NumberStatus status = readDecimal(text, decimal);
    if (status != NumberStatus::Ok)
        return status;
    constexpr double limit = 9223372036854775808.0; // 2^63
    if (decimal >= limit || decimal < -limit)
        return NumberStatus::OutOfRange;
    number = qint64(decimal);
    return NumberStatus::Ok;
}

bool isJsonNumber(std::string_view text)
{
    size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
    const size_t whole = at;
    at = skipDigits(text, at);
    if (at == whole || (text[whole] == '0' && at > whole + 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        const size_t from = at + 1;
        at = skipDigits(text, from);
        if (at == from)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const size_t from = at;
        at = skipDigits(text, from);
        if (at == from)
            return false;
    }
    return at == text.size();
}

} // namespace tally
