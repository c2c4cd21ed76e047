// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/resultcsv.h"

namespace tally {

namespace {

bool isMetric(const ResultColumn &column)
{
    return !column.kind.isEmpty();
}

// Compared rows have the same keys; only a time differs from its counterpart.
bool isCompared(const ResultColumn &column)
{
    return isMetric(column) || column.name.startsWith(QStringLiteral("time"));
}

void writeComparison(CsvWriter &csv, const ResultTable &table, const Comparison &comparison, qsizetype row)
{
    const std::optional<Row> previous
        = row < comparison.rows.size() ? comparison.rows.at(row) : std::optional<Row>();
    const QHash<QString, Value> changes
        = row < comparison.rowChanges.size() ? comparison.rowChanges.at(row) : QHash<QString, Value>();
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const ResultColumn &column = table.columns.at(i);
        if (isCompared(column))
            csv.value(previous ? previous->value(i) : Value());
        if (isMetric(column))
            csv.value(changes.value(column.name));
    }
}

} // namespace

void writeHeader(CsvWriter &csv, const ResultTable &table)
{
    for (const ResultColumn &column : table.columns)
        csv.text(column.name);
    if (table.comparison) {
        for (const ResultColumn &column : table.columns) {
            if (isCompared(column))
                csv.text(column.name + QStringLiteral("_previous"));
            if (isMetric(column))
                csv.text(column.name + QStringLiteral("_change"));
        }
    }
    csv.endRow();
}

void writeRows(CsvWriter &csv, const ResultTable &table)
{
    for (qsizetype row = 0; row < table.rows.size() && !csv.failed(); ++row) {
        for (const Value &cell : table.rows.at(row))
            csv.value(cell);
        if (table.comparison)
            writeComparison(csv, table, *table.comparison, row);
        csv.endRow();
    }
}

} // namespace tally
