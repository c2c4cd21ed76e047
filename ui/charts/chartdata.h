// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buckets.h"
#include "domain/zone.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>
#include <optional>

namespace tally {

/// A value that is unknown: drawn as a gap, never as zero.
inline constexpr double ChartGap = std::numeric_limits<double>::quiet_NaN();

enum class SeriesKind { Current, Compared };
enum class ChartShape { Line, Bars, StackedBars };

/// One line or one set of bars. values[i] belongs to the i-th bucket of ChartData; ChartGap where it is
/// unknown. A compared series is matched by ordinal and brings the instants of its own buckets (UTC ms), for
/// the tooltip.
struct ChartSeries
{
    QString name;
    QList<double> values;
    SeriesKind kind = SeriesKind::Current;
    int colourRole = -1; ///< index into the theme's series colours; -1: its place among the current series
    QList<qint64> ownInstants;

    /// The value of a bucket, nullopt for a gap or past the end.
    std::optional<double> at(qsizetype index) const;
};

/// How numbers are written. Called on the GUI thread on every repaint of labels, so that a changed language
/// or locale shows at once. Left empty, numbers are written plainly in the chart's locale.
struct ChartFormat
{
    std::function<QString(double)> axis; ///< short: 1.2k, 3%, 2h
    std::function<QString(double)> full; ///< exact: 1,234
    bool integers = true; ///< counts: no tick between whole numbers
};

/// What a chart shows, as plain values. Either `instants` (starts of consecutive calendar buckets of `unit`
/// in `zone`, UTC ms, ascending, empty buckets included) or `categories` label the x axis; the buckets are
/// drawn at equal distances. Categories may repeat: they are told apart by their index, never by their text.
struct ChartData
{
    QString title; ///< names the chart to assistive technology and heads exported images
    Zone zone;
    TimeUnit unit = TimeUnit::Day;
    QList<qint64> instants;
    qint64 endMs = 0; ///< end of the last bucket, 0: one unit after its start
    QStringList categories;
    QList<ChartSeries> series;
    qsizetype incompleteFrom = -1; ///< first bucket whose period is still running; -1: all are complete
    ChartFormat format;

    bool isTime() const { return !instants.isEmpty(); }
    /// Number of buckets.
    qsizetype size() const;
    /// True when no series has a single value.
    bool isEmpty() const;
    bool isIncomplete(qsizetype index) const { return incompleteFrom >= 0 && index >= incompleteFrom; }
    /// Start and end of a bucket, UTC ms; 0 for categories.
    qint64 bucketStart(qsizetype index) const;
    qint64 bucketEnd(qsizetype index) const;
};

/// Buckets [first, last] and the instants [fromMs, toMs) that they cover (0, 0 for categories).
struct ChartRange
{
    qsizetype first = 0;
    qsizetype last = -1;
    qint64 fromMs = 0;
    qint64 toMs = 0;

    bool isEmpty() const { return last < first; }
    qsizetype size() const { return last - first + 1; }
    bool operator==(const ChartRange &) const = default;
};

/// The chart's numbers as text, for "show as table" and for the clipboard.
struct ChartTable
{
    QStringList header;
    QList<QStringList> rows;
};

} // namespace tally
