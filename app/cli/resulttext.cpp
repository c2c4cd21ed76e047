// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/texttable.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

bool isMetric(const ResultColumn &column)
{
    return !column.kind.isEmpty();
}

QString changeText(const Value &rate)
{
    if (rate.isNull())
        return u"–"_s;
    const double percent = rate.toDouble() * 100;
    return (percent >= 0 ? u"+"_s : QString()) + QString::number(percent, 'f', 1) + u'%';
}

QString title(const ResultColumn &column)
{
    const MetricInfo *metric = findMetric(column.name);
    return metric != nullptr && metric->unit == Unit::Seconds ? column.name + u" (s)"_s : column.name;
}

QList<TextTable::Column> columnsOf(const ResultTable &table)
{
    QList<TextTable::Column> columns;
    for (const ResultColumn &column : table.columns) {
        const bool number = isMetric(column) || column.type == "integer"_L1 || column.type == "decimal"_L1;
        columns += {title(column), number};
        if (table.comparison && isMetric(column))
            columns += {{u"previous"_s, true}, {u"change"_s, true}};
    }
    return columns;
}

QStringList rowText(const ResultTable &table, qsizetype row)
{
    QStringList cells;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const ResultColumn &column = table.columns.at(i);
        cells += cellText(table.rows.at(row).value(i), column.unit);
        if (!table.comparison || !isMetric(column))
            continue;
        const std::optional<Row> previous = table.comparison->rows.value(row);
        cells += cellText(previous ? previous->value(i) : Value(), column.unit);
        cells += changeText(table.comparison->rowChanges.value(row).value(column.name));
    }
    return cells;
}

// One line below the rows: `name` in the first dimension's column, or nowhere where there is none.
QStringList summaryText(const ResultTable &table, const QString &name, const QHash<QString, Value> &values,
                        bool compared)
{
    QStringList cells;
    for (const ResultColumn &column : table.columns) {
        if (!isMetric(column)) {
            cells += cells.isEmpty() ? name : QString();
            continue;
        }
        cells += cellText(values.value(column.name), column.unit);
        if (!table.comparison)
            continue;
        cells += compared ? cellText(table.comparison->totals.value(column.name), column.unit) : QString();
        cells += compared ? changeText(table.comparison->change.value(column.name)) : QString();
    }
    return cells;
}

} // namespace

QString cellText(const Value &value, const QString &unit)
{
    if (value.isNull())
        return u"–"_s;
    if (!value.isDouble())
        return value.toPlainText();
    const bool share = unit == "share"_L1;
    const int decimals = share                        ? 4
        : unit == "seconds"_L1                        ? 1
        : unit == "ratio"_L1 || unit == "currency"_L1 ? 2
                                                      : -1;
    return decimals < 0 ? value.toPlainText() : QString::number(value.toDouble(), 'f', decimals);
}

QString resultText(const ResultTable &table)
{
    TextTable text(columnsOf(table));
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        text.add(rowText(table, row));
    const bool hasDimensions = !table.query.dimensions.isEmpty();
    if (table.other)
        text.add(summaryText(table, u"Other"_s, *table.other, false));
    if (table.totals && hasDimensions) {
        text.addLine();
        text.add(summaryText(table, u"Total"_s, *table.totals, true));
    }
    return text.text();
}

QStringList resultNotes(const ResultTable &table)
{
    const Quality &quality = table.quality;
    QStringList notes;
    if (!quality.incompleteBuckets.isEmpty()) {
        const QString more = quality.incompleteBuckets.size() > 3 ? u", …"_s : QString();
        notes += u"Not complete yet: %1%2"_s.arg(quality.incompleteBuckets.mid(0, 3).join(u", "_s), more);
    }
    if (!quality.complete)
        notes += u"Partial: %1 of %2 parts of the data failed"_s.arg(quality.shardsFailed)
                     .arg(quality.shardsTotal);
    for (const QString &metric : table.query.metrics) {
        const MetricQuality how = quality.metrics.value(metric);
        if (how.note == "several_currencies"_L1)
            notes += u"%1: unknown where a group holds several currencies; filter or group by currency"_s.arg(
                metric);
        else if (how.note == "views_over_impressions"_L1)
            notes += u"%1: views ÷ impressions, as views carry no impression id"_s.arg(metric);
        if (!how.exact)
            notes += u"%1: estimated (%2, ± %3 %)"_s.arg(metric, how.method).arg(how.error * 100, 0, 'g', 2);
    }
    return notes;
}

} // namespace tally::cli
