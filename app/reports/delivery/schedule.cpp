// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/schedule.h"

#include "core/errorcodes.h"
#include "workspace/smallfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <array>

#include "reports/delivery/reportnames.h"

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char *, 7> Weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

Result<void> check(const ReportSchedule &schedule)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    for (const QString &word : schedule.command + QStringList{schedule.report}) {
        if (std::any_of(word.begin(), word.end(), isControl))
            return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                           u"a name or path with control characters can't be scheduled"_s, word);
    }
    const int most = schedule.every == ReportSchedule::Every::Week ? 7 : 28;
    if (schedule.command.isEmpty() || !schedule.at.isValid() || schedule.day < 1 || schedule.day > most)
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery, u"no such time"_s);
    return {};
}

/// For sh; crontab takes % for the end of a line.
QString shellWord(QString word)
{
    word.replace(u"'"_s, u"'\\''"_s);
    return u'\'' + word.replace(u'%', u"\\%"_s) + u'\'';
}

/// For ExecStart=.
QString unitWord(QString word)
{
    word.replace(u'\\', u"\\\\"_s);
    word.replace(u'"', u"\\\""_s);
    word.replace(u'%', u"%%"_s);
    word.replace(u'$', u"$$"_s);
    return u'"' + word + u'"';
}

QString calendarText(const ReportSchedule &schedule)
{
    const QString time = schedule.at.toString(u"HH:mm:00"_s);
    switch (schedule.every) {
    case ReportSchedule::Every::Day:
        return u"*-*-* "_s + time;
    case ReportSchedule::Every::Week:
        return QString::fromLatin1(Weekdays.at(std::size_t(schedule.day - 1))) + u" *-*-* "_s + time;
    case ReportSchedule::Every::Month:
        return u"*-*-%1 %2"_s.arg(schedule.day, 2, 10, QLatin1Char('0')).arg(time);
    }
    return {};
}

} // namespace

Result<QString> cronLine(const ReportSchedule &schedule)
{
    if (const Result<void> good = check(schedule); !good)
        return Unexpected(good.error());
    const bool weekly = schedule.every == ReportSchedule::Every::Week;
    const bool monthly = schedule.every == ReportSchedule::Every::Month;
    QStringList words;
    for (const QString &word : schedule.command)
        words.append(shellWord(word));
    return u"%1 %2 %3 * %4 %5"_s.arg(schedule.at.minute())
        .arg(schedule.at.hour())
        .arg(monthly ? QString::number(schedule.day) : u"*"_s,
             weekly ? QString::number(schedule.day % 7) : u"*"_s, words.join(u' '));
}

QString timerName(const QString &report)
{
    const QByteArray hash
        = QCryptographicHash::hash(report.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    // systemd's names are ASCII.
    QString ascii = report;
    for (QChar &c : ascii)
        c = c.unicode() < 128 ? c : QChar(u' ');
    return u"tallyroom-report-%1-%2"_s.arg(fileSlug(ascii, u"report"_s), QString::fromLatin1(hash));
}

Result<TimerUnits> timerUnits(const ReportSchedule &schedule)
{
    if (const Result<void> good = check(schedule); !good)
        return Unexpected(good.error());
    QStringList words;
    for (const QString &word : schedule.command)
        words.append(unitWord(word));
    QString title = schedule.report;
    title.replace(u'%', u"%%"_s);
    const QString service
        = u"[Unit]\nDescription=Tallyroom report: %1\n\n[Service]\nType=oneshot\nExecStart=%2\n"_s;
    const QString timer
        = u"[Unit]\nDescription=Tallyroom report: %1\n\n[Timer]\nOnCalendar=%2\nPersistent=true\n\n"
          u"[Install]\nWantedBy=timers.target\n"_s;
    return TimerUnits{timerName(schedule.report), service.arg(title, words.join(u' ')).toUtf8(),
                      timer.arg(title, calendarText(schedule)).toUtf8()};
}

TimerFolder::TimerFolder(QString folder)
    : m_folder(std::move(folder))
{
}

QString TimerFolder::path(const QString &name, const QString &ending) const
{
    return m_folder + u'/' + name + u'.' + ending;
}

QString TimerFolder::link(const QString &name) const
{
    return m_folder + u"/timers.target.wants/"_s + name + u".timer"_s;
}

Result<QString> TimerFolder::install(const ReportSchedule &schedule) const
{
    const Result<TimerUnits> units = timerUnits(schedule);
    if (!units)
        return Unexpected(units.error());
    const Result<void> written
        = writeSmallFile(path(units->name, u"service"_s), units->service).and_then([&] {
              return writeSmallFile(path(units->name, u"timer"_s), units->timer);
          });
    if (!written)
        return Unexpected(written.error());
    QDir().mkpath(m_folder + u"/timers.target.wants"_s);
    const QString wanted = link(units->name);
    QFile::remove(wanted);
    if (!QFile::link(path(units->name, u"timer"_s), wanted))
        return failure(ErrorKind::Io, codes::IoError, u"the timer can't be enabled"_s, wanted);
    return units->name;
}

Result<bool> TimerFolder::remove(const QString &report) const
{
    const QString name = timerName(report);
    if (!has(report))
        return false;
    for (const QString &file : {link(name), path(name, u"timer"_s), path(name, u"service"_s)}) {
        QFile unit(file);
        if (QFileInfo(file).isSymLink() || unit.exists()) {
            if (!unit.remove())
                return failure(ErrorKind::Io, codes::IoError, unit.errorString(), file);
        }
    }
    return true;
}

bool TimerFolder::has(const QString &report) const
{
    return QFile::exists(path(timerName(report), u"timer"_s));
}

QString TimerFolder::when(const QString &report) const
{
    const Result<QByteArray> timer = readSmallFile(path(timerName(report), u"timer"_s), 64 * 1024);
    if (!timer)
        return {};
    for (const QByteArray &line : timer->split('\n')) {
        if (line.startsWith("OnCalendar="))
            return QString::fromUtf8(line.mid(11)).trimmed();
    }
    return {};
}

QString userUnitsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/systemd/user"_s;
}

} // namespace tally
