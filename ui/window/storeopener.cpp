// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/storeopener.h"

#include "ingest/democommunity.h"
#include "sources/opening/opensource.h"

#include <QElapsedTimer>

namespace tally {

using namespace Qt::StringLiterals;

StoreOpener embeddedOpener(std::shared_ptr<const Clock> clock)
{
    return [clock = std::move(clock)](const QString &location) -> Result<OpenedStore> {
        SourceAccess access;
        if (const Result<void> read = access.addSecretsOfEnvironment(); !read)
            return Unexpected(read.error());
        const Result<OpenedSource> opened = openSource(location, access, clock);
        if (!opened)
            return Unexpected(opened.error());
        // The sink must not keep the source alive: closing the store would then wait for a leaked sink.
        OpenedSource writer = *opened;
        writer.source.reset();
        return OpenedStore{opened->source, [writer] { return writer.makeSink(); }};
    };
}

ImportJob::Work demoWork(int days, qint64 events)
{
    return [days, events](EventSink &sink, const Importer::Progress &progress,
                          CancelToken cancel) -> Result<ImportResult> {
        QElapsedTimer timer;
        timer.start();
        DemoOptions options;
        options.days = days;
        options.events = events;
        const auto summary = DemoCommunity(options).write(
            sink, [&](qint64 done, qint64 all) { progress(done, all, done); }, cancel);
        const bool isCancelled = !summary && summary.error().kind == ErrorKind::Cancelled;
        if (!summary && !isCancelled)
            return Unexpected(summary.error());
        ImportResult result;
        result.cancelled = isCancelled;
        result.seconds = double(timer.elapsed()) / 1000.0;
        if (!summary)
            return result;
        result.ledger = summary->ledger;
        for (const LedgerEntry &day : summary->ledger) {
            result.total.received += day.received;
            result.total.stored += day.stored;
            result.total.duplicates += day.duplicates;
            result.total.rejected += day.rejected;
        }
        return result;
    };
}

} // namespace tally
