// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rangetext.h"

#include "ui/theme/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

struct RangeText
{
    Q_DECLARE_TR_FUNCTIONS(RangeText)
};

/// N of last_N_days, 0 for any other name.
int lastDays(const QString &name)
{
    if (!name.startsWith(u"last_"_s) || !name.endsWith(u"_days"_s))
        return 0;
    return QStringView(name).mid(5, name.size() - 10).toInt();
}

QString instantText(qint64 utcMs, const DateRange &range, const Format &format)
{
    return format.date(range.zone.localDate(utcMs)) + u' ' + range.zone.localTime(utcMs).toString(u"HH:mm"_s);
}

int monthsOf(const DateRange::Days &days)
{
    const QDate after = days.last.addDays(1);
    if (days.first.day() != 1 || after.day() != 1)
        return 0;
    return (after.year() - days.first.year()) * 12 + after.month() - days.first.month();
}

} // namespace

QStringList offeredRanges()
{
    return {u"today"_s,        u"yesterday"_s, u"last_7_days"_s, u"last_28_days"_s,   u"last_90_days"_s,
            u"this_week"_s,    u"last_week"_s, u"this_month"_s,  u"last_month"_s,     u"this_quarter"_s,
            u"last_quarter"_s, u"this_year"_s, u"last_year"_s,   u"last_12_months"_s, u"all"_s};
}

QString rangeTitle(const QString &name)
{
    if (const int days = lastDays(name); days > 0)
        return days == 1 ? RangeText::tr("Last day") : RangeText::tr("Last %1 days").arg(days);
    const QHash<QString, QString> titles{{u"today"_s, RangeText::tr("Today")},
                                         {u"yesterday"_s, RangeText::tr("Yesterday")},
                                         {u"this_week"_s, RangeText::tr("This week")},
                                         {u"last_week"_s, RangeText::tr("Last week")},
                                         {u"this_month"_s, RangeText::tr("This month")},
                                         {u"last_month"_s, RangeText::tr("Last month")},
                                         {u"this_quarter"_s, RangeText::tr("This quarter")},
                                         {u"last_quarter"_s, RangeText::tr("Last quarter")},
                                         {u"this_year"_s, RangeText::tr("This year")},
                                         {u"last_year"_s, RangeText::tr("Last year")},
                                         {u"last_12_months"_s, RangeText::tr("Last 12 months")},
                                         {u"all"_s, RangeText::tr("All time")}};
    return titles.value(name, RangeText::tr("Custom"));
}

QString versusText(const CompareSpec &compare)
{
    switch (compare.mode) {
    case CompareMode::PreviousPeriod:
        return RangeText::tr("vs previous period");
    case CompareMode::PreviousYear:
        return RangeText::tr("vs previous year");
    case CompareMode::Custom:
        return RangeText::tr("vs chosen period");
    case CompareMode::None:
        break;
    }
    return {};
}

QString rangeDays(const DateRange &range, const QLocale &locale)
{
    const Format format(locale);
    if (range.days)
        return format.days(range.days->first, range.days->last);
    return instantText(range.fromMs, range, format) + u" – "_s + instantText(range.toMs, range, format);
}

DateRange steppedRange(const DateRange &range, int periods)
{
    if (!range.days) {
        const qint64 shift = (range.toMs - range.fromMs) * periods;
        return DateRange::ofInstants(range.fromMs + shift, range.toMs + shift, range.zone);
    }
    const DateRange::Days &days = *range.days;
    if (const int months = monthsOf(days); months > 0) {
        const QDate first = days.first.addMonths(months * periods);
        return DateRange::ofDays(first, first.addMonths(months).addDays(-1), range.zone);
    }
    const qint64 shift = (days.first.daysTo(days.last) + 1) * periods;
    return DateRange::ofDays(days.first.addDays(shift), days.last.addDays(shift), range.zone);
}

RangeSpec customSpec(const DateRange &range)
{
    RangeSpec spec;
    spec.zone = range.zone.name();
    if (range.days) {
        spec.from = range.days->first.toString(Qt::ISODate);
        spec.to = range.days->last.addDays(1).toString(Qt::ISODate);
    } else {
        spec.from = range.zone.toIso(range.fromMs);
        spec.to = range.zone.toIso(range.toMs);
    }
    return spec;
}

RangeSpec specOf(const DateRange &range, qint64 nowMs, Qt::DayOfWeek weekStart)
{
    const QStringList names = offeredRanges();
    for (const QString &name : names) {
        RangeSpec spec;
        spec.name = name;
        spec.zone = range.zone.name();
        if (name == u"all"_s)
            continue;
        const Result<DateRange> meant = resolveRange(spec, nowMs, weekStart, std::nullopt);
        if (meant && meant->fromMs == range.fromMs && meant->toMs == range.toMs)
            return spec;
    }
    return customSpec(range);
}

} // namespace tally
