// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/boardview.h"

#include "ui/pages/board/barsblock.h"
#include "ui/pages/board/chartblock.h"
#include "ui/pages/board/gridblock.h"
#include "ui/pages/board/heatmapblock.h"
#include "ui/pages/board/tableblock.h"
#include "ui/pages/board/tilesblock.h"

#include <QGridLayout>

#include <algorithm>
#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 22;
constexpr int Gap = 14;
constexpr int ScrollBarWidth = 12; ///< the style sheet's
constexpr int Columns = 12;

QStringList shapeOf(const QList<Block> &blocks)
{
    QStringList shape;
    for (const Block &block : blocks) {
        if (block.kind != BlockKind::Feed)
            shape.append(u"%1 %2 %3"_s.arg(block.id).arg(int(block.kind)).arg(block.span));
    }
    return shape;
}

/// Whether a change of that block's answer shows in this one.
bool feeds(const QString &id, const Block &block)
{
    return block.seriesFrom == id || block.totalFrom == id || block.rankFrom == id || block.trendFrom == id;
}

} // namespace

BoardView::BoardView(const Theme &theme, BoardPresenter &presenter, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_presenter(presenter)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there, so that the cards end where the bar above them does.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_body = new QWidget(this);
    m_body->setObjectName(u"boardBody"_s);
    m_body->setProperty("kind", u"page"_s);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(Margin, 4, Margin - ScrollBarWidth, Margin);
    m_column->setSpacing(Gap);
    m_grid = new QGridLayout;
    m_grid->setSpacing(Gap);
    for (int i = 0; i < Columns; ++i)
        m_grid->setColumnStretch(i, 1);
    m_column->addLayout(m_grid);
    m_column->addStretch(1);
    setWidget(m_body);
    connect(&m_presenter, &BoardPresenter::planChanged, this, &BoardView::rebuild);
    connect(&m_presenter, &BoardPresenter::blockChanged, this, &BoardView::showBlock);
}

void BoardView::setHeader(QWidget *header)
{
    header->setParent(m_body);
    m_column->insertWidget(0, header);
}

BlockView *BoardView::blockView(const QString &id) const
{
    const auto found
        = std::find_if(m_views.begin(), m_views.end(), [&](BlockView *view) { return view->id() == id; });
    return found == m_views.end() ? nullptr : *found;
}

BlockView *BoardView::make(const Block &block)
{
    switch (block.kind) {
    case BlockKind::Tiles:
        return new TilesBlock(m_theme, block.id, m_presenter, m_body);
    case BlockKind::Chart:
        return new ChartBlock(m_theme, block.id, m_presenter, m_body);
    case BlockKind::Table:
        return new TableBlock(m_theme, block.id, m_presenter, m_body);
    case BlockKind::Bars:
        return new BarsBlock(m_theme, block.id, m_presenter, m_body);
    case BlockKind::Grid:
        return new GridBlock(m_theme, block.id, m_presenter, m_body);
    case BlockKind::Heatmap:
        return new HeatmapBlock(m_theme, block.id, m_presenter, m_body);
    case BlockKind::Feed:
        break;
    }
    return nullptr;
}

void BoardView::rebuild()
{
    const QList<Block> blocks = m_presenter.blocks();
    const QStringList shape = shapeOf(blocks);
    if (shape != m_shape) {
        // Parts that stay keep their widgets; what changed its kind is another part.
        QList<BlockView *> old = std::exchange(m_views, {});
        const QStringList before = std::exchange(m_shape, shape);
        for (const Block &block : blocks) {
            if (block.kind == BlockKind::Feed)
                continue;
            const auto kept = std::find_if(old.begin(), old.end(), [&](BlockView *view) {
                const QString start = u"%1 %2 "_s.arg(block.id).arg(int(block.kind));
                return view->id() == block.id
                    && std::any_of(before.begin(), before.end(),
                                   [&](const QString &entry) { return entry.startsWith(start); });
            });
            BlockView *view = kept == old.end() ? make(block) : *kept;
            if (kept == old.end())
                follow(view);
            else
                old.erase(kept);
            m_views.append(view);
        }
        for (BlockView *gone : std::as_const(old)) {
            gone->widget()->hide();
            gone->widget()->deleteLater();
            gone->deleteLater();
        }
        arrange();
    }
    for (const Block &block : blocks) {
        if (BlockView *view = blockView(block.id))
            view->show(block);
    }
}

