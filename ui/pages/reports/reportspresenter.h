// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "reports/delivery/runlog.h"
#include "reports/delivery/schedule.h"
#include "ui/pages/common/page.h"
#include "ui/pages/reports/reportsservices.h"
#include "workspace/savedviews.h"

#include <QFuture>

namespace tally {

/// The saved reports, their timers and their runs. One report runs at a time, on a worker thread. GUI thread.
class ReportsPresenter : public QObject
{
    Q_OBJECT
public:
    ReportsPresenter(const ReportsServices &services, const Clock &clock, QObject *parent = nullptr);
    ~ReportsPresenter() override;

    void setContext(const PageContext &context); ///< another source stops what runs

    SavedReports::Listing reports() const { return m_reports.list(); }
    SavedViews::Listing views() const { return m_views.list(); }
    QList<LoggedRun> runs() const;
    std::optional<Report> find(const QString &name) const { return m_reports.find(name); }
    QString freeName(const QString &wanted) const { return m_reports.freeName(wanted); }
    QString when(const QString &report) const { return m_timers.when(report); } ///< empty: no timer
    bool isRunning() const { return m_running; }
    bool canRun() const { return source() != nullptr && !m_running; }
    /// The frame owns it: this page does not keep a store open that is to be closed.
    std::shared_ptr<Source> source() const { return m_source.lock(); }

    Result<void> save(const Report &report);
    Result<void> remove(const QString &name); ///< its timer goes with it
    Result<Report> importFile(const QString &path);
    Result<void> exportFile(const QString &name, const QString &path);

    void run(const QString &name, const QString &folder, Language language);
    void cancel() { m_cancel.cancel(); }
    /// A timer that calls the command line for the source that is open. Answers the timer's name.
    Result<QString> schedule(const ReportSchedule &when, const QString &folder, Language language);
    Result<void> unschedule(const QString &report);
    /// The line of a crontab that does the same.
    Result<QString> cronLineFor(const ReportSchedule &when, const QString &folder, Language language) const;

Q_SIGNALS:
    void reportsChanged();
    void runsChanged();
    void progressed(int done, int total, const QString &title);
    void started(const QString &report);
    void finished(const tally::ReportOutcome &outcome);
    void failed(const tally::Error &error);

private:
    void arrived(const QString &name, const QString &folder, const Result<ReportOutcome> &outcome);
    ReportSchedule complete(ReportSchedule when, const QString &folder, Language language) const;

    ReportsServices m_services;
    const Clock &m_clock;
    SavedReports m_reports;
    SavedViews m_views;
    RunLog m_log;
    TimerFolder m_timers;
    std::weak_ptr<Source> m_source;
    QString m_location; ///< of the source, as --source takes it
    CancelToken m_cancel;
    QFuture<void> m_work;
    bool m_running = false;
};

} // namespace tally
