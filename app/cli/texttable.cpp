// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/texttable.h"

#include "cli/textwidth.h"

#include <algorithm>

namespace tally::cli {

TextTable::TextTable(QList<Column> columns)
    : m_columns(std::move(columns))
{
}

void TextTable::add(const QStringList &row)
{
    QStringList cells;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        cells += printable(row.value(i));
    m_rows += cells;
}

void TextTable::addLine()
{
    m_rows += QStringList();
}

QString TextTable::text() const
{
    QList<int> widths;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        int width = textWidth(m_columns.at(i).title);
        for (const QStringList &row : m_rows)
            width = std::max(width, textWidth(row.value(i)));
        widths += width;
    }
    const auto line = [&](const QStringList &cells) {
        QString out;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const QString cell = cells.value(i);
            const QString pad(std::max(0, widths.at(i) - textWidth(cell)), QChar(u' '));
            out += (i == 0 ? QString() : QStringLiteral("  "))
                + (m_columns.at(i).right ? pad + cell : cell + pad);
        }
        while (out.endsWith(QChar(u' ')))
            out.chop(1);
        return out + QChar(u'\n');
    };
    QStringList titles;
    QStringList dashes;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        titles += m_columns.at(i).title;
        dashes += QString(widths.at(i), QChar(0x2500));
    }
    QString out = line(titles) + line(dashes);
    for (const QStringList &row : m_rows)
        out += line(row.isEmpty() ? dashes : row);
    return out;
}

} // namespace tally::cli