void BoardView::follow(BlockView *view)
{
    view->setTableLayouts(m_layouts);
    connect(view, &BlockView::tableLayoutChanged, this,
            [this](const QString &table, const TableLayout &layout) { m_layouts.insert(table, layout); });
    connect(view, &BlockView::metricChosen, this, [this](const QString &block, const QString &metric) {
        m_choices.insert(block, metric);
        applyChoice(block, metric);
        Q_EMIT choicesChanged();
    });
    connect(view, &BlockView::hovered, this, [this, view](qint64 instantMs) {
        // One crosshair for all charts over time.
        for (BlockView *other : std::as_const(m_views)) {
            if (auto *chart = qobject_cast<ChartBlock *>(other); chart && other != view)
                chart->setGuide(instantMs);
        }
    });
    Q_EMIT viewAdded(view);
}

void BoardView::arrange()
{
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    int row = 0;
    int column = 0;
    for (BlockView *view : std::as_const(m_views)) {
        const Block *block = m_presenter.block(view->id());
        const int span = block ? std::clamp(block->span, 1, Columns) : Columns;
        if (column + span > Columns) {
            ++row;
            column = 0;
        }
        const bool isTiles = block && block->kind == BlockKind::Tiles;
        m_grid->addWidget(view->widget(), row, column, 1, span, isTiles ? Qt::AlignTop : Qt::Alignment());
        view->widget()->show();
        column += span;
    }
    // Tab goes through the parts as they stand on the page.
    for (qsizetype i = 1; i < m_views.size(); ++i)
        QWidget::setTabOrder(m_views.at(i - 1)->widget(), m_views.at(i)->widget());
    for (BlockView *view : std::as_const(m_views)) {
        const Block *block = m_presenter.block(view->id());
        const QString metric = m_choices.value(view->id(), block ? block->metrics.value(0) : QString());
        if (block && block->kind == BlockKind::Tiles)
            view->show(*block), applyChoice(view->id(), metric);
    }
}

void BoardView::applyChoice(const QString &block, const QString &metric)
{
    const Block *tiles = m_presenter.block(block);
    const bool isShown = tiles && tiles->metrics.contains(metric);
    const QString chosen = isShown || !tiles ? metric : tiles->metrics.value(0);
    bool hasChart = false;
    for (BlockView *view : std::as_const(m_views)) {
        const Block *follower = m_presenter.block(view->id());
        auto *chart = qobject_cast<ChartBlock *>(view);
        if (!chart || !follower || follower->chosenBy != block)
            continue;
        hasChart = true;
        chart->setMetric(chosen);
    }
    if (auto *row = qobject_cast<TilesBlock *>(blockView(block)); row && hasChart)
        row->setChosen(chosen);
}

void BoardView::showBlock(const QString &id)
{
    for (const Block &block : m_presenter.blocks()) {
        BlockView *view = block.id == id || feeds(id, block) ? blockView(block.id) : nullptr;
        if (view)
            view->show(block);
    }
}

void BoardView::setTableLayouts(const QMap<QString, TableLayout> &layouts)
{
    m_layouts = layouts;
    for (BlockView *view : std::as_const(m_views))
        view->setTableLayouts(layouts);
}

QList<NamedTable> BoardView::exportables() const
{
    QList<NamedTable> tables;
    for (const BlockView *view : m_views) {
        if (auto table = view->exportable())
            tables.append(*table);
    }
    return tables;
}

void BoardView::clearSelection()
{
    for (BlockView *view : std::as_const(m_views))
        view->clearSelection();
}

void BoardView::find()
{
    for (BlockView *view : std::as_const(m_views)) {
        if (view->find())
            return ensureWidgetVisible(view->widget());
    }
}

QString BoardView::choices() const
{
    QStringList lines;
    for (auto it = m_choices.begin(); it != m_choices.end(); ++it)
        lines.append(it.key() + u'=' + it.value());
    return lines.join(u'\n');
}

void BoardView::setChoices(const QString &choices)
{
    for (const QString &line : choices.split(u'\n', Qt::SkipEmptyParts))
        m_choices.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it)
        applyChoice(it.key(), it.value());
}

void BoardView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_body->setMaximumWidth(viewport()->width());
}

} // namespace tally
