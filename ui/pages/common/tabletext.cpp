// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/common/tabletext.h"

#include "ui/pages/common/pagetexts.h"

#include <QCoreApplication>

#include <numeric>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

QList<int> upTo(int count)
{
    QList<int> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

} // namespace

/// Rows with the compared period's numbers as columns of their own.
ResultTable withCompared(const ResultTable &table)
{
    ResultTable wide = table;
    if (!table.comparison)
        return wide;
    for (int cell = 0; cell < table.columns.size(); ++cell) {
        const ResultColumn &column = table.columns.at(cell);
        if (column.kind.isEmpty() && !column.name.startsWith(u"time:"_s))
            continue;
        wide.columns.append(column);
        for (qsizetype i = 0; i < wide.rows.size(); ++i) {
            const auto &compared = table.comparison->rows.value(i);
            wide.rows[i].append(compared ? compared->value(cell) : Value());
        }
    }
    return wide;
}

QList<TableColumn> plainColumns(const ResultTable &wide, qsizetype own, Language language)
{
    QList<TableColumn> columns;
    for (int cell = 0; cell < wide.columns.size(); ++cell) {
        const ResultColumn &column = wide.columns.at(cell);
        const bool isMetric = !column.kind.isEmpty();
        QString title = isMetric ? metricLabel(column.name, language) : dimensionLabel(column.name, language);
        if (cell >= own)
            title = QCoreApplication::translate("tally::TableDialog", "%1 (compared)").arg(title);
        columns.append({u"%1-%2"_s.arg(column.name).arg(cell), title,
                        isMetric ? TableColumn::Kind::Figure : TableColumn::Kind::Text, cell, -1});
    }
    return columns;
}

QString plainTsv(const ResultTable &table, const QLocale &locale)
{
    const ResultTable wide = withCompared(table);
    ResultModel model;
    model.setTexts(tableTexts(locale));
    model.setTable(wide, plainColumns(wide, table.columns.size(), Format(locale).language()));
    return model.toTsv(upTo(model.rowCount()), upTo(model.columnCount()));
}

} // namespace tally
