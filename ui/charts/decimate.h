// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

namespace tally {

/// A line without a gap in it: points (bucket, value) from left to right. From points[dashedFrom] on the
/// period is still running; points.size() when all of it is complete.
struct PlotRun
{
    QList<QPointF> points;
    qsizetype dashedFrom = 0;

    bool isDashed() const { return dashedFrom < points.size(); }
};

/// Lines are thinned above this many buckets.
inline constexpr qsizetype DecimateAbove = 5'000;

/// The runs of buckets [first, last] between gaps (NaN or infinite values). Above DecimateAbove buckets each
/// of `columns` stretches keeps its least and greatest value, in their order, so that the envelope drawn at
/// that pixel width is the same; a gap narrower than a column then closes, a wider one stays.
/// `incompleteFrom` < 0: none. Thread-safe, linear in the number of buckets.
QList<PlotRun> plotRuns(const QList<double> &values, qsizetype first, qsizetype last, qsizetype columns,
                        qsizetype incompleteFrom = -1);

} // namespace tally
