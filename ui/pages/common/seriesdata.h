// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "ui/charts/chartdata.h"
#include "ui/widgets/heatmap.h"

#include <QHash>
#include <QLocale>

namespace tally {

/// The chart of one metric of a table by time, with the compared period behind it. Unknown is a gap.
ChartData seriesData(const ResultTable &table, const QString &metric, TimeUnit unit, const QLocale &locale,
                     const QString &comparedName);
/// One column's numbers, NaN where unknown.
QList<double> columnNumbers(const ResultTable &table, const QString &metric);
/// Rows of key × time as one line a key (the key as plain text).
QHash<QString, QList<double>> trendsByKey(const ResultTable &table);
HeatmapValues heatmapValues(const ResultTable &table);
/// The same answer with these metrics only: what a chart shows of it.
ResultTable onlyMetrics(const ResultTable &table, const QStringList &metrics);

} // namespace tally
