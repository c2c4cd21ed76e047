// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/timeformat.h"

#include "core/errorcodes.h"
#include "core/utcday.h"
#include "ingest/numbertext.h"

#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 UnixJulianDay = 2'440'588;
constexpr double EpochLimitMs = 253'402'300'800'000.0; // the year 10000

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes between `least` and `most` digits off the front.
bool takeDigits(std::string_view &rest, size_t least, size_t most, int &number)
{
    size_t count = 0;
    number = 0;
    while (count < most && count < rest.size() && isDigit(rest[count]))
        number = number * 10 + (rest[count++] - '0');
    if (count < least)
        return false;
    rest.remove_prefix(count);
    return true;
}

bool takeChar(std::string_view &rest, std::string_view oneOf)
{
    if (rest.empty() || oneOf.find(rest.front()) == std::string_view::npos)
        return false;
    rest.remove_prefix(1);
    return true;
}

/// The digits of a fraction of a second as milliseconds; finer digits are cut off.
bool takeFraction(std::string_view &rest, size_t least, size_t most, int &ms)
{
    size_t count = 0;
    ms = 0;
    int scale = 100;
    while (count < most && count < rest.size() && isDigit(rest[count])) {
        ms += (rest[count++] - '0') * scale;
        scale /= 10;
    }
    if (count < least)
        return false;
    rest.remove_prefix(count);
    return true;
}

/// `Z`, `+09`, `+0900` or `+09:00`.
bool takeOffset(std::string_view &rest, std::optional<int> &minutes)
{
    if (takeChar(rest, "Zz")) {
        minutes = 0;
        return true;
    }
    const bool negative = !rest.empty() && rest.front() == '-';
    int hours = 0;
    int rested = 0;
    if (!takeChar(rest, "+-") || !takeDigits(rest, 2, 2, hours))
        return false;
    const bool colon = takeChar(rest, ":");
    if ((colon || (!rest.empty() && isDigit(rest.front()))) && !takeDigits(rest, 2, 2, rested))
        return false;
    if (hours > 18 || rested > 59)
        return false;
    minutes = (negative ? -1 : 1) * (hours * 60 + rested);
    return true;
}

bool takeMonthName(std::string_view &rest, int &month)
{
    static constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (rest.size() < 3)
        return false;
    char lower[3];
    for (int i = 0; i < 3; ++i)
        lower[i] = char(rest[size_t(i)] | 0x20);
    const size_t at = names.find(std::string_view(lower, 3));
    if (at == std::string_view::npos || at % 3 != 0)
        return false;
    month = int(at / 3) + 1;
    rest.remove_prefix(3);
    return true;
}

} // namespace

LocalClock::LocalClock(const Zone &zone)
    : m_zone(zone)
    , m_isUtc(zone == Zone())
{
}

qint64 LocalClock::toUtc(qint64 localMs)
{
    if (m_isUtc)
        return localMs;
    const qint64 number = floorDiv(localMs, DayMs);
    Day &day = m_days[size_t(number) % m_days.size()];
    if (day.number != number) {
        const qint64 start = number * DayMs;
        day.number = number;
        day.offset.reset();
        // No zone is further than 15 hours from UTC, so that a change outside this span can't matter.
        if (m_zone.transitions(start - 16 * HourMs, start + DayMs + 16 * HourMs).isEmpty())
            day.offset = m_zone.offsetAt(start);
    }
    if (day.offset)
        return localMs - *day.offset;
    return m_zone.instant(QDate::fromJulianDay(number + UnixJulianDay),
                          QTime::fromMSecsSinceStartOfDay(int(localMs - number * DayMs)));
}

TimeFormat::TimeFormat()
    : m_clock(Zone())
{
}

TimeFormat TimeFormat::asIso() const
{
    TimeFormat iso = *this;
    iso.m_kind = Kind::Iso;
    return iso;
}

