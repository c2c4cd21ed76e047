// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "text/format.h"

namespace tally {

/// What a row of numbers belongs to: a metric, or a value of the second dimension.
struct MatrixSeries
{
    QString label;
    QList<std::optional<double>> values; ///< one a key; nothing: unknown
    QList<std::optional<double>> compared; ///< of the compared period; empty: there is none
};

/// A result as a chart sees it: keys along one axis, series of numbers over them.
struct ChartMatrix
{
    Unit unit = Unit::Count;
    QString keyTitle; ///< the label of the dimension along the axis
    bool overTime = false;
    QStringList labels; ///< of the keys, for people
    QList<MatrixSeries> series;
    int seriesLeftOut = 0; ///< beyond the most that were wanted

    bool isEmpty() const { return labels.isEmpty() || series.isEmpty(); }
    double greatest() const; ///< of all numbers; 0 where there are none
    double least() const; ///< 0 or below
};

/// Which series come first: those that are kept, and their order.
enum class SeriesOrder {
    Greatest, ///< by their sums; keys as they came, or by time
    ByValue ///< series and keys by the dimensions' values, for grids; a cohort goes down, its periods across
};

/// With one dimension a series is a metric (those of the first one's unit), with two a value of the one that
/// is not time, `mostSeries` of them. Without a dimension it is empty.
ChartMatrix chartMatrix(const ResultTable &table, const Format &format, int mostSeries,
                        SeriesOrder order = SeriesOrder::Greatest);

/// A cell of a dimension's column for people: a date, a weekday, "Other", "–".
QString dimensionText(const QString &dimension, const Value &value, const Format &format);
/// What a column is called.
QString columnTitle(const ResultColumn &column, Language language);

} // namespace tally
