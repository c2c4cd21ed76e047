// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/crashnote.h"
#include "cli/storeoption.h"
#include "cli/upkeeptext.h"
#include "sources/embedded/storerestore.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

Parsed<int> runBackup(const Job &job)
{
    const auto store = openStore(job.arguments, IfMissing::Refuse);
    if (!store)
        return job.console.fail(store.error());
    const QString file = job.arguments.positional().first();
    const CopyProgress progress = copyProgress(job.console, u"copying"_s);
    const Result<BackupReport> report = (*store)->backUp(file, progress, job.cancel);
    if (!report)
        return job.console.fail(report.error());
    const QString text = u"%1: %2 events, %3, read back and equal\n"_s.arg(file)
                             .arg(report->events)
                             .arg(bytesText(report->bytes));
    const bool printed = job.console.print(
        job.arguments.has(u"json"_s)
            ? jsonText({{"file", file.toStdString()}, {"events", report->events}, {"bytes", report->bytes}})
            : text.toUtf8());
    return printed ? Done : Failed;
}

Parsed<int> runRestore(const Job &job)
{
    using Json = nlohmann::ordered_json;
    const Result<QString> store = storePath(job.arguments);
    if (!store)
        return job.console.fail(store.error());
    const QString file = job.arguments.positional().first();
    blameFaultsOn(file);
    const Result<RestoreReport> report
        = restoreStore(file, *store, job.arguments.has(u"replace"_s), SystemClock().nowMs(), job.cancel);
    if (!report)
        return job.console.fail(report.error());
    QString text = u"%1: %2 events, from %3\n"_s.arg(*store).arg(report->events).arg(file);
    if (!report->keptAs.isEmpty())
        text += u"What was there before is kept as %1\n"_s.arg(report->keptAs);
    const Json kept = report->keptAs.isEmpty() ? Json() : Json(report->keptAs.toStdString());
    const bool printed = job.console.print(
        job.arguments.has(u"json"_s)
            ? jsonText({{"store", store->toStdString()}, {"events", report->events}, {"kept_as", kept}})
            : text.toUtf8());
    return printed ? Done : Failed;
}

} // namespace tally::cli
