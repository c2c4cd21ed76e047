// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plaintablemodel.h"

#include <algorithm>

namespace tally {

namespace {

QVariant sortOf(const PlainTableModel::Row &row, int column)
{
    const PlainCell cell = row.cells.value(column);
    return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
}

QString flat(QString text)
{
    for (QChar &c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    return text;
}

} // namespace

void PlainTableModel::setColumns(const QList<Column> &columns)
{
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void PlainTableModel::setRows(const QList<Row> &rows)
{
    beginResetModel();
    m_rows = rows;
    order();
    endResetModel();
}

QVariant PlainTableModel::keyAt(int row) const
{
    return m_rows.value(row).key;
}

int PlainTableModel::rowOf(const QVariant &key) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [&key](const Row &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QString PlainTableModel::toTsv(const QList<int> &rows) const
{
    QStringList lines;
    QStringList titles;
    for (const Column &column : m_columns)
        titles.append(flat(column.title));
    lines.append(titles.join(u'\t'));
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < m_columns.size(); ++column)
            cells.append(flat(m_rows.value(row).cells.value(column).text));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

int PlainTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PlainTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant PlainTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlainCell cell = m_rows.at(index.row()).cells.value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return flat(cell.text);
    case Qt::ToolTipRole:
        return cell.tooltip.isEmpty() ? QVariant() : QVariant(cell.tooltip);
    case Qt::TextAlignmentRole:
        return int((m_columns.at(index.column()).isNumber ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant PlainTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const Column &column = m_columns.at(section);
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole && !column.definition.isEmpty())
        return column.definition;
    if (role == Qt::TextAlignmentRole)
        return int((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void PlainTableModel::sort(int column, Qt::SortOrder sortOrder)
{
    m_sortColumn = column;
    m_sortOrder = sortOrder;
    beginResetModel();
    order();
    endResetModel();
}

void PlainTableModel::order()
{
    if (m_sortColumn < 0 || m_sortColumn >= m_columns.size())
        return;
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](const Row &a, const Row &b) {
        const QPartialOrdering order = QVariant::compare(sortOf(a, m_sortColumn), sortOf(b, m_sortColumn));
        return m_sortOrder == Qt::AscendingOrder ? order == QPartialOrdering::Less
                                                 : order == QPartialOrdering::Greater;
    });
}

} // namespace tally
