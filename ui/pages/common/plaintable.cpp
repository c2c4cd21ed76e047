// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/common/plaintable.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>
#include <numeric>

namespace tally {

namespace {

constexpr int RowHeight = 30;
constexpr int WidestColumn = 260;

} // namespace

PlainTable::PlainTable(int rows, QWidget *parent)
    : QTableView(parent)
    , m_rowsSeen(rows)
    , m_model(new PlainTableModel(this))
{
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setSortingEnabled(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(RowHeight);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { Q_EMIT keyChosen(currentKey()); });
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT keyActivated(m_model->keyAt(index.row())); });
}

void PlainTable::setRows(const QList<PlainTableModel::Row> &rows)
{
    const QVariant before = currentKey();
    m_model->setRows(rows);
    for (int column = 0; column + 1 < m_model->columnCount(); ++column)
        setColumnWidth(
            column,
            std::min(WidestColumn,
                     std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) + 14));
    if (before.isValid())
        selectKey(before);
    updateGeometry();
}

QVariant PlainTable::currentKey() const
{
    const QModelIndexList selected = selectionModel()->selectedRows();
    return selected.isEmpty() ? QVariant() : m_model->keyAt(selected.first().row());
}

void PlainTable::selectKey(const QVariant &key)
{
    const int row = m_model->rowOf(key);
    if (row >= 0)
        selectRow(row);
    else
        clearSelection();
}

QString PlainTable::asTsv() const
{
    QList<int> wanted;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        wanted.append(index.row());
    std::sort(wanted.begin(), wanted.end());
    if (wanted.isEmpty()) {
        wanted.resize(m_model->rowCount());
        std::iota(wanted.begin(), wanted.end(), 0);
    }
    return m_model->toTsv(wanted);
}

QSize PlainTable::sizeHint() const
{
    const int shown = std::clamp(m_model->rowCount(), 2, m_rowsSeen);
    return {400, horizontalHeader()->sizeHint().height() + shown * RowHeight + 6};
}

QSize PlainTable::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void PlainTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(asTsv());
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const QVariant key = currentKey(); key.isValid())
            Q_EMIT keyActivated(key);
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace tally
