// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartformat.h"

#include "ui/theme/format.h"

#include <QCoreApplication>

#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("tally::TimeChart", text);
}

} // namespace

QString axisText(const ChartFormat &format, double value, const QLocale &locale)
{
    return format.axis ? format.axis(value) : Format(locale).compact(value);
}

QString fullText(const ChartFormat &format, double value, const QLocale &locale)
{
    if (!std::isfinite(value))
        return Format(locale).unknown();
    if (format.full)
        return format.full(value);
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    return Format(locale).decimal(value, whole ? 0 : 2);
}

QString fullText(const ChartFormat &format, const std::optional<double> &value, const QLocale &locale)
{
    return fullText(format, value.value_or(ChartGap), locale);
}

QString shortMonthText(QDate date, const QLocale &locale, bool withYear)
{
    const QString month = locale.standaloneMonthName(date.month(), QLocale::ShortFormat);
    if (!withYear)
        return month;
    const QString format = locale.dateFormat(QLocale::LongFormat);
    const auto year = format.indexOf(u'y');
    const auto monthAt = format.indexOf(u'M');
    // "2025년 5월": where the year leads, what stands between the two is the locale's.
    if (year >= 0 && year < monthAt)
        return locale.toString(date, format.mid(year, monthAt - year)) + month;
    return month + u' ' + QString::number(date.year());
}

QString instantText(const ChartData &data, qint64 instant, const QLocale &locale)
{
    const QDate date = data.zone.localDate(instant);
    const Format format(locale);
    switch (data.unit) {
    case TimeUnit::Minute:
    case TimeUnit::Hour:
        return format.dateWithWeekday(date) + u"  "_s
            + locale.toString(data.zone.localTime(instant), QLocale::ShortFormat);
    case TimeUnit::Day:
        return format.dateWithWeekday(date);
    case TimeUnit::Week:
        //: %1 is the first day of a week
        return translated(QT_TRANSLATE_NOOP("tally::TimeChart", "Week from %1"))
            .arg(format.dateWithWeekday(date));
    case TimeUnit::Month:
        return format.monthTitle(date.year(), date.month());
    case TimeUnit::Quarter:
        //: %1 is a number from 1 to 4, %2 a year
        return translated(QT_TRANSLATE_NOOP("tally::TimeChart", "Q%1 %2"))
            .arg(QString::number((date.month() + 2) / 3), QString::number(date.year()));
    case TimeUnit::Year:
        return QString::number(date.year());
    }
    return {};
}

QString bucketText(const ChartData &data, qsizetype index, const QLocale &locale)
{
    if (index < 0 || index >= data.size())
        return {};
    return data.isTime() ? instantText(data, data.instants.at(index), locale) : data.categories.at(index);
}

} // namespace tally
