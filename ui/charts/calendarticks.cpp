// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/calendarticks.h"

#include "ui/charts/chartformat.h"
#include "ui/theme/format.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace tally {

namespace {

using Kind = TickStep::Kind;

constexpr double DayMs = 86'400'000.0;

/// The first tick at or before a local time, and the one after a tick.
class Calendar
{
public:
    Calendar(TickStep step, const Zone &zone, int weekStart)
        : m_step(step)
        , m_zone(zone)
        , m_weekStart(weekStart)
    {
    }

    QDateTime floor(qint64 instant) const
    {
        const QDate date = m_zone.localDate(instant);
        switch (m_step.kind) {
        case Kind::Minutes: {
            const int minute = m_zone.localTime(instant).msecsSinceStartOfDay() / 60'000;
            return local(date, minute - minute % m_step.count);
        }
        case Kind::Days:
            return local(date.addDays(-(date.toJulianDay() % m_step.count)));
        case Kind::Weeks: {
            // Counted from one fixed week, so that every second week is the same one wherever the window
            // begins.
            const qint64 days = date.toJulianDay() - (m_weekStart - 1);
            return local(date.addDays(-(days % (7 * m_step.count))));
        }
        case Kind::Months: {
            const int months = date.year() * 12 + date.month() - 1;
            return local(QDate(date.year(), date.month(), 1).addMonths(-(months % m_step.count)));
        }
        }
        return local(date);
    }

    QDateTime next(const QDateTime &tick) const
    {
        switch (m_step.kind) {
        case Kind::Minutes:
            return tick.addSecs(60 * m_step.count);
        case Kind::Days:
            return tick.addDays(m_step.count);
        case Kind::Weeks:
            return tick.addDays(7 * m_step.count);
        case Kind::Months:
            return tick.addMonths(m_step.count);
        }
        return tick;
    }

    qint64 instant(const QDateTime &tick) const
    {
        return m_step.kind == Kind::Minutes ? m_zone.instant(tick.date(), tick.time())
                                            : m_zone.startOfDay(tick.date());
    }

private:
    // Local wall time is carried as if it were UTC: adding to it then never jumps.
    static QDateTime local(QDate date, int minute = 0)
    {
        return QDateTime(date, QTime(minute / 60, minute % 60), Qt::UTC);
    }

    TickStep m_step;
    const Zone &m_zone;
    int m_weekStart;
};

QString tickText(const ChartData &data, qsizetype index, TickStep step, bool isFirst, const QLocale &locale)
{
    const qint64 instant = data.instants.at(index);
    const QDate date = data.zone.localDate(instant);
    if (step.kind == Kind::Months) {
        if (data.unit == TimeUnit::Year || step.count >= 12)
            return QString::number(date.year());
        if (data.unit == TimeUnit::Quarter)
            return instantText(data, instant, locale);
        return shortMonthText(date, locale, isFirst || date.month() == 1);
    }
    const QTime time = data.zone.localTime(instant);
    if (step.kind == Kind::Minutes && time.msecsSinceStartOfDay() >= 60'000)
        return locale.toString(time, QLocale::ShortFormat);
    return Format(locale).shortDate(date);
}

int weekStartOf(const ChartData &data, const QLocale &locale)
{
    // The last bucket: the first may be cut by the range.
    if (data.unit == TimeUnit::Week)
        return data.zone.localDate(data.instants.constLast()).dayOfWeek();
    return locale.firstDayOfWeek();
}

bool isUnitItself(TimeUnit unit, TickStep step)
{
    if (step.count != 1)
        return unit == TimeUnit::Hour && step.kind == Kind::Minutes && step.count == 60;
    return (unit == TimeUnit::Minute && step.kind == Kind::Minutes)
        || (unit == TimeUnit::Day && step.kind == Kind::Days)
        || (unit == TimeUnit::Week && step.kind == Kind::Weeks)
        || (unit == TimeUnit::Month && step.kind == Kind::Months);
}

} // namespace

double TickStep::approximateMs() const
{
    switch (kind) {
    case Kind::Minutes:
        return 60'000.0 * count;
    case Kind::Days:
        return DayMs * count;
    case Kind::Weeks:
        return 7 * DayMs * count;
    case Kind::Months:
        return 30.4375 * DayMs * count;
    }
    return DayMs;
}

QList<TickStep> tickSteps(TimeUnit unit)
{
    static const QList<TickStep> all{
        {Kind::Minutes, 1},   {Kind::Minutes, 2},   {Kind::Minutes, 5},   {Kind::Minutes, 10},
        {Kind::Minutes, 15},  {Kind::Minutes, 30},  {Kind::Minutes, 60},  {Kind::Minutes, 120},
        {Kind::Minutes, 180}, {Kind::Minutes, 360}, {Kind::Minutes, 720}, {Kind::Days, 1},
        {Kind::Days, 2},      {Kind::Weeks, 1},     {Kind::Weeks, 2},     {Kind::Months, 1},
        {Kind::Months, 2},    {Kind::Months, 3},    {Kind::Months, 6},    {Kind::Months, 12},
        {Kind::Months, 24},   {Kind::Months, 60},   {Kind::Months, 120},  {Kind::Months, 600},
        {Kind::Months, 1200}};
    static constexpr std::array<qsizetype, 7> firstOf{0, 6, 11, 13, 15, 17, 19}; // by TimeUnit
    return all.mid(firstOf.at(std::size_t(unit)));
}

QList<CalendarTick> calendarTicks(const ChartData &data, qsizetype first, qsizetype last, TickStep step,
                                  const QLocale &locale, qsizetype limit)
{
    QList<CalendarTick> ticks;
    const auto add = [&](qsizetype index) {
        ticks.append({index, tickText(data, index, step, ticks.isEmpty(), locale)});
    };
    const qint64 from = data.instants.at(first);
    const qint64 to = data.instants.at(last);
    if (double(to - from) / step.approximateMs() > double(limit))
        return {};
    if (isUnitItself(data.unit, step)) {
        for (qsizetype i = first; i <= last; ++i)
            add(i);
        return ticks;
    }
    const Calendar calendar(step, data.zone, weekStartOf(data, locale));
    const auto begin = data.instants.begin();
    for (QDateTime tick = calendar.floor(from); ticks.size() <= limit; tick = calendar.next(tick)) {
        const qint64 instant = calendar.instant(tick);
        if (instant > to)
            break;
        const qsizetype index = std::lower_bound(begin + first, begin + last + 1, instant) - begin;
        const bool isNew = ticks.isEmpty() || ticks.last().index < index;
        if (instant >= from && index <= last && isNew)
            add(index);
    }
    return ticks;
}

} // namespace tally
