// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultmodel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tally {

using namespace Qt::StringLiterals;

void ResultModel::setTexts(const Texts &texts)
{
    m_texts = texts;
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ResultModel::setTable(const ResultTable &table, const QList<TableColumn> &columns)
{
    beginResetModel();
    m_table = table;
    m_columns = columns;
    m_trends.clear();
    m_ranks.reset();
    order();
    endResetModel();
}

void ResultModel::setColumns(const QList<TableColumn> &columns)
{
    if (columns.size() != m_columns.size())
        return;
    m_columns = columns;
    if (!columns.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(columns.size()) - 1);
}

void ResultModel::setTrends(const QHash<QString, QList<double>> &byKey)
{
    m_trends = byKey;
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {SeriesRole});
}

void ResultModel::setRanks(const QHash<QString, int> &byKey)
{
    m_ranks = byKey;
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

std::optional<int> ResultModel::placesGained(int row) const
{
    // The answer's own order is that of the metric, whatever the view sorts by.
    const Value key = cell(row, 0);
    if (!m_ranks || key.isOther() || !m_ranks->contains(key.toPlainText()))
        return {};
    return m_ranks->value(key.toPlainText()) - (m_order.value(row, row) + 1);
}

QString ResultModel::rankText(int row) const
{
    if (!m_ranks || cell(row, 0).isOther())
        return {};
    const auto gained = placesGained(row);
    if (!gained)
        return tr("new");
    if (*gained == 0)
        return u"="_s;
    return (*gained > 0 ? u"▲ "_s : u"▼ "_s) + QString::number(std::abs(*gained));
}

int ResultModel::columnOf(const QString &id) const
{
    const auto found
        = std::find_if(m_columns.begin(), m_columns.end(), [&](const TableColumn &c) { return c.id == id; });
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

Value ResultModel::keyAt(int row) const
{
    return cell(row, 0);
}

QString ResultModel::toTsv(const QList<int> &rows, const QList<int> &columns) const
{
    const auto oneLine
        = [](QString text) { return text.replace(u'\t', u' ').replace(u'\r', u' ').replace(u'\n', u' '); };
    QStringList lines;
    QStringList cells;
    for (const int column : columns)
        cells.append(oneLine(m_columns.at(column).title));
    lines.append(cells.join(u'\t'));
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(oneLine(plainText(row, m_columns.at(column))));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TableColumn &column = m_columns.at(index.column());
    const auto orInvalid
        = [](const std::optional<double> &number) { return number ? QVariant(*number) : QVariant(); };
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return tooltip(index.row(), column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter)
            | int(column.kind == TableColumn::Kind::Text ? Qt::AlignLeading : Qt::AlignRight);
    case BarRole:
        if (const auto part = share(index.row(), column); part && greatest(column.cell) > 0)
            return std::clamp(cell(index.row(), column.cell).toDouble() / greatest(column.cell), 0.0, 1.0);
        return {};
    case RateRole:
        return orInvalid(rate(index.row(), column));
    case BetterRole: {
        const MetricInfo *metric = findMetric(m_table.columns.at(column.cell).name);
        return metric && metric->higherIsBetter ? QVariant(*metric->higherIsBetter) : QVariant();
    }
    case SeriesRole:
        return column.kind == TableColumn::Kind::Trend
            ? QVariant::fromValue(m_trends.value(keyAt(index.row()).toPlainText()))
            : QVariant();
    case PlainRole:
        return plainText(index.row(), column);
    default:
        return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const TableColumn &column = m_columns.at(section);
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole && !column.definition.isEmpty())
        return column.definition;
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = column.kind == TableColumn::Kind::Figure
            || column.kind == TableColumn::Kind::Change || column.kind == TableColumn::Kind::Rank;
        return int(Qt::AlignVCenter) | int(isRight ? Qt::AlignRight : Qt::AlignLeft);
    }
    return {};
}

void ResultModel::sort(int column, Qt::SortOrder order_)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> rows;
    for (const QModelIndex &index : before)
        rows.append(m_order.at(index.row()));
    m_sortColumn = column;
    m_sortOrder = order_;
    order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(int(m_order.indexOf(rows.at(i))), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ResultModel::order()
{
    m_order.resize(m_table.rows.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    if (m_sortColumn < 0 || m_sortColumn >= m_columns.size())
        return;
    const TableColumn column = m_columns.at(m_sortColumn);
    QList<Value> values;
    for (int row = 0; row < m_order.size(); ++row)
        values.append(sortValue(row, column));
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
        // The rest of a table is no row among its rows.
        const bool isRestA = m_table.rows.at(a).value(0).isOther();
        const bool isRestB = m_table.rows.at(b).value(0).isOther();
        if (isRestA || isRestB)
            return !isRestA && isRestB;
        const Value &left = values.at(a);
        const Value &right = values.at(b);
        if (left.isNull() || right.isNull())
            return !left.isNull() && right.isNull();
        return descending ? compareValues(right, left) < 0 : compareValues(left, right) < 0;
    });
}

