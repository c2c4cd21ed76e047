// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/instanttext.h"

#include "core/utcday.h"

#include <algorithm>

namespace tally {

namespace {

constexpr qint64 MinuteMs = 60'000;

void putDigits(char *to, qint64 number, int digits)
{
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        to[i] = char('0' + number % 10);
}

std::array<char, 11> dateText(qint64 localDay)
{
    const QDate date = QDate(1970, 1, 1).addDays(localDay);
    std::array<char, 11> text{};
    putDigits(text.data(), date.year(), 4);
    text[4] = '-';
    putDigits(text.data() + 5, date.month(), 2);
    text[7] = '-';
    putDigits(text.data() + 8, date.day(), 2);
    text[10] = 'T';
    return text;
}

} // namespace

InstantText::InstantText(Zone zone)
    : m_zone(std::move(zone))
{
}

InstantText::Day InstantText::makeDay(qint64 number) const
{
    Day day;
    day.number = number;
    day.known = true;
    const qint64 from = number * DayMs;
    const qint64 year = QDate(1970, 1, 1).addDays(number).year();
    day.offsetMs = m_zone.offsetAt(from);
    day.plain = m_zone.transitions(from, from + DayMs).isEmpty() && day.offsetMs % MinuteMs == 0 && year > 1
        && year < 9999;
    if (!day.plain)
        return day;
    const qint64 firstLocalDay = floorDiv(from + day.offsetMs, DayMs);
    day.dates = {dateText(firstLocalDay), dateText(firstLocalDay + 1)};
    day.nextLocalDay = firstLocalDay + 1;
    // What the zone writes behind the clock time: "Z" or "+09:00".
    const QByteArray sample = m_zone.toIso(from).toLatin1();
    const QByteArray tail = sample.mid(19);
    day.offsetLength = int(std::min<qsizetype>(tail.size(), qsizetype(day.offset.size())));
    std::copy_n(tail.constData(), day.offsetLength, day.offset.begin());
    return day;
}

const InstantText::Day &InstantText::day(qint64 number)
{
    Day &slot = m_days[std::size_t(number) % m_days.size()];
    if (!slot.known || slot.number != number)
        slot = makeDay(number);
    return slot;
}

void InstantText::append(std::string &out, qint64 utcMs)
{
    const Day &known = day(utcDay(utcMs));
    if (!known.plain) {
        out.append(m_zone.toIso(utcMs).toStdString());
        return;
    }
    const qint64 local = utcMs + known.offsetMs;
    const qint64 localDay = floorDiv(local, DayMs);
    const qint64 ms = local - localDay * DayMs;
    out.append(known.dates[localDay == known.nextLocalDay ? 1 : 0].data(), 11);
    std::array<char, 12> clock{};
    putDigits(clock.data(), ms / 3'600'000, 2);
    clock[2] = ':';
    putDigits(clock.data() + 3, ms / MinuteMs % 60, 2);
    clock[5] = ':';
    putDigits(clock.data() + 6, ms / 1000 % 60, 2);
    clock[8] = '.';
    putDigits(clock.data() + 9, ms % 1000, 3);
    out.append(clock.data(), ms % 1000 == 0 ? 8 : 12);
    out.append(known.offset.data(), std::size_t(known.offsetLength));
}

} // namespace tally
