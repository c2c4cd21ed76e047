// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"

#include <QStringList>

namespace tally::cli {

/// Columns under each other for people, numbers to the right. Cells are made printable.
class TextTable
{
public:
    struct Column
    {
        QString title;
        bool right = false;
    };
    explicit TextTable(QList<Column> columns);

    void add(const QStringList &row);
    void addLine(); ///< a line across, as above totals
    QString text() const;

private:
    QList<Column> m_columns;
    QList<QStringList> m_rows; ///< an empty list is a line
};

/// A number as people read it: no more decimals than its unit asks for. Unknown is "–".
QString cellText(const Value &value, const QString &unit);

/// A result for people: its rows, compared values beside, Other and totals below.
QString resultText(const ResultTable &table);
/// What must be known beside the numbers: running buckets, several currencies, how they were estimated. One
/// line each.
QStringList resultNotes(const ResultTable &table);

/// How an answer was made, one line each: what was looked at and what each step took. Empty without a trace.
QStringList explanationText(const ResultTable &table);

} // namespace tally::cli
