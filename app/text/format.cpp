// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format.h"

#include <QDateTime>

#include <array>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar Minus(0x2212);

/// A step of shortening: numbers from `from` on are divided by `by`.
struct Step
{
    double from;
    double by;
    QStringView suffix;
};

constexpr std::array EnglishSteps{Step{999.95e9, 1e12, u"T"}, Step{999.95e6, 1e9, u"B"},
                                  Step{999.95e3, 1e6, u"M"}, Step{1e4, 1e3, u"k"}};
// Nobody reads 48.2M in Korean: counting goes by 만 (10⁴), 억 (10⁸), 조 (10¹²).
constexpr std::array KoreanSteps{Step{1e12, 1e12, u"조"}, Step{1e8, 1e8, u"억"}, Step{1e4, 1e4, u"만"}};

/// Three digits that count: 4.82, 48.2, 482.
int placesFor(double scaled)
{
    const double size = std::abs(scaled);
    return size < 9.995 ? 2 : (size < 99.95 ? 1 : 0);
}

QString withoutTrailingZeros(QString text, const QString &point)
{
    if (!text.contains(point))
        return text;
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(point))
        text.chop(point.size());
    return text;
}

QString currencySymbol(const QString &currency)
{
    static const QHash<QString, QString> symbols{
        {u"USD"_s, u"$"_s}, {u"EUR"_s, u"€"_s}, {u"KRW"_s, u"₩"_s}, {u"JPY"_s, u"¥"_s}, {u"GBP"_s, u"£"_s}};
    return symbols.value(currency, currency + QChar(0x00A0));
}

} // namespace

Format::Format(const QLocale &locale)
    : m_locale(locale)
    , m_language(locale.language() == QLocale::Korean ? Language::Korean : Language::English)
{
    m_locale.setNumberOptions(QLocale::DefaultNumberOptions);
}

QString Format::unknown() const
{
    return u"–"_s;
}

QString Format::integer(qint64 number) const
{
    return m_locale.toString(number);
}

QString Format::decimal(double number, int places) const
{
    return std::isfinite(number) ? m_locale.toString(number, 'f', places) : unknown();
}

QString Format::compact(double number) const
{
    if (!std::isfinite(number))
        return unknown();
    const double size = std::abs(number);
    const auto shorten = [&](const auto &steps) {
        for (const Step &step : steps) {
            if (size < step.from)
                continue;
            const double scaled = number / step.by;
            const QString text = m_locale.toString(scaled, 'f', placesFor(scaled));
            return withoutTrailingZeros(text, m_locale.decimalPoint()) + step.suffix.toString();
        }
        const bool whole = number == std::floor(number);
        const QString text = m_locale.toString(number, 'f', whole ? 0 : (size < 10 ? 2 : 1));
        return whole ? text : withoutTrailingZeros(text, m_locale.decimalPoint());
    };
    return m_language == Language::Korean ? shorten(KoreanSteps) : shorten(EnglishSteps);
}

QString Format::percent(double share, int places) const
{
    return std::isfinite(share) ? m_locale.toString(share * 100, 'f', places) + u'%' : unknown();
}

QString Format::change(double rate) const
{
    if (!std::isfinite(rate))
        return unknown();
    const double size = std::abs(rate);
    const QString text = m_locale.toString(size * 100, 'f', size >= 10 ? 0 : 1) + u'%';
    if (size < 0.0005)
        return text;
    return (rate < 0 ? Minus : u'+') + text;
}

QString Format::duration(double seconds) const
{
    if (!std::isfinite(seconds))
        return unknown();
    const bool korean = m_language == Language::Korean;
    const QString sign = seconds < 0 ? QString(Minus) : QString();
    const double size = std::abs(seconds);
    if (size < 59.95) {
        const QString text = m_locale.toString(size, 'f', size == std::floor(size) ? 0 : 1);
        return sign + text + (korean ? u"초"_s : u"s"_s);
    }
    const qint64 whole = qRound64(size);
    const qint64 hours = whole / 3600;
    const qint64 minutes = whole / 60 % 60;
    if (hours == 0) {
        const QString rest = QString::number(whole % 60);
        return sign
            + (korean ? u"%1분 %2초"_s.arg(QString::number(minutes), rest)
                      : u"%1m %2s"_s.arg(QString::number(minutes), rest.rightJustified(2, u'0')));
    }
    if (hours >= 1000)
        return sign + compact(double(hours)) + (korean ? u"시간"_s : u"h"_s);
    const QString rest = QString::number(minutes);
    return sign
        + (korean ? u"%1시간 %2분"_s.arg(QString::number(hours), rest)
                  : u"%1h %2m"_s.arg(QString::number(hours), rest.rightJustified(2, u'0')));
}

QString Format::money(double amount, const QString &currency) const
{
    if (!std::isfinite(amount))
        return unknown();
    const bool whole = currency == u"KRW"_s || currency == u"JPY"_s;
    const QString text = m_locale.toString(std::abs(amount), 'f', whole ? 0 : 2);
    const QString sign = amount < 0 ? QString(Minus) : QString();
    return sign + (currency.isEmpty() ? text : currencySymbol(currency) + text);
}

QString Format::exactValue(const Value &value, Unit unit, const QString &currency) const
{
    if (!value.isNumber())
        return value.isNull() ? unknown() : value.toText();
    const double number = value.toDouble();
    switch (unit) {
    case Unit::Seconds:
        return duration(number);
    case Unit::Share:
        return percent(number, 2);
    case Unit::Ratio:
        return decimal(number, 2);
    case Unit::Money:
        return money(number, currency);
    case Unit::Count:
        break;
    }
    return value.isInteger() ? integer(value.toInteger())
                             : withoutTrailingZeros(decimal(number, 2), m_locale.decimalPoint());
}

QString Format::shortValue(const Value &value, Unit unit, const QString &currency) const
{
    if (!value.isNumber() || unit == Unit::Seconds || unit == Unit::Ratio)
        return exactValue(value, unit, currency);
    const double number = value.toDouble();
    if (unit == Unit::Share)
        return percent(number, 1);
    if (unit == Unit::Money && std::abs(number) >= 1e4)
        return (number < 0 ? QString(Minus) : QString())
            + (currency.isEmpty() ? QString() : currencySymbol(currency)) + compact(std::abs(number));
    // Below a hundred thousand there is room for the number itself.
    if (unit == Unit::Count && value.isInteger()
        && std::abs(number) < (m_language == Language::Korean ? 1e4 : 1e5))
        return integer(value.toInteger());
    return unit == Unit::Money ? money(number, currency) : compact(number);
}

} // namespace tally
