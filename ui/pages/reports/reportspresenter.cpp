// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reports/reportspresenter.h"

#include "ui/models/errortext.h"
#include "ui/models/whendone.h"
#include "workspace/savedfilters.h"

#include <QDir>
#include <QtConcurrent>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int RunsShown = 200;

} // namespace

ReportsPresenter::ReportsPresenter(const ReportsServices &services, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_clock(clock)
    , m_reports(services.reportsFolder)
    , m_views(services.viewsFolder)
    , m_log(services.runsPath)
    , m_timers(services.unitsFolder)
{
}

ReportsPresenter::~ReportsPresenter()
{
    m_cancel.cancel();
    m_work.waitForFinished();
}

void ReportsPresenter::setContext(const PageContext &context)
{
    if (context.source != source())
        m_cancel.cancel();
    m_source = context.source;
    m_location = context.info ? context.info->location : QString();
}

QList<LoggedRun> ReportsPresenter::runs() const
{
    return m_log.latest(RunsShown);
}

Result<void> ReportsPresenter::save(const Report &report)
{
    const Result<void> saved = m_reports.save(report);
    if (saved)
        Q_EMIT reportsChanged();
    return saved;
}

Result<void> ReportsPresenter::remove(const QString &name)
{
    const Result<void> removed
        = m_timers.remove(name).map([](bool) {}).and_then([&] { return m_reports.remove(name); });
    Q_EMIT reportsChanged();
    return removed;
}

Result<Report> ReportsPresenter::importFile(const QString &path)
{
    const Result<Report> report = m_reports.importFile(path);
    if (report)
        Q_EMIT reportsChanged();
    return report;
}

Result<void> ReportsPresenter::exportFile(const QString &name, const QString &path)
{
    return m_reports.exportFile(name, path);
}

void ReportsPresenter::run(const QString &name, const QString &folder, Language language)
{
    const std::optional<Report> report = m_reports.find(name);
    if (!canRun() || !report)
        return;
    m_running = true;
    m_cancel = CancelToken();
    Q_EMIT started(name);
    ReportRunOptions options;
    options.folder = folder;
    options.nowMs = m_clock.nowMs();
    options.language = language;
    options.segments = [filters = m_services.filtersFolder](const QString &wanted) {
        const auto filter = SavedFilters(filters).find(wanted);
        return filter ? std::optional(filter->filters) : std::optional<QList<Filter>>();
    };
    options.sentence = errorSentence;
    options.progress
        = [this](int done, int total, const QString &title) { Q_EMIT progressed(done, total, title); };
    const auto future = QtConcurrent::run([source = source(), report = *report, options, cancel = m_cancel] {
        return runReport(*source, report, options, cancel);
    });
    m_work = QFuture<void>(future);
    whenDone(future, this,
             [this, name, folder](const Result<ReportOutcome> &outcome) { arrived(name, folder, outcome); });
}

void ReportsPresenter::arrived(const QString &name, const QString &folder,
                               const Result<ReportOutcome> &outcome)
{
    m_running = false;
    const bool isCancelled = !outcome && outcome.error().kind == ErrorKind::Cancelled;
    if (!isCancelled) {
        const LoggedRun run = outcome ? loggedRun(*outcome)
                                      : failedRun(name, m_location, folder, m_clock.nowMs(), outcome.error());
        if (const Result<void> kept = m_log.add(run); !kept)
            Q_EMIT failed(kept.error());
    }
    Q_EMIT runsChanged();
    if (outcome)
        Q_EMIT finished(*outcome);
    else
        Q_EMIT failed(outcome.error());
}

ReportSchedule ReportsPresenter::complete(ReportSchedule when, const QString &folder, Language language) const
{
    when.command
        = {m_services.program, u"report"_s, u"run"_s, when.report, u"-o"_s, QDir().absoluteFilePath(folder)};
    if (!m_location.isEmpty())
        when.command.append({u"--source"_s, m_location});
    if (language == Language::Korean)
        when.command.append({u"--lang"_s, u"ko"_s});
    return when;
}

Result<QString> ReportsPresenter::schedule(const ReportSchedule &when, const QString &folder,
                                           Language language)
{
    const Result<QString> name = m_timers.install(complete(when, folder, language));
    if (name)
        Q_EMIT reportsChanged();
    return name;
}

Result<void> ReportsPresenter::unschedule(const QString &report)
{
    const Result<bool> removed = m_timers.remove(report);
    Q_EMIT reportsChanged();
    return removed.map([](bool) {});
}

Result<QString> ReportsPresenter::cronLineFor(const ReportSchedule &when, const QString &folder,
                                              Language language) const
{
    return cronLine(complete(when, folder, language));
}

} // namespace tally
