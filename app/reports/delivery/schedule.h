// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>
#include <QTime>

namespace tally {

/// When a report runs by itself, and how it is called.
struct ReportSchedule
{
    enum class Every { Day, Week, Month };
    Every every = Every::Day;
    QTime at{7, 0}; ///< local time of the machine
    int day = 1; ///< of the week from Monday, or of the month (1–28)
    QString report; ///< its name
    QStringList command; ///< the program and its arguments
};

/// One line of a crontab. Errors: invalid_query where the command can't be written in one.
Result<QString> cronLine(const ReportSchedule &schedule);

struct TimerUnits
{
    QString name; ///< "tallyroom-report-weekly-1a2b3c4d", without an ending
    QByteArray service;
    QByteArray timer;
};
/// A systemd user timer and its service. A run that was missed, because the machine was off, is made up for.
Result<TimerUnits> timerUnits(const ReportSchedule &schedule);
/// The name of a report's units; equal names only for equal reports.
QString timerName(const QString &report);

/// The user's timers, as files in a folder of units (`~/.config/systemd/user`). They are enabled by the link
/// that `systemctl enable` makes as well, so that they start with the user's next session; systemd itself is
/// not called.
class TimerFolder
{
public:
    explicit TimerFolder(QString folder);

    /// Writes or replaces. Answers the units' name.
    Result<QString> install(const ReportSchedule &schedule) const;
    /// Nothing where there was none.
    Result<bool> remove(const QString &report) const;
    bool has(const QString &report) const;
    /// "OnCalendar" of a report's timer; empty: there is none.
    QString when(const QString &report) const;
    const QString &folder() const { return m_folder; }

private:
    QString path(const QString &name, const QString &ending) const;
    QString link(const QString &name) const;

    QString m_folder;
};

/// Where the user's units are.
QString userUnitsFolder();

} // namespace tally
