// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/delivery/reportrun.h"

namespace tally {

/// One run of a report, as it is remembered.
struct LoggedRun
{
    QString report;
    QString source;
    QString folder;
    qint64 startedMs = 0;
    qint64 finishedMs = 0;
    QStringList files;
    struct View
    {
        QString title;
        qint64 rows = 0;
        QString errorCode; ///< empty: it went well
        QString errorDetail;
        bool operator==(const View &) const = default;
    };
    QList<View> views;
    QString errorCode; ///< of the run as a whole, or of its PDF
    QString errorDetail;

    bool complete() const;
    bool operator==(const LoggedRun &) const = default;
};

LoggedRun loggedRun(const ReportOutcome &outcome);
LoggedRun failedRun(const QString &report, const QString &source, const QString &folder, qint64 startedMs,
                    const Error &error);

/// The runs of all reports in one file of JSON lines. Programs may add to it at the same time: a run is
/// written in one piece. Lines that can't be read are passed over. When it grows beyond MaxBytes its older
/// half goes.
class RunLog
{
public:
    static constexpr qint64 MaxBytes = 2 * 1024 * 1024;

    explicit RunLog(QString path);

    Result<void> add(const LoggedRun &run) const;
    /// The latest `most`, the latest first. A file that is not there holds none.
    QList<LoggedRun> latest(int most) const;
    const QString &path() const { return m_path; }

private:
    Result<void> shorten() const;

    QString m_path;
};

} // namespace tally
