// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/chartmatrix.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

bool isMetric(const ResultColumn &column)
{
    return !column.kind.isEmpty();
}

bool isTime(const ResultColumn &column)
{
    return column.name.startsWith(u"time:"_s);
}

std::optional<double> numberOf(const Row &row, qsizetype column)
{
    const Value value = row.value(column);
    return value.isNumber() ? std::optional(value.toDouble()) : std::nullopt;
}

/// Rows by time, where one of the columns is one; as they came else.
QList<qsizetype> order(const ResultTable &table, qsizetype key, bool byValue = false)
{
    QList<qsizetype> rows(table.rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    if (byValue || isTime(table.columns.at(key))) {
        std::stable_sort(rows.begin(), rows.end(), [&](qsizetype a, qsizetype b) {
            return compareValues(table.rows.at(a).at(key), table.rows.at(b).at(key)) < 0;
        });
    }
    return rows;
}

Unit unitOf(const ResultColumn &column)
{
    const MetricInfo *metric = findMetric(column.name);
    return metric ? metric->unit : Unit::Count;
}

void addMetrics(const ResultTable &table, const Format &format, int most, ChartMatrix &matrix)
{
    const QList<qsizetype> rows = order(table, 0);
    for (const qsizetype row : rows)
        matrix.labels.append(dimensionText(table.columns.first().name, table.rows.at(row).first(), format));
    for (qsizetype column = 1; column < table.columns.size(); ++column) {
        if (unitOf(table.columns.at(column)) != matrix.unit)
            continue;
        if (matrix.series.size() >= most) {
            ++matrix.seriesLeftOut;
            continue;
        }
        MatrixSeries series{columnTitle(table.columns.at(column), format.language()), {}, {}};
        for (const qsizetype row : rows) {
            series.values.append(numberOf(table.rows.at(row), column));
            if (table.comparison && row < table.comparison->rows.size()) {
                const std::optional<Row> &before = table.comparison->rows.at(row);
                series.compared.append(before ? numberOf(*before, column) : std::nullopt);
            }
        }
        matrix.series.append(series);
    }
}

MatrixSeries sumOf(const QList<qsizetype> &which, const QList<QList<std::optional<double>>> &values,
                   const Format &format)
{
    MatrixSeries rest{dimensionText({}, Value(OtherValues()), format), {}, {}};
    rest.values.resize(values.isEmpty() ? 0 : values.first().size());
    for (const qsizetype at : which) {
        for (qsizetype key = 0; key < rest.values.size(); ++key) {
            if (const std::optional<double> &value = values.at(at).at(key))
                rest.values[key] = rest.values.at(key).value_or(0.0) + *value;
        }
    }
    return rest;
}

/// The second dimension's values as series, the greatest first.
void addGroups(const ResultTable &table, qsizetype key, qsizetype group, qsizetype metric,
               const Format &format, int most, SeriesOrder seriesOrder, ChartMatrix &matrix)
{
    const bool byValue = seriesOrder == SeriesOrder::ByValue;
    QList<Value> keys;
    for (const qsizetype row : order(table, key, byValue)) {
        if (!keys.contains(table.rows.at(row).at(key)))
            keys.append(table.rows.at(row).at(key));
    }
    QList<Value> groups;
    QList<double> sums;
    QList<QList<std::optional<double>>> values;
    for (const Row &row : table.rows) {
        qsizetype at = groups.indexOf(row.at(group));
        if (at < 0) {
            at = groups.size();
            groups.append(row.at(group));
            sums.append(0.0);
            values.append(QList<std::optional<double>>(keys.size()));
        }
        const std::optional<double> number = numberOf(row, metric);
        values[at][keys.indexOf(row.at(key))] = number;
        sums[at] += number.value_or(0.0);
    }
    QList<qsizetype> ranked(groups.size());
    std::iota(ranked.begin(), ranked.end(), 0);
    std::stable_sort(ranked.begin(), ranked.end(), [&](qsizetype a, qsizetype b) {
        return byValue ? compareValues(groups.at(a), groups.at(b)) < 0 : sums.at(a) > sums.at(b);
    });
    for (const Value &value : keys)
        matrix.labels.append(dimensionText(table.columns.at(key).name, value, format));
    // What adds up stays whole: the rest is one series more.
    const bool hasRest = !byValue && ranked.size() > most && table.columns.at(metric).kind == u"additive"_s;
    const qsizetype kept = hasRest ? most - 1 : most;
    for (const qsizetype at : ranked.mid(0, kept))
        matrix.series.append(
            {dimensionText(table.columns.at(group).name, groups.at(at), format), values.at(at), {}});
    if (hasRest)
        matrix.series.append(sumOf(ranked.mid(kept), values, format));
    else
        matrix.seriesLeftOut = int(std::max<qsizetype>(0, ranked.size() - most));
}

QString timeText(const QString &label, const QString &unitName, const Format &format)
{
    if (const std::optional<TimeUnit> unit = timeUnitByName(unitName))
        return format.bucket(label, *unit);
    return label;
}

} // namespace

double ChartMatrix::greatest() const
{
    double most = 0.0;
    for (const MatrixSeries &one : series) {
        for (const auto *list : {&one.values, &one.compared}) {
            for (const std::optional<double> &value : *list)
                most = std::max(most, value.value_or(0.0));
        }
    }
    return most;
}

double ChartMatrix::least() const
{
    double least = 0.0;
    for (const MatrixSeries &one : series) {
        for (const std::optional<double> &value : one.values)
            least = std::min(least, value.value_or(0.0));
    }
    return least;
}

ChartMatrix chartMatrix(const ResultTable &table, const Format &format, int mostSeries,
                        SeriesOrder seriesOrder)
{
    QList<qsizetype> dimensionColumns;
    qsizetype metric = -1;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        if (!isMetric(table.columns.at(i)))
            dimensionColumns.append(i);
        else if (metric < 0)
            metric = i;
    }
    ChartMatrix matrix;
    if (dimensionColumns.isEmpty() || metric < 0)
        return matrix;
    matrix.unit = unitOf(table.columns.at(metric));
    qsizetype key = 0;
    if (dimensionColumns.size() > 1
        && (isTime(table.columns.at(1)) || table.columns.at(1).name == u"period"_s))
        key = 1;
    matrix.overTime = isTime(table.columns.at(key));
    matrix.keyTitle = columnTitle(table.columns.at(key), format.language());
    if (dimensionColumns.size() == 1)
        addMetrics(table, format, mostSeries, matrix);
    else
        addGroups(table, key, key == 0 ? 1 : 0, metric, format, mostSeries, seriesOrder, matrix);
    return matrix;
}

QString dimensionText(const QString &dimension, const Value &value, const Format &format)
{
    const bool korean = format.language() == Language::Korean;
    if (value.isNull())
        return korean ? u"알 수 없음"_s : u"Unknown"_s;
    if (value.isOther())
        return korean ? u"기타"_s : u"Other"_s;
    if (dimension.startsWith(u"time:"_s))
        return timeText(value.toText(), dimension.mid(5), format);
    if (dimension.startsWith(u"cohort:"_s))
        return timeText(value.toText(), dimension.mid(7), format);
    if (dimension == u"day_of_week"_s && value.isInteger())
        return format.weekday(int(value.toInteger()));
    return value.toPlainText();
}

QString columnTitle(const ResultColumn &column, Language language)
{
    if (const MetricInfo *metric = findMetric(column.name))
        return metric->label.in(language);
    const std::optional<DimensionInfo> dimension = findDimension(column.name);
    return dimension && !dimension->label.en.isEmpty() ? dimension->label.in(language) : column.name;
}

} // namespace tally
