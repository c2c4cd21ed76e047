// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/storeoption.h"
#include "cli/upkeeptext.h"
#include "core/utcday.h"
#include "sources/embedded/storecopy.h"
#include "sources/embedded/storefile.h"

#include <QDate>
#include <QRegularExpression>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

Parsed<PruneOptions> optionsOf(const Arguments &arguments)
{
    PruneOptions options;
    options.dryRun = arguments.has(u"dry-run"_s);
    const std::optional<QString> keep = arguments.value(u"keep"_s);
    const std::optional<QString> before = arguments.value(u"before"_s);
    if (keep.has_value() == before.has_value())
        return wrongUsage(u"say which days go: either --keep 400d or --before 2026-01-01"_s);
    if (keep) {
        static const QRegularExpression days(u"^([0-9]{1,5})d$"_s);
        const QRegularExpressionMatch match = days.match(*keep);
        const int count = match.captured(1).toInt();
        if (!match.hasMatch() || count < 1)
            return wrongUsage(u"--keep wants a number of days such as 400d, not “%1”"_s.arg(*keep));
        options.keepDays = count;
        return options;
    }
    const QDate date = QDate::fromString(*before, Qt::ISODate);
    if (!date.isValid())
        return wrongUsage(u"--before wants a date such as 2026-01-01, not “%1”"_s.arg(*before));
    options.beforeDay = QDate(1970, 1, 1).daysTo(date);
    return options;
}

/// Small gains are not worth writing the whole store anew: new events take the room. Rows that went from a
/// group of which others stay take room that the engine does not count as free.
bool isWorthRewriting(const StoreFacts &facts, const PruneReport &report)
{
    return facts.rewritePending || facts.freeBytes * 4 >= facts.bytes
        || (report.events > 0 && report.events * 3 >= facts.events);
}

QString reportText(const PruneReport &report, bool dryRun)
{
    if (!report.lastDay)
        return u"The store has no events.\n"_s;
    const QString first = utcDayText(report.beforeDay);
    QString text = u"The last event is of %1; the days before %2 (UTC) go.\n"_s.arg(
        utcDayText(*report.lastDay), first);
    const QString what = u"%1 with %2"_s.arg(countText(report.days, u"day"_s, u"days"_s),
                                             countText(report.events, u"event"_s, u"events"_s));
    if (report.events == 0)
        return text + u"There is none.\n"_s;
    if (dryRun)
        return text + u"Would remove %1.\n"_s.arg(what);
    const qint64 given = report.bytesBefore - report.bytesAfter;
    text += u"Removed %1.\n"_s.arg(what);
    return text
        + (given > 0
               ? u"%1 given back; the store has %2 now.\n"_s.arg(bytesText(given),
                                                                 bytesText(report.bytesAfter))
               : u"The store keeps its %1; new events use the room.\n"_s.arg(bytesText(report.bytesAfter)));
}

QByteArray reportJson(const PruneReport &report, bool dryRun)
{
    using Json = nlohmann::ordered_json;
    return jsonText({{"dry_run", dryRun},
                     {"last_day", report.lastDay ? Json(utcDayText(*report.lastDay).toStdString()) : Json()},
                     {"before", utcDayText(report.beforeDay).toStdString()},
                     {"days", report.days},
                     {"events", report.events},
                     {"bytes_before", report.bytesBefore},
                     {"bytes_after", report.bytesAfter}});
}

Result<PruneReport> prune(const Job &job, const PruneOptions &options)
{
    Result<std::unique_ptr<Store>> store = openStore(job.arguments, IfMissing::Refuse);
    if (!store)
        return Unexpected(store.error());
    Result<PruneReport> report = (*store)->prune(options, job.cancel);
    if (!report || options.dryRun)
        return report;
    const Result<StoreFacts> facts = (*store)->facts(0, job.cancel);
    if (!facts)
        return Unexpected(facts.error());
    const QString path = facts->path;
    const bool isElsewhere = (*store)->isElsewhere();
    store->reset();
    if (!isElsewhere && isWorthRewriting(*facts, *report)) {
        const CopyProgress progress = copyProgress(job.console, u"writing the store anew"_s);
        // What was removed stays removed: a full disk only means that the room is given back another time.
        if (const Result<void> done = rewriteStore(path, {}, progress, job.cancel); !done)
            job.console.fail(done.error());
    }
    report->bytesAfter = storefile::bytes(path);
    return report;
}

} // namespace

Parsed<int> runPrune(const Job &job)
{
    const Parsed<PruneOptions> options = optionsOf(job.arguments);
    if (!options)
        return NotParsed(options.error());
    const Result<PruneReport> report = prune(job, *options);
    if (!report)
        return job.console.fail(report.error());
    const bool json = job.arguments.has(u"json"_s);
    const bool printed = job.console.print(json ? reportJson(*report, options->dryRun)
                                                : reportText(*report, options->dryRun).toUtf8());
    return printed ? Done : Failed;
}

} // namespace tally::cli
