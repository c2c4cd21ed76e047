// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "domain/eventbatch.h"
#include "sources/eventsink.h"

#include <functional>

class QIODevice;

namespace tally {

struct DemoOptions
{
    quint64 seed = 1;
    int days = 90; ///< UTC days, the one of `untilMs` included
    qint64 events = 1'000'000; ///< different events; some of them are sent twice on top
    qint64 untilMs = 0; ///< where the log ends; 0: the start of the current hour, so that today still runs
};

struct DemoSummary
{
    qint64 events = 0; ///< different ones
    qint64 lines = 0; ///< with those sent twice
    qint64 fromMs = 0;
    qint64 untilMs = 0;
    QList<LedgerEntry> ledger; ///< of write() only
};

/// A believable community: Zipf popularity that ages, weekly and daily rhythm by country, growth, cohorts
/// that decay, and some quality problems on purpose (late and repeated lines, views before the upload,
/// purchases without currency, bots). The same options make the same events, byte for byte. One thread at a
/// time.
class DemoCommunity
{
public:
    /// The events written so far, of all.
    using Progress = std::function<void(qint64 done, qint64 all)>;

    /// Limits are 1 … 3,660 days and 1 … 1,000,000,000 events; values beyond are moved to them.
    explicit DemoCommunity(const DemoOptions &options);

    /// Straight into a sink, as one import named "demo".
    Result<DemoSummary> write(EventSink &sink, const Progress &progress, CancelToken cancel) const;
    /// As NDJSON in the Elastic Common Schema, as a log would have it.
    Result<DemoSummary> writeNdjson(QIODevice &device, const Progress &progress, CancelToken cancel) const;
    /// In batches, in the order of the log.
    Result<DemoSummary> generate(const std::function<Result<void>(const EventBatch &)> &take,
                                 const Progress &progress, CancelToken cancel) const;

private:
    DemoOptions m_options;
};

} // namespace tally
