// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/zone.h"

#include "core/errorcodes.h"

#include <QDate>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MaxShown = 64;
constexpr int MaxOffsetMinutes = 18 * 60;

Unexpected unreadable(const QString &text, const QString &why)
{
    QString shown = text.left(MaxShown);
    return failure(ErrorKind::InvalidInput, codes::InvalidRange, u"\"%1\": %2"_s.arg(shown, why));
}

/// Takes a text from the left, piece by piece.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_rest(text)
    {
    }

    bool atEnd() const { return m_rest.isEmpty(); }

    bool take(QStringView anyOf)
    {
        if (m_rest.isEmpty() || !anyOf.contains(m_rest.front()))
            return false;
        m_taken = m_rest.front();
        m_rest = m_rest.sliced(1);
        return true;
    }
    QChar taken() const { return m_taken; }

    /// Exactly `count` ASCII digits, or nothing.
    std::optional<int> digits(qsizetype count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int number = 0;
        for (const QChar c : m_rest.first(count)) {
            if (c < u'0' || c > u'9')
                return std::nullopt;
            number = number * 10 + (c.unicode() - u'0');
        }
        m_rest = m_rest.sliced(count);
        return number;
    }

private:
    QStringView m_rest;
    QChar m_taken;
};

std::optional<QDate> takeDate(Scanner &scanner)
{
    const auto year = scanner.digits(4);
    if (!year || !scanner.take(u"-"))
        return std::nullopt;
    const auto month = scanner.digits(2);
    if (!month || !scanner.take(u"-"))
        return std::nullopt;
    const auto day = scanner.digits(2);
    return day ? std::optional(QDate(*year, *month, *day)) : std::nullopt;
}

/// One to nine digits after the point; below a millisecond they are cut off.
std::optional<int> takeMilliseconds(Scanner &scanner)
{
    int ms = 0;
    int count = 0;
    for (int weight = 100; count < 9; weight /= 10, ++count) {
        const auto digit = scanner.digits(1);
        if (!digit)
            break;
        ms += *digit * weight;
    }
    return count == 0 ? std::nullopt : std::optional(ms);
}

struct ClockTime
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;
};

std::optional<ClockTime> takeTime(Scanner &scanner)
{
    const auto hour = scanner.digits(2);
    if (!hour || !scanner.take(u":"))
        return std::nullopt;
    const auto minute = scanner.digits(2);
    if (!minute)
        return std::nullopt;
    ClockTime time{*hour, *minute, 0, 0};
    if (!scanner.take(u":"))
        return time;
    const auto second = scanner.digits(2);
    if (!second)
        return std::nullopt;
    time.second = *second;
    if (!scanner.take(u".,"))
        return time;
    const auto ms = takeMilliseconds(scanner);
    if (!ms)
        return std::nullopt;
    time.ms = *ms;
    return time;
}

/// Minutes east of UTC for `Z`, `+09`, `+0900` and `+09:00`.
std::optional<int> takeOffset(Scanner &scanner)
{
    if (scanner.take(u"Zz"))
        return 0;
    if (!scanner.take(u"+-"))
        return std::nullopt;
    const int sign = scanner.taken() == u'-' ? -1 : 1;
    const auto hours = scanner.digits(2);
    if (!hours)
        return std::nullopt;
    if (scanner.atEnd())
        return sign * *hours * 60;
    scanner.take(u":");
    const auto minutes = scanner.digits(2);
    if (!minutes || *minutes > 59)
        return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

} // namespace

Result<qint64> parseInstant(const QString &text, const Zone &zone)
{
    Scanner scanner(text);
    const auto date = takeDate(scanner);
    if (!date)
        return unreadable(text, u"neither an ISO 8601 date nor a date-time"_s);
    if (!date->isValid() || date->year() < 1)
        return unreadable(text, u"no such date"_s);
    if (scanner.atEnd())
        return zone.startOfDay(*date);

    const auto time = scanner.take(u"Tt ") ? takeTime(scanner) : std::nullopt;
    if (!time)
        return unreadable(text, u"the time of day is not HH:MM, HH:MM:SS or HH:MM:SS.fff"_s);
    if (time->second == 60)
        return unreadable(text, u"leap seconds are not supported"_s);
    const QTime clock(time->hour, time->minute, time->second, time->ms);
    if (!clock.isValid())
        return unreadable(text, u"no such time of day"_s);
    if (scanner.atEnd())
        return zone.instant(*date, clock);

    const auto offset = takeOffset(scanner);
    if (!offset || !scanner.atEnd())
        return unreadable(text, u"after the time of day comes neither Z nor an offset such as +09:00"_s);
    if (std::abs(*offset) > MaxOffsetMinutes)
        return unreadable(text, u"the offset is beyond 18 hours"_s);
    return Zone().instant(*date, clock) - *offset * 60'000LL;
}

} // namespace tally
