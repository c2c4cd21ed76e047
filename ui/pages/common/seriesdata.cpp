// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/common/seriesdata.h"

#include "ui/theme/format.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

double numberOf(const Value &value)
{
    return value.isNumber() ? value.toDouble() : ChartGap;
}

qint64 instantOf(const Value &label, const Zone &zone)
{
    return parseInstant(label.toText(), zone).value_or(0);
}

ChartSeries comparedSeries(const Comparison &comparison, int cell, const Zone &zone, const QString &name)
{
    ChartSeries series{.name = name, .values = {}, .kind = SeriesKind::Compared, .ownInstants = {}};
    for (const std::optional<Row> &row : comparison.rows) {
        series.values.append(row ? numberOf(row->value(cell)) : ChartGap);
        series.ownInstants.append(row ? instantOf(row->value(0), zone) : 0);
    }
    return series;
}

ChartFormat formatOf(Unit unit, const QLocale &locale)
{
    const Format format(locale);
    return {[format, unit](double number) { return format.shortValue(Value(number), unit); },
            [format, unit](double number) {
                return format.exactValue(unit == Unit::Count ? Value(qint64(number)) : Value(number), unit);
            },
            unit == Unit::Count};
}

} // namespace

ChartData seriesData(const ResultTable &table, const QString &metric, TimeUnit unit, const QLocale &locale,
                     const QString &comparedName)
{
    ChartData data;
    const int cell = table.columnIndex(metric);
    const MetricInfo *info = findMetric(metric);
    if (cell < 0 || !info)
        return data;
    const Format format(locale);
    data.title = info->label.in(format.language());
    data.zone = table.range.zone;
    data.unit = unit;
    data.endMs = table.range.toMs;
    data.format = formatOf(info->unit, locale);
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        const Value label = table.rows.at(i).value(0);
        data.instants.append(instantOf(label, data.zone));
        if (data.incompleteFrom < 0 && table.quality.incompleteBuckets.contains(label.toText()))
            data.incompleteFrom = i;
    }
    ChartSeries current;
    current.name = data.title;
    current.values = columnNumbers(table, metric);
    data.series = {current};
    if (table.comparison)
        data.series.append(comparedSeries(*table.comparison, cell, data.zone, comparedName));
    return data;
}

QList<double> columnNumbers(const ResultTable &table, const QString &metric)
{
    const int cell = table.columnIndex(metric);
    QList<double> numbers;
    if (cell < 0)
        return numbers;
    std::transform(table.rows.begin(), table.rows.end(), std::back_inserter(numbers),
                   [cell](const Row &row) { return numberOf(row.value(cell)); });
    return numbers;
}

QHash<QString, QList<double>> trendsByKey(const ResultTable &table)
{
    QHash<QString, QList<double>> trends;
    for (const Row &row : table.rows)
        trends[row.value(0).toPlainText()].append(numberOf(row.value(2)));
    return trends;
}

HeatmapValues heatmapValues(const ResultTable &table)
{
    HeatmapValues values;
    // Counts: an hour without a row had no event, which is a 0 that is known.
    values.cells.fill(0.0);
    for (const Row &row : table.rows) {
        const qint64 day = row.value(0).toInteger();
        const qint64 hour = row.value(1).toInteger();
        if (day >= 1 && day <= 7 && hour >= 0 && hour <= 23 && row.value(2).isNumber())
            values.at(int(day), int(hour)) = row.value(2).toDouble();
    }
    return values;
}

ResultTable onlyMetrics(const ResultTable &table, const QStringList &metrics)
{
    QList<int> kept;
    for (int i = 0; i < table.columns.size(); ++i) {
        if (table.columns.at(i).kind.isEmpty() || metrics.contains(table.columns.at(i).name))
            kept.append(i);
    }
    const auto pick = [&](const Row &row) {
        Row picked;
        for (const int cell : kept)
            picked.append(row.value(cell));
        return picked;
    };
    ResultTable part = table;
    part.columns.clear();
    for (const int cell : kept)
        part.columns.append(table.columns.at(cell));
    std::transform(table.rows.begin(), table.rows.end(), part.rows.begin(), pick);
    if (part.comparison) {
        for (std::optional<Row> &row : part.comparison->rows) {
            if (row)
                row = pick(*row);
        }
    }
    part.query.metrics = metrics;
    return part;
}

} // namespace tally
