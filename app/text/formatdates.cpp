// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format.h"

#include <QDateTime>

namespace tally {

using namespace Qt::StringLiterals;

QString Format::date(QDate day) const
{
    return m_locale.toString(day, m_language == Language::Korean ? u"yyyy년 M월 d일"_s : u"d MMM yyyy"_s);
}

QString Format::dateWithWeekday(QDate day) const
{
    return m_locale.toString(
        day, m_language == Language::Korean ? u"yyyy년 M월 d일 (ddd)"_s : u"ddd, d MMM yyyy"_s);
}

QString Format::shortDate(QDate day) const
{
    return m_locale.toString(day, m_language == Language::Korean ? u"M월 d일"_s : u"d MMM"_s);
}

QString Format::days(QDate first, QDate last) const
{
    if (first == last)
        return date(first);
    const QString dash = u" – "_s;
    if (m_language == Language::Korean)
        return date(first) + dash + (first.year() == last.year() ? shortDate(last) : date(last));
    if (first.year() != last.year())
        return date(first) + dash + date(last);
    if (first.month() != last.month())
        return shortDate(first) + dash + date(last);
    return m_locale.toString(first.day()) + dash + date(last);
}

QString Format::monthTitle(int year, int month) const
{
    const QDate day(year, month, 1);
    if (m_language == Language::Korean)
        return m_locale.toString(day, u"yyyy년 M월"_s);
    return m_locale.standaloneMonthName(month) + u' ' + QString::number(year);
}

QString Format::weekday(int day) const
{
    return m_locale.standaloneDayName(
        day, m_language == Language::Korean ? QLocale::NarrowFormat : QLocale::ShortFormat);
}

QString Format::bucket(const QString &label, TimeUnit unit) const
{
    if (unit == TimeUnit::Hour || unit == TimeUnit::Minute) {
        const QDateTime time = QDateTime::fromString(label, Qt::ISODate);
        return time.isValid() ? shortDate(time.date()) + u' ' + time.time().toString(u"HH:mm"_s) : label;
    }
    const QDate day = QDate::fromString(label, Qt::ISODate);
    if (!day.isValid())
        return label;
    switch (unit) {
    case TimeUnit::Month:
        return m_locale.toString(day, m_language == Language::Korean ? u"yyyy년 M월"_s : u"MMM yyyy"_s);
    case TimeUnit::Quarter: {
        const int quarter = (day.month() + 2) / 3;
        return m_language == Language::Korean ? u"%1년 %2분기"_s.arg(day.year()).arg(quarter)
                                              : u"Q%2 %1"_s.arg(day.year()).arg(quarter);
    }
    case TimeUnit::Year:
        return m_language == Language::Korean ? u"%1년"_s.arg(day.year()) : QString::number(day.year());
    default:
        return date(day);
    }
}

} // namespace tally
