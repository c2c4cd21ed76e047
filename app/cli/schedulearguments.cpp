// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/schedulearguments.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

Parsed<QTime> timeOf(const QString &option, const QString &text)
{
    const QTime time = QTime::fromString(text, u"H:mm"_s);
    if (!time.isValid())
        return wrongUsage(u"%1 wants a time such as 07:00, not “%2”"_s.arg(option, text));
    return time;
}

Parsed<ReportSchedule> dated(ReportSchedule schedule, const QString &option, const QString &text)
{
    const QString day = text.section(u'@', 0, 0).toLower();
    if (schedule.every == ReportSchedule::Every::Week) {
        static const QStringList days{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
        schedule.day = int(days.indexOf(day.left(3))) + 1;
        if (schedule.day < 1)
            return wrongUsage(u"%1 wants a day and a time such as mon@07:00, not “%2”"_s.arg(option, text));
    } else {
        schedule.day = day.toInt();
        if (schedule.day < 1 || schedule.day > 28)
            return wrongUsage(
                u"%1 wants a day from 1 to 28 and a time such as 1@07:00, not “%2”"_s.arg(option, text));
    }
    const Parsed<QTime> time = timeOf(option, text.contains(u'@') ? text.section(u'@', 1) : u"07:00"_s);
    if (!time)
        return NotParsed(time.error());
    schedule.at = *time;
    return schedule;
}

} // namespace

Parsed<ReportSchedule> scheduleOf(const Arguments &arguments)
{
    ReportSchedule schedule;
    int given = 0;
    for (const char *name : {"daily", "weekly", "monthly"})
        given += arguments.has(QString::fromLatin1(name)) ? 1 : 0;
    if (given > 1)
        return wrongUsage(u"--daily, --weekly and --monthly exclude each other"_s);
    if (const auto weekly = arguments.value(u"weekly"_s)) {
        schedule.every = ReportSchedule::Every::Week;
        return dated(schedule, u"--weekly"_s, *weekly);
    }
    if (const auto monthly = arguments.value(u"monthly"_s)) {
        schedule.every = ReportSchedule::Every::Month;
        return dated(schedule, u"--monthly"_s, *monthly);
    }
    return timeOf(u"--daily"_s, arguments.value(u"daily"_s).value_or(u"07:00"_s)).map([&](const QTime &time) {
        schedule.at = time;
        return schedule;
    });
}

} // namespace tally::cli
