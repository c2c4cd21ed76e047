// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "sources/qualityrules.h"
#include "sources/source.h"

#include <QFuture>

namespace tally {

/// How many rows a figure looked at, and how many of them are at fault.
struct QualityCount
{
    qint64 checked = 0;
    qint64 failed = 0;
    std::optional<double> goodShare() const ///< null where nothing was looked at
    {
        return checked > 0 ? std::optional(1.0 - double(failed) / double(checked)) : std::nullopt;
    }
    bool operator==(const QualityCount &) const = default;
};

/// The figures of one UTC day, or of a whole range.
struct QualityDay
{
    QString day; ///< `2026-10-01`; empty for a range
    LedgerEntry ledger;
    qint64 events = 0; ///< stored ones that are still there
    std::array<QualityCount, QualityFigureCount> figures{};
    std::array<qint64, QualityProblemCount> problems{};
    std::optional<qint64> lagMedianMs; ///< from happening to ingest; null where no event tells
    std::optional<qint64> lagP95Ms;

    const QualityCount &figure(QualityFigure figure) const { return figures[std::size_t(figure)]; }
    qint64 problem(QualityProblem problem) const { return problems[std::size_t(problem)]; }
};

struct QualityReport
{
    qint64 fromMs = 0; ///< UTC days
    qint64 toMs = 0;
    QList<QualityDay> days; ///< those with events or lines, ascending
    QualityDay total; ///< validity counts the undated lines too
    LedgerEntry undated; ///< lines whose day could not be read, of imports that began in the range
};

/// One event at fault.
struct QualityRow
{
    QualityProblem problem{};
    qint64 timeMs = 0;
    QString eventId;
    QString action;
    QString viewer;
    QString content;
    QString uploader;
    QString value; ///< what is wrong, where one value is: a word, a country, a duration in ms, an instant
};

/// Lines that left no event behind, by import: rejected ones, and duplicates.
struct QualityImport
{
    QString day; ///< empty: unknown
    QString file;
    qint64 startedMs = 0;
    qint64 lines = 0;
};

struct QualityRows
{
    qint64 count = 0; ///< of all events at fault; `rows` holds the latest of them
    QList<QualityRow> rows;
    QList<QualityImport> imports; ///< for validity and uniqueness, the latest first
};

struct QualityQuestion
{
    RangeSpec range; ///< days of UTC, whatever its zone: those that the range touches
    Qt::DayOfWeek weekStart = Qt::Monday;
    std::optional<qint64> asOfMs; ///< "now"; unset: the clock's
};

/// What knows how good its data are. Calls come from any thread and do not block.
class QualitySource
{
public:
    virtual ~QualitySource() = default;

    virtual QFuture<Result<QualityReport>> quality(const QualityQuestion &question, CancelToken cancel) = 0;
    /// At most `limit` of the rows behind a figure.
    virtual QFuture<Result<QualityRows>> qualityRows(const QualityQuestion &question, QualityFigure figure,
                                                     int limit, CancelToken cancel)
        = 0;
};

} // namespace tally
