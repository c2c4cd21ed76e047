// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/boardcharts.h"

#include "ui/pages/common/pagetexts.h"
#include "ui/pages/common/seriesdata.h"
#include "ui/widgets/rangetext.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

bool isTime(const QString &dimension)
{
    return dimension.startsWith(u"time:"_s);
}

double numberOf(const Value &value)
{
    return value.isNumber() ? value.toDouble() : ChartGap;
}

ChartData overTime(const Block &block, const ResultTable &table, const QStringList &metrics,
                   const QLocale &locale)
{
    const QString compared = table.comparison ? rangeDays(table.comparison->range, locale) : QString();
    ChartData data = seriesData(table, metrics.value(0), block.unit, locale, compared);
    if (metrics.size() < 2)
        return data;
    data.title = block.title;
    data.series.clear();
    for (const QString &metric : metrics)
        data.series.append({.name = metricLabel(metric, Format(locale).language()),
                            .values = columnNumbers(table, metric),
                            .kind = SeriesKind::Current,
                            .ownInstants = {}});
    return data;
}

/// The x axis of a table by time and something else: the labels in their order, each once.
QStringList labelsOf(const ResultTable &table, int cell)
{
    QStringList labels;
    QSet<QString> seen;
    for (const Row &row : table.rows) {
        const QString label = row.value(cell).toPlainText();
        if (!seen.contains(label)) {
            seen.insert(label);
            labels.append(label);
        }
    }
    return labels;
}

/// Rows of two dimensions as one series a value of the second.
QList<ChartSeries> split(const ResultTable &table, int alongCell, int splitCell, int valueCell,
                         const QStringList &labels, const QLocale &locale)
{
    QHash<QString, qsizetype> place;
    for (qsizetype i = 0; i < labels.size(); ++i)
        place.insert(labels.at(i), i);
    const QString dimension = table.columns.at(splitCell).name;
    const bool isAdditive = table.columns.at(valueCell).kind == u"additive"_s;
    QList<ChartSeries> series;
    QHash<QString, qsizetype> byName;
    for (const Row &row : table.rows) {
        const QString name = valueText(dimension, row.value(splitCell), locale);
        if (!byName.contains(name)) {
            byName.insert(name, series.size());
            // What is counted and has no row is a 0 that is known.
            series.append({.name = name,
                           .values = QList<double>(labels.size(), isAdditive ? 0.0 : ChartGap),
                           .kind = SeriesKind::Current,
                           .ownInstants = {}});
        }
        series[byName.value(name)].values[place.value(row.value(alongCell).toPlainText())]
            = numberOf(row.value(valueCell));
    }
    return series;
}

ChartFormat formatOf(const QString &metric, const QLocale &locale)
{
    const MetricInfo *info = findMetric(metric);
    const Unit unit = info ? info->unit : Unit::Count;
    const Format format(locale);
    return {[format, unit](double number) { return format.shortValue(Value(number), unit); },
            [format, unit](double number) {
                return format.exactValue(unit == Unit::Count ? Value(qint64(number)) : Value(number), unit);
            },
            unit == Unit::Count};
}

void makeShares(ChartData &data, const QLocale &locale)
{
    for (qsizetype i = 0; i < data.size(); ++i) {
        double sum = 0;
        for (const ChartSeries &series : data.series)
            sum += series.at(i).value_or(0.0);
        for (ChartSeries &series : data.series) {
            if (sum > 0 && i < series.values.size())
                series.values[i] /= sum;
        }
    }
    const Format format(locale);
    data.format = {[format](double share) { return format.percent(share, 0); },
                   [format](double share) { return format.percent(share); }, false};
}

} // namespace

ChartData chartOf(const Block &block, const ResultTable &table, const QStringList &metrics,
                  const QLocale &locale)
{
    const QStringList &dimensions = table.query.dimensions;
    const auto time = std::find_if(dimensions.begin(), dimensions.end(), isTime) - dimensions.begin();
    const bool hasTime = time < dimensions.size();
    ChartData data;
    if (hasTime && dimensions.size() == 1) {
        data = overTime(block, table, metrics, locale);
    } else if (!dimensions.isEmpty()) {
        const int along = hasTime ? int(time) : 0;
        const int cell = table.columnIndex(metrics.value(0));
        if (cell < 0)
            return data;
        data.title = block.title;
        data.format = formatOf(metrics.value(0), locale);
        data.zone = table.range.zone;
        data.unit = block.unit;
        QStringList labels = labelsOf(table, along);
        if (hasTime)
            std::sort(labels.begin(), labels.end());
        if (dimensions.size() > 1)
            data.series = split(table, along, along == 0 ? 1 : 0, cell, labels, locale);
        else
            for (const QString &metric : metrics)
                data.series.append({.name = metricLabel(metric, Format(locale).language()),
                                    .values = columnNumbers(table, metric),
                                    .kind = SeriesKind::Current,
                                    .ownInstants = {}});
        for (const QString &label : std::as_const(labels)) {
            if (hasTime)
                data.instants.append(parseInstant(label, data.zone).value_or(0));
            else
                data.categories.append(valueText(dimensions.at(along), Value(label), locale));
        }
        data.endMs = table.range.toMs;
        for (qsizetype i = 0; hasTime && i < labels.size() && data.incompleteFrom < 0; ++i) {
            if (table.quality.incompleteBuckets.contains(labels.at(i)))
                data.incompleteFrom = i;
        }
    }
    if (block.isShareOfTotal)
        makeShares(data, locale);
    return data;
}

} // namespace tally
