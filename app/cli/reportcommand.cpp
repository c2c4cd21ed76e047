// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/queryarguments.h"
#include "cli/reporttext.h"
#include "cli/schedulearguments.h"
#include "cli/sentences.h"
#include "cli/storeoption.h"
#include "core/errorcodes.h"
#include "reports/delivery/runlog.h"
#include "workspace/paths.h"
#include "workspace/savedfilters.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

/// A saved report by its name, else a file.
Result<Report> findReport(const QString &given)
{
    const SavedReports reports(reportsFolder());
    if (const std::optional<Report> saved = reports.find(given))
        return *saved;
    if (given.endsWith(".json"_L1) || QFileInfo::exists(given))
        return reports.readAt(given);
    return failure(
        ErrorKind::NotFound, codes::InvalidFile,
        u"there is no saved report of that name, and no such file; `tally report list` names them"_s, given);
}

std::optional<QList<Filter>> segment(const QString &name)
{
    const auto filter = SavedFilters(filtersFolder()).find(name);
    return filter ? std::optional(filter->filters) : std::nullopt;
}

void remember(const Job &job, const LoggedRun &run)
{
    if (const Result<void> added = RunLog(reportRunsPath()).add(run); !added)
        job.console.fail(added.error());
}

int tell(const Job &job, const ReportOutcome &outcome)
{
    remember(job, loggedRun(outcome));
    const bool json = job.arguments.has(u"json"_s);
    if (!job.console.print(json ? outcomeJson(outcome) : outcomeText(outcome).toUtf8()))
        return Failed;
    for (const ViewOutcome &view : outcome.views) {
        if (view.error)
            job.console.message(u"%1: %2: %3"_s.arg(view.title, view.error->code, sentence(*view.error)));
    }
    if (outcome.error)
        job.console.fail(*outcome.error);
    return outcome.complete() ? Done : Failed;
}

Parsed<int> runNow(const Job &job, const QString &name)
{
    const std::optional<QString> folder = job.arguments.value(u"output"_s);
    if (!folder)
        return wrongUsage(u"say with -o where the files go"_s);
    const Parsed<std::optional<qint64>> asOf = asOfOf(job.arguments);
    if (!asOf)
        return NotParsed(asOf.error());
    const Result<Report> report = findReport(name);
    if (!report)
        return job.console.fail(report.error());
    ReportRunOptions options;
    options.folder = *folder;
    options.nowMs = asOf->value_or(0);
    options.language = job.arguments.value(u"lang"_s) == u"ko"_s ? Language::Korean : Language::English;
    options.pdf = !job.arguments.has(u"no-pdf"_s);
    options.segments = segment;
    options.sentence = [](const Error &error) { return sentence(error); };
    options.progress = [&job](int done, int total, const QString &title) {
        job.console.progress(u"%1 of %2: %3"_s.arg(std::min(done + 1, total)).arg(total).arg(title));
    };
    const auto store = openStore(job.arguments, IfMissing::Refuse);
    const Result<ReportOutcome> outcome
        = store ? runReport(**store, *report, options, job.cancel) : Unexpected(store.error());
    if (outcome)
        return tell(job, *outcome);
    const QString source = job.arguments.value(u"source"_s).value_or(defaultStorePath());
    remember(job, failedRun(report->name, source, *folder, SystemClock().nowMs(), outcome.error()));
    return job.console.fail(outcome.error());
}

/// How the clock calls this program: with whole paths.
QStringList commandFor(const Job &job, const QString &name, const QString &folder)
{
    QStringList command{QCoreApplication::applicationFilePath(), u"report"_s, u"run"_s, name, u"-o"_s,
                        QDir().absoluteFilePath(folder)};
    if (const auto source = job.arguments.value(u"source"_s)) {
        const bool isFile = !source->contains("://"_L1) && !source->startsWith(u'@');
        command.append({u"--source"_s, isFile ? QDir().absoluteFilePath(*source) : *source});
    }
    if (const auto language = job.arguments.value(u"lang"_s))
        command.append({u"--lang"_s, *language});
    if (job.arguments.has(u"no-pdf"_s))
        command.append(u"--no-pdf"_s);
    return command;
}

Parsed<int> schedule(const Job &job, const QString &name)
{
    const std::optional<QString> folder = job.arguments.value(u"output"_s);
    if (!folder)
        return wrongUsage(u"say with -o where the files go"_s);
    Parsed<ReportSchedule> when = scheduleOf(job.arguments);
    if (!when)
        return NotParsed(when.error());
    const Result<Report> report = findReport(name);
    if (!report)
        return job.console.fail(report.error());
    when->report = report->name;
    const bool isSaved = report->name == name;
    when->command = commandFor(job, isSaved ? name : QDir().absoluteFilePath(name), *folder);
    if (job.arguments.has(u"cron"_s)) {
        const Result<QString> line = cronLine(*when);
        return line ? (job.console.print(*line + u'\n') ? Done : Failed) : job.console.fail(line.error());
    }
    const TimerFolder timers(userUnitsFolder());
    const Result<QString> unit = timers.install(*when);
    if (!unit)
        return job.console.fail(unit.error());
    job.console.message(
        u"%1/%2.timer is written and enabled. To start it now:\n"
        "  systemctl --user daemon-reload && systemctl --user start %2.timer\n"
        "To have it run while you are not logged in: loginctl enable-linger"_s.arg(timers.folder(), *unit));
    return Done;
}

int unschedule(const Job &job, const QString &name)
{
    const Result<bool> removed = TimerFolder(userUnitsFolder()).remove(name);
    if (!removed)
        return job.console.fail(removed.error());
    job.console.message(*removed ? u"The timer is gone. To stop it now: systemctl --user daemon-reload"_s
                                 : u"There was no timer for “%1”"_s.arg(name));
    return *removed ? Done : Failed;
}

} // namespace

Parsed<int> runReportCommand(const Job &job)
{
    const QString first = job.arguments.positional().first();
    const QString second = job.arguments.positional().value(1);
    const bool json = job.arguments.has(u"json"_s);
    const Parsed<qint64> limit = job.arguments.number(u"limit"_s, 20, 1, 10'000);
    if (!limit)
        return NotParsed(limit.error());
    if (first == "list"_L1) {
        const SavedReports::Listing listing = SavedReports(reportsFolder()).list();
        return job.console.print(json ? reportsJson(listing) : reportsText(listing).toUtf8()) ? Done : Failed;
    }
    if (first == "runs"_L1) {
        const QList<LoggedRun> runs = RunLog(reportRunsPath()).latest(10'000);
        return job.console.print(json ? runsJson(runs, second, int(*limit))
                                      : runsText(runs, second, int(*limit)).toUtf8())
            ? Done
            : Failed;
    }
    const bool isWord = first == "run"_L1 || first == "schedule"_L1 || first == "unschedule"_L1;
    if (isWord && second.isEmpty())
        return wrongUsage(u"“%1” wants the name of a report"_s.arg(first));
    if (!isWord && !second.isEmpty())
        return wrongUsage(u"“%1” is none of run, list, runs, schedule and unschedule"_s.arg(first));
    if (first == "schedule"_L1)
        return schedule(job, second);
    if (first == "unschedule"_L1)
        return unschedule(job, second);
    return runNow(job, isWord ? second : first);
}

} // namespace tally::cli