Result<TimeFormat> TimeFormat::compile(const QString &format, const Zone &zone)
{
    TimeFormat made;
    made.m_clock = LocalClock(zone);
    if (format == u"iso8601"_s)
        return made;
    if (format == u"epoch_s"_s || format == u"epoch_ms"_s) {
        made.m_kind = format == u"epoch_s"_s ? Kind::EpochSeconds : Kind::EpochMs;
        return made;
    }
    made.m_kind = Kind::Pattern;
    if (auto compiled = made.compilePattern(format); !compiled)
        return Unexpected(compiled.error());
    return made;
}

Result<void> TimeFormat::compilePattern(const QString &format)
{
    const auto bad
        = [](const QString &why) { return failure(ErrorKind::InvalidInput, codes::InvalidFieldMap, why); };
    const QByteArray bytes = format.toUtf8();
    const auto literal = [this](std::string_view text) {
        if (m_tokens.empty() || m_tokens.back().part != Part::Literal)
            m_tokens.push_back({Part::Literal, 0, {}});
        m_tokens.back().literal += text;
    };
    for (qsizetype at = 0; at < bytes.size();) {
        const char c = bytes[at];
        qsizetype end = at + 1;
        if (c == '\'') {
            end = bytes.indexOf('\'', at + 1);
            if (end < 0)
                return bad(u"a quote of the time format is never closed"_s);
            literal(end == at + 1 ? "'" : std::string_view(bytes.constData() + at + 1, size_t(end - at - 1)));
            at = end + 1;
            continue;
        }
        while (end < bytes.size() && bytes[end] == c)
            ++end;
        const int width = int(end - at);
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        static constexpr std::string_view letters = "yMdHhmsSaZXx";
        static constexpr Part parts[]
            = {Part::Year,   Part::Month,    Part::Day,  Part::Hour,   Part::Hour12, Part::Minute,
               Part::Second, Part::Fraction, Part::AmPm, Part::Offset, Part::Offset, Part::Offset};
        const size_t index = letters.find(c);
        if (!isLetter)
            literal(std::string_view(bytes.constData() + at, size_t(width)));
        else if (index == std::string_view::npos || width > 9)
            return bad(u"unknown letter '%1' in the time format"_s.arg(QLatin1Char(c)));
        else
            m_tokens.push_back({c == 'M' && width >= 3 ? Part::MonthName : parts[index], width, {}});
        at = end;
    }
    const auto has = [this](Part part) {
        return std::any_of(m_tokens.begin(), m_tokens.end(),
                           [part](const Token &t) { return t.part == part; });
    };
    if (!has(Part::Year) || !has(Part::Day) || !(has(Part::Month) || has(Part::MonthName)))
        return bad(u"the time format needs year, month and day"_s);
    return {};
}

std::optional<qint64> TimeFormat::read(std::string_view text)
{
    text = trimmed(text);
    switch (m_kind) {
    case Kind::Iso:
        return readIso(text);
    case Kind::Pattern:
        return readPattern(text);
    case Kind::EpochSeconds:
    case Kind::EpochMs:
        break;
    }
    return readNumber(text);
}

std::optional<qint64> TimeFormat::readNumber(std::string_view text) const
{
    double decimal = 0;
    if (readDecimal(text, decimal) != NumberStatus::Ok)
        return std::nullopt;
    if (m_kind == Kind::EpochSeconds)
        decimal = std::round(decimal * 1000.0);
    if (std::abs(decimal) > EpochLimitMs)
        return std::nullopt;
    return qint64(std::floor(decimal));
}

