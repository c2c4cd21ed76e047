// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/common/toptable.h"

#include "ui/pages/common/pagetexts.h"
#include "ui/widgets/delegates.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <numeric>
#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int RowHeight = 29;
constexpr int HeaderHeight = 30;
constexpr int MinName = 130;

} // namespace

TopTable::TopTable(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
{
    m_model = new ResultModel(this);
    m_model->setTexts(tableTexts(locale()));
    setModel(m_model);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(RowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setFixedHeight(HeaderHeight);
    header->setMinimumSectionSize(40);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &TopTable::showHeaderMenu);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_applying || column <= 0 || column >= m_model->tableColumns().size())
            return;
        m_layout.widths.insert(m_model->tableColumns().at(column).id, width);
        Q_EMIT tableLayoutChanged();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        if (m_applying || column < 0 || column >= m_model->tableColumns().size())
            return;
        m_layout.sortColumn = m_model->tableColumns().at(column).id;
        m_layout.sortDescending = order == Qt::DescendingOrder;
        Q_EMIT tableLayoutChanged();
    });
    connect(this, &QTableView::clicked, this, &TopTable::activate);
}

void TopTable::setTable(const ResultTable &table, const QList<TableColumn> &columns)
{
    m_model->setTable(table, columns);
    applyLayout();
}

void TopTable::setTrends(const QHash<QString, QList<double>> &byKey)
{
    m_model->setTrends(byKey);
}

void TopTable::setRanks(const QHash<QString, int> &byKey)
{
    m_model->setRanks(byKey);
}

bool TopTable::findNext(const QString &text, bool fromCurrent)
{
    const int rows = m_model->rowCount();
    if (text.isEmpty() || rows == 0)
        return false;
    const int start = std::max(0, currentIndex().row()) + (fromCurrent ? 0 : 1);
    for (int i = 0; i < rows; ++i) {
        const int row = (start + i) % rows;
        for (const int column : shownColumns()) {
            const QString cell = m_model->index(row, column).data().toString();
            if (!cell.contains(text, Qt::CaseInsensitive))
                continue;
            selectRow(row);
            scrollTo(m_model->index(row, 0));
            return true;
        }
    }
    return false;
}

void TopTable::setTableLayout(const TableLayout &layout)
{
    m_layout = layout;
    applyLayout();
}

