// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "domain/eventbatch.h"
#include "domain/resulttable.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace tally {

/// What a source holds, as far as pages need to know before they ask.
struct SourceInfo
{
    QString name;        ///< for people: the store's file name, or the server's host
    QString location;    ///< as --source takes it
    qint64 events = 0;
    std::optional<DataBounds> bounds;
    QSet<QString> actions;  ///< event.action words that occur
    QSet<QString> fields;   ///< short names of fields that occur; labels as "labels.NAME"
    quint64 dataVersion = 0; ///< changes whenever an answer could
    qint64 bytes = 0;        ///< on disk
    std::optional<qint64> lastImportMs;
};

struct DimensionValue
{
    QString value;
    qint64 events = 0;
};

/// Which raw events an export wants.
struct EventSelection
{
    std::optional<RangeSpec> range; ///< unset: all
    QList<Filter> filters;
    Qt::DayOfWeek weekStart = Qt::Monday;
};

/// One import's account. received = stored + duplicates + rejected.
struct LedgerEntry
{
    QString day; ///< UTC day `2026-10-01` of the events; empty for lines whose day could not be read
    qint64 received = 0;
    qint64 stored = 0;
    qint64 duplicates = 0;
    qint64 rejected = 0;
};

/// Anything that answers a Query. Calls come from any thread and do not block; the work is done on the source's own
/// threads. A source outlives the futures it gave. Errors carry the codes of core/errorcodes.h.
class Source : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QFuture<Result<ResultTable>> query(const Query &query, CancelToken cancel) = 0;
    virtual QFuture<Result<SourceInfo>> info(CancelToken cancel) = 0;
    /// Values of a dimension that contain `text` (without regard to case), most frequent first.
    virtual QFuture<Result<QList<DimensionValue>>> values(const QString &dimension, const QString &text, int limit,
                                                          CancelToken cancel) = 0;

    /// Streams raw events in batches, in time order, on the calling thread (never the GUI's); stops at the first error
    /// `take` returns.
    virtual Result<void> exportEvents(const EventSelection &selection,
                                      const std::function<Result<void>(const EventBatch &)> &take,
                                      CancelToken cancel) = 0;

Q_SIGNALS:
    /// Answers may have changed (an import stored something). Emitted from any thread: connect queued.
    void dataChanged();
};

} // namespace tally
