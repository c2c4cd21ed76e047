// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/value.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// Above this a decimal has no fraction left; below, plain digits read better than an exponent.
constexpr double PlainDigitsBelow = 1e15;
constexpr double PlainDigitsFrom = 1e-6;

constexpr double TwoTo63 = 9223372036854775808.0;

template <typename T>
int sign(const T &left, const T &right)
{
    return left < right ? -1 : (right < left ? 1 : 0);
}

int compareMixed(qint64 left, double right)
{
    if (right >= TwoTo63)
        return -1;
    if (right < -TwoTo63)
        return 1;
    const double whole = std::trunc(right);
    const int byWhole = sign(left, qint64(whole));
    return byWhole != 0 ? byWhole : sign(whole, right);
}

int compareNumbers(const Value &left, const Value &right)
{
    if (left.isInteger() && right.isInteger())
        return sign(left.toInteger(), right.toInteger());
    if (left.isInteger())
        return compareMixed(left.toInteger(), right.toDouble());
    if (right.isInteger())
        return -compareMixed(right.toInteger(), left.toDouble());
    return sign(left.toDouble(), right.toDouble());
}

// The order of UTF-8 bytes is the order of code points; UTF-16 differs from it only where a surrogate meets
// a unit from U+E000 on.
int compareTexts(const QString &left, const QString &right)
{
    const auto [l, r] = std::mismatch(left.cbegin(), left.cend(), right.cbegin(), right.cend());
    if (l == left.cend() || r == right.cend())
        return sign(left.size(), right.size());
    if (l->isSurrogate() != r->isSurrogate() && std::min(l->unicode(), r->unicode()) >= 0xD800)
        return l->isSurrogate() ? 1 : -1;
    return sign(l->unicode(), r->unicode());
}

int rank(const Value &value)
{
    if (value.isNumber())
        return 0;
    if (value.isText())
        return 1;
    return value.isOther() ? 2 : 3;
}

} // namespace

double Value::toDouble() const
{
    if (const auto *number = std::get_if<qint64>(&m_data))
        return double(*number);
    const auto *decimal = std::get_if<double>(&m_data);
    return decimal == nullptr ? 0.0 : *decimal;
}

qint64 Value::toInteger() const
{
    if (const auto *number = std::get_if<qint64>(&m_data))
        return *number;
    const auto *decimal = std::get_if<double>(&m_data);
    if (decimal == nullptr || std::isnan(*decimal))
        return 0;
    if (*decimal >= TwoTo63)
        return std::numeric_limits<qint64>::max();
    return *decimal < -TwoTo63 ? std::numeric_limits<qint64>::min() : qint64(*decimal);
}

QString Value::toText() const
{
    if (isOther())
        return u"Other"_s;
    const auto *text = std::get_if<QString>(&m_data);
    return text == nullptr ? QString() : *text;
}

QString Value::toPlainText() const
{
    if (isInteger())
        return QString::number(toInteger());
    if (!isDouble())
        return toText();
    const double number = toDouble();
    if (!std::isfinite(number))
        return {};
    const double size = std::abs(number);
    const bool plain = size == 0.0 || (size >= PlainDigitsFrom && size < PlainDigitsBelow);
    return QString::number(number, plain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

int compareValues(const Value &left, const Value &right)
{
    const int byRank = sign(rank(left), rank(right));
    if (byRank != 0)
        return byRank;
    if (left.isNumber())
        return compareNumbers(left, right);
    return left.isText() ? compareTexts(left.toText(), right.toText()) : 0;
}

} // namespace tally