void TopTable::applyLayout()
{
    m_applying = true;
    const auto &columns = m_model->tableColumns();
    for (int i = 0; i < columns.size(); ++i) {
        const TableColumn &column = columns.at(i);
        using Kind = TableColumn::Kind;
        const int current = i;
        if (QAbstractItemDelegate *old = itemDelegateForColumn(current))
            old->deleteLater();
        QAbstractItemDelegate *delegate = nullptr;
        if (column.kind == Kind::Share)
            delegate = new BarDelegate(m_theme, ResultModel::BarRole, this);
        else if (column.kind == Kind::Change)
            delegate = new ChangeDelegate(m_theme, ResultModel::RateRole, ResultModel::BetterRole, this);
        else if (column.kind == Kind::Trend)
            delegate = new SparklineDelegate(m_theme, ResultModel::SeriesRole, this);
        else if (column.kind == Kind::Figure || column.kind == Kind::Rank)
            delegate = new FigureDelegate(this);
        setItemDelegateForColumn(current, delegate);
        setColumnHidden(i, !m_layout.columns.isEmpty() && !m_layout.columns.contains(column.id) && i > 0);
    }
    const int sorted = m_layout.sortColumn.isEmpty() ? -1 : m_model->columnOf(m_layout.sortColumn);
    horizontalHeader()->setSortIndicator(sorted,
                                         m_layout.sortDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_model->sort(sorted, m_layout.sortDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    applyWidths();
    m_applying = false;
}

TopTable::Widths TopTable::usualWidths(int column) const
{
    const TableColumn &shown = m_model->tableColumns().at(column);
    const int title = horizontalHeader()->sectionSizeHint(column);
    switch (shown.kind) {
    case TableColumn::Kind::Share:
        return {std::max(title, 76), std::max(title, 132)};
    case TableColumn::Kind::Trend:
        return {std::max(title, 58), std::max(title, 104)};
    default: {
        const int width = std::max({title, sizeHintForColumn(column), 56});
        return {width, width + 10};
    }
    }
}

TopTable::Widths TopTable::widthsOf(int column) const
{
    const auto kept = m_layout.widths.constFind(m_model->tableColumns().at(column).id);
    return kept == m_layout.widths.constEnd() ? usualWidths(column) : Widths{*kept, *kept};
}

void TopTable::hideWhatHasNoRoom(int room)
{
    // Figures beside the one that ranks the rows give way to names, unless the user chose the columns.
    const auto &columns = m_model->tableColumns();
    if (!m_layout.columns.isEmpty() || columns.isEmpty())
        return;
    // A hidden column has no size to measure.
    for (int i = 1; i < columns.size(); ++i)
        setColumnHidden(i, false);
    int least = MinName;
    for (int i = 1; i < columns.size(); ++i)
        least += widthsOf(i).least;
    for (int i = int(columns.size()) - 1; i > 0; --i) {
        const bool isSecondary = columns.at(i).kind == TableColumn::Kind::Figure
            && columns.at(i).cell != columns.last().cell && columns.last().kind == TableColumn::Kind::Trend;
        if (!isSecondary)
            continue;
        if (least <= room)
            break;
        least -= widthsOf(i).least;
        setColumnHidden(i, true);
    }
}

void TopTable::applyWidths()
{
    const bool wasApplying = std::exchange(m_applying, true);
    const auto &columns = m_model->tableColumns();
    const int room = viewport()->width();
    hideWhatHasNoRoom(room);
    QMap<int, Widths> widths;
    int least = MinName;
    int most = MinName;
    for (const int column : shownColumns()) {
        if (column == 0)
            continue;
        widths[column] = widthsOf(column);
        least += widths[column].least;
        most += widths[column].usual;
    }
    // Between the two: every column gives way by the same part of what it can.
    const double give = most > least ? std::clamp(double(most - room) / double(most - least), 0.0, 1.0) : 0.0;
    int used = 0;
    for (auto it = widths.cbegin(); it != widths.cend(); ++it) {
        const int width = it->usual - int(give * (it->usual - it->least));
        setColumnWidth(it.key(), width);
        used += width;
    }
    if (!columns.isEmpty())
        setColumnWidth(0, std::max(MinName, room - used));
    m_applying = wasApplying;
}

void TopTable::showHeaderMenu(const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 1; i < m_model->columnCount(); ++i) {
        QAction *action = menu->addAction(m_model->tableColumns().at(i).title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool shown) { setColumnShown(i, shown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(where));
}

void TopTable::setColumnShown(int column, bool shown)
{
    setColumnHidden(column, !shown);
    m_layout.columns.clear();
    for (const int i : shownColumns())
        m_layout.columns.append(m_model->tableColumns().at(i).id);
    applyWidths();
    Q_EMIT tableLayoutChanged();
}

QList<int> TopTable::shownColumns() const
{
    QList<int> columns;
    for (int i = 0; i < m_model->columnCount(); ++i) {
        if (!isColumnHidden(i))
            columns.append(i);
    }
    return columns;
}

QString TopTable::asTsv() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    if (rows.isEmpty()) {
        rows.resize(m_model->rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    return m_model->toTsv(rows, shownColumns());
}

void TopTable::activate(const QModelIndex &index)
{
    if (index.isValid() && QApplication::keyboardModifiers() == Qt::NoModifier)
        Q_EMIT rowActivated(m_model->keyAt(index.row()));
}

void TopTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(asTsv());
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return activate(currentIndex());
    if (event->key() == Qt::Key_Escape && selectionModel()->hasSelection())
        return clearSelection();
    QTableView::keyPressEvent(event);
}

void TopTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    applyWidths();
}

void TopTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        m_model->setTexts(tableTexts(locale()));
}

void TopTable::setRowsSeen(int rows)
{
    m_rowsSeen = rows;
    updateGeometry();
}

QSize TopTable::sizeHint() const
{
    return {420, HeaderHeight + RowHeight * m_rowsSeen + 4};
}

QSize TopTable::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

} // namespace tally
