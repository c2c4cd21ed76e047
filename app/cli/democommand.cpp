// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/storeoption.h"
#include "core/errorcodes.h"
#include "ingest/democommunity.h"
#include "reports/deviceerror.h"

#include <QFileInfo>
#include <QSaveFile>

#include <limits>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

Parsed<qint64> untilOf(const Arguments &arguments)
{
    const std::optional<QString> text = arguments.value(u"until"_s);
    if (!text)
        return 0;
    const Result<qint64> instant = parseInstant(*text, Zone());
    if (!instant)
        return wrongUsage(
            u"--until wants a time such as 2026-06-30 or 2026-06-30T09:00:00Z, not “%1”"_s.arg(*text));
    return *instant;
}

Parsed<DemoOptions> optionsOf(const Arguments &arguments)
{
    const Parsed<qint64> days = arguments.number(u"days"_s, 90, 1, 3660);
    const Parsed<qint64> events = arguments.number(u"events"_s, 1'000'000, 1, 1'000'000'000);
    const Parsed<qint64> seed = arguments.number(u"seed"_s, 1, 0, std::numeric_limits<qint64>::max());
    const Parsed<qint64> until = untilOf(arguments);
    for (const Parsed<qint64> &number : {days, events, seed, until}) {
        if (!number)
            return NotParsed(number.error());
    }
    if (arguments.has(u"add"_s) && arguments.has(u"if-empty"_s))
        return wrongUsage(u"--add and --if-empty exclude each other"_s);
    for (const QString &other : {u"source"_s, u"add"_s, u"if-empty"_s}) {
        if (arguments.has(u"ndjson"_s) && arguments.has(other))
            return wrongUsage(u"--ndjson writes a log, no store: --%1 does not go with it"_s.arg(other));
    }
    DemoOptions options;
    options.days = int(*days);
    options.events = *events;
    options.seed = quint64(*seed);
    options.untilMs = *until;
    return options;
}

DemoCommunity::Progress progressOn(Console &console)
{
    return [&console](qint64 done, qint64 all) { console.progress(u"%1 of %2 events"_s.arg(done).arg(all)); };
}

Result<DemoSummary> writeLog(const Job &job, const DemoOptions &options, const QString &path)
{
    const DemoCommunity community(options);
    if (path == "-"_L1)
        return community.writeNdjson(job.console.out(), progressOn(job.console), job.cancel);
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile())
        return failure(ErrorKind::Io, codes::IoError, u"not a plain file"_s, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Unexpected(deviceError(file));
    return community.writeNdjson(file, progressOn(job.console), job.cancel)
        .and_then([&file](const DemoSummary &summary) -> Result<DemoSummary> {
            if (!file.commit())
                return Unexpected(deviceError(file));
            return summary;
        });
}

Result<DemoSummary> writeStore(const Job &job, const DemoOptions &options, Store &store)
{
    const auto sink = store.makeSink();
    return DemoCommunity(options).write(*sink, progressOn(job.console), job.cancel);
}

int fillStore(const Job &job, const DemoOptions &options)
{
    const auto store = openStore(job.arguments, IfMissing::Create);
    if (!store)
        return job.console.fail(store.error());
    const Result<SourceInfo> info = (*store)->info(job.cancel).result();
    if (!info)
        return job.console.fail(info.error());
    if (info->events > 0 && job.arguments.has(u"if-empty"_s)) {
        job.console.message(u"%1 has events already; nothing to do."_s.arg(info->location));
        return Done;
    }
    if (info->events > 0 && !job.arguments.has(u"add"_s)) {
        return job.console.fail(
            {ErrorKind::Conflict, codes::StoreNotEmpty,
             u"it has %1 events already; --add mixes the demo's among them, --source PATH.tally "
             "makes another store"_s.arg(info->events),
             info->location, false});
    }
    const Result<DemoSummary> summary = writeStore(job, options, **store);
    if (!summary)
        return job.console.fail(summary.error());
    job.console.message(u"%1: %2 events of a made-up community, %3 to %4"_s.arg(info->location)
                            .arg(summary->events)
                            .arg(Zone().toIso(summary->fromMs), Zone().toIso(summary->untilMs)));
    return Done;
}

} // namespace

Parsed<int> runDemo(const Job &job)
{
    const Parsed<DemoOptions> options = optionsOf(job.arguments);
    if (!options)
        return NotParsed(options.error());
    const std::optional<QString> log = job.arguments.value(u"ndjson"_s);
    if (!log)
        return fillStore(job, *options);
    const Result<DemoSummary> summary = writeLog(job, *options, *log);
    if (!summary)
        return job.console.fail(summary.error());
    job.console.message(u"%1 lines, %2 different events"_s.arg(summary->lines).arg(summary->events));
    return Done;
}

} // namespace tally::cli