std::optional<qint64> TimeFormat::readIso(std::string_view rest)
{
    Parts parts;
    const bool date = takeDigits(rest, 4, 4, parts.year) && takeChar(rest, "-")
        && takeDigits(rest, 2, 2, parts.month) && takeChar(rest, "-") && takeDigits(rest, 2, 2, parts.day);
    if (!date)
        return std::nullopt;
    if (rest.empty())
        return assemble(parts);
    if (!takeChar(rest, "Tt ") || !takeDigits(rest, 2, 2, parts.hour) || !takeChar(rest, ":")
        || !takeDigits(rest, 2, 2, parts.minute))
        return std::nullopt;
    if (takeChar(rest, ":")) {
        if (!takeDigits(rest, 2, 2, parts.second))
            return std::nullopt;
        if (takeChar(rest, ".,") && !takeFraction(rest, 1, 12, parts.ms))
            return std::nullopt;
    }
    if (!rest.empty()) {
        takeChar(rest, " ");
        if (!takeOffset(rest, parts.offsetMinutes) || !rest.empty())
            return std::nullopt;
    }
    return assemble(parts);
}

std::optional<qint64> TimeFormat::readPattern(std::string_view rest)
{
    Parts parts;
    for (const Token &token : m_tokens) {
        if (!take(token, rest, parts))
            return std::nullopt;
    }
    if (!rest.empty())
        return std::nullopt;
    if (parts.pm) {
        if (parts.hour < 1 || parts.hour > 12)
            return std::nullopt;
        parts.hour = parts.hour % 12 + (*parts.pm ? 12 : 0);
    }
    return assemble(parts);
}

bool TimeFormat::take(const Token &token, std::string_view &rest, Parts &parts) const
{
    const size_t width = size_t(token.width);
    const size_t most = std::max<size_t>(width, 2); // one letter: one or two digits
    switch (token.part) {
    case Part::Year:
        if (width != 2)
            return takeDigits(rest, 4, 4, parts.year);
        if (!takeDigits(rest, 2, 2, parts.year))
            return false;
        parts.year += parts.year < 70 ? 2000 : 1900;
        return true;
    case Part::Month:
        return takeDigits(rest, width, most, parts.month);
    case Part::MonthName:
        return takeMonthName(rest, parts.month);
    case Part::Day:
        return takeDigits(rest, width, most, parts.day);
    case Part::Hour:
    case Part::Hour12:
        return takeDigits(rest, width, most, parts.hour);
    case Part::Minute:
        return takeDigits(rest, width, most, parts.minute);
    case Part::Second:
        return takeDigits(rest, width, most, parts.second);
    case Part::Fraction:
        return takeFraction(rest, width, width, parts.ms);
    case Part::Offset:
        return takeOffset(rest, parts.offsetMinutes);
    case Part::AmPm:
        if (rest.size() < 2 || (rest[1] | 0x20) != 'm'
            || ((rest[0] | 0x20) != 'a' && (rest[0] | 0x20) != 'p'))
            return false;
        parts.pm = (rest[0] | 0x20) == 'p';
        rest.remove_prefix(2);
        return true;
    case Part::Literal:
        if (rest.substr(0, token.literal.size()) != token.literal)
            return false;
        rest.remove_prefix(token.literal.size());
        return true;
    }
    return false;
}

std::optional<qint64> TimeFormat::assemble(const Parts &parts)
{
    using namespace std::chrono;
    const year_month_day date{year(parts.year), month(unsigned(parts.month)), day(unsigned(parts.day))};
    // 24:00 is the end of the day; a leap second is its minute's last millisecond, so that it stays in its
    // day.
    const bool endOfDay = parts.hour == 24 && parts.minute == 0 && parts.second == 0 && parts.ms == 0;
    if (!date.ok() || parts.year < 1 || (parts.hour > 23 && !endOfDay) || parts.minute > 59
        || parts.second > 60)
        return std::nullopt;
    const int second = std::min(parts.second, 59);
    const int ms = parts.second == 60 ? 999 : parts.ms;
    const qint64 local = qint64(sys_days(date).time_since_epoch().count()) * DayMs + parts.hour * HourMs
        + parts.minute * 60'000 + second * 1000 + ms;
    if (parts.offsetMinutes)
        return local - *parts.offsetMinutes * 60'000;
    return m_clock.toUtc(local);
}

} // namespace tally