Value ResultModel::cell(int row, int cell_) const
{
    return m_table.rows.at(m_order.value(row, row)).value(cell_);
}

QString ResultModel::text(int row, const TableColumn &column) const
{
    switch (column.kind) {
    case TableColumn::Kind::Share: {
        const auto part = share(row, column);
        return part && m_texts.share ? m_texts.share(*part) : QString();
    }
    case TableColumn::Kind::Change: {
        const auto part = rate(row, column);
        return part && m_texts.change ? m_texts.change(*part) : QString();
    }
    case TableColumn::Kind::Trend:
        return {};
    case TableColumn::Kind::Rank:
        return rankText(row);
    default:
        break;
    }
    Value shown = cell(row, column.cell);
    int shownCell = column.cell;
    if (shown.isNull() && column.tooltipCell >= 0) {
        shown = cell(row, column.tooltipCell);
        shownCell = column.tooltipCell;
    }
    return m_texts.cell ? m_texts.cell(m_table.columns.at(shownCell), shown) : shown.toPlainText();
}

QString ResultModel::plainText(int row, const TableColumn &column) const
{
    const auto number
        = [](const std::optional<double> &n) { return n ? Value(*n).toPlainText() : QString(); };
    switch (column.kind) {
    case TableColumn::Kind::Share:
        return number(share(row, column));
    case TableColumn::Kind::Change:
        return number(rate(row, column));
    case TableColumn::Kind::Rank: {
        const auto gained = placesGained(row);
        return gained ? QString::number(*gained) : QString();
    }
    case TableColumn::Kind::Trend: {
        QStringList points;
        for (const double point : m_trends.value(keyAt(row).toPlainText()))
            points.append(std::isnan(point) ? QString() : Value(point).toPlainText());
        return points.join(u' ');
    }
    default:
        return cell(row, column.cell).toPlainText();
    }
}

std::optional<double> ResultModel::share(int row, const TableColumn &column) const
{
    if (column.kind != TableColumn::Kind::Share || !m_table.totals)
        return {};
    const Value total = m_table.totals->value(m_table.columns.at(column.cell).name);
    const Value part = cell(row, column.cell);
    if (!part.isNumber() || !total.isNumber() || total.toDouble() <= 0)
        return {};
    return part.toDouble() / total.toDouble();
}

std::optional<double> ResultModel::rate(int row, const TableColumn &column) const
{
    const auto at = m_order.value(row, row);
    if (column.kind != TableColumn::Kind::Change || !m_table.comparison
        || at >= m_table.comparison->rowChanges.size())
        return {};
    const Value change = m_table.comparison->rowChanges.at(at).value(m_table.columns.at(column.cell).name);
    return change.isNumber() ? std::optional(change.toDouble()) : std::nullopt;
}

Value ResultModel::sortValue(int row, const TableColumn &column) const
{
    // While rows are being ordered, m_order is the identity: `row` is the result's row.
    const auto number = [](const std::optional<double> &n) { return n ? Value(*n) : Value(); };
    if (column.kind == TableColumn::Kind::Change)
        return number(rate(row, column));
    if (column.kind == TableColumn::Kind::Rank) {
        const auto gained = placesGained(row);
        return gained ? Value(qint64(*gained)) : Value();
    }
    if (column.kind == TableColumn::Kind::Trend) {
        const auto points = m_trends.value(keyAt(row).toPlainText());
        return points.isEmpty() || std::isnan(points.last()) ? Value() : Value(points.last());
    }
    const Value value = cell(row, column.cell);
    return value.isNull() && column.tooltipCell >= 0 ? cell(row, column.tooltipCell) : value;
}

QVariant ResultModel::tooltip(int row, const TableColumn &column) const
{
    if (column.kind != TableColumn::Kind::Text)
        return {};
    const QString shown = text(row, column);
    const QString id = column.tooltipCell < 0 ? shown : cell(row, column.tooltipCell).toPlainText();
    return id == shown ? shown : u"%1\n%2"_s.arg(shown, id);
}

double ResultModel::greatest(int cell_) const
{
    double most = 0;
    for (const Row &row : m_table.rows)
        most = std::max(most, row.value(cell_).toDouble());
    return most;
}

} // namespace tally
