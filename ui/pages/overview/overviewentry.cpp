// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewentry.h"

#include "ui/pages/common/tabletext.h"

#include <QApplication>
#include <QClipboard>

namespace tally {

OverviewEntry::OverviewEntry(OverviewPresenter &presenter, OverviewPage &page, QObject *parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_page(page)
{
    connect(&m_page, &OverviewPage::filtersRequested, this, &Page::filtersRequested);
    connect(&m_page, &OverviewPage::undoRequested, this, &Page::undoRequested);
    connect(&m_page, &OverviewPage::rangeChosen, this, &Page::rangeChosen);
    connect(&m_page, &OverviewPage::unitChosen, this, &Page::unitChosen);
    connect(&m_page, &OverviewPage::tableLayoutChanged, this, &Page::tableLayoutChanged);
    connect(&m_page, &OverviewPage::exportRequested, this, &OverviewEntry::exportTile);
    connect(&m_presenter, &OverviewPresenter::settled, this, &Page::settled);
}

void OverviewEntry::ask(const PageContext &context)
{
    const bool sameScope = context.scope == m_presenter.scope() && context.weekStart == m_weekStart;
    m_weekStart = context.weekStart;
    m_presenter.setActive(true);
    if (!sameScope)
        m_presenter.setScope(context.scope, context.weekStart);
}

QList<NamedTable> OverviewEntry::exportables() const
{
    QList<NamedTable> tables;
    for (const Tile tile : m_page.exportableTiles())
        tables.append({m_page.titleOf(tile), *m_page.shownTable(tile)});
    return tables;
}

void OverviewEntry::setTableLayouts(const QMap<QString, TableLayout> &layouts)
{
    m_page.setTableLayouts(layouts);
}

void OverviewEntry::clearSelection()
{
    for (const Tile tile : {Tile::Contents, Tile::Uploaders, Tile::Pages})
        m_page.table(tile)->clearSelection();
    m_page.heatmap()->setSelected({});
}

void OverviewEntry::exportTile(Tile tile, OverviewPage::Export what)
{
    using Export = OverviewPage::Export;
    const auto table = m_page.shownTable(tile);
    if (!table)
        return;
    const QString title = m_page.titleOf(tile);
    switch (what) {
    case Export::Csv:
        Q_EMIT csvRequested({title, *table});
        break;
    case Export::Tsv: {
        const TopTable *shown = m_page.table(tile);
        QApplication::clipboard()->setText(shown ? shown->asTsv() : plainTsv(*table, m_page.locale()));
        Q_EMIT copied();
        break;
    }
    case Export::Image:
        m_page.chart()->copyImage();
        Q_EMIT copied();
        break;
    case Export::Png:
    case Export::Svg:
        Q_EMIT pictureRequested(m_page.chart(), title, what == Export::Svg);
        break;
    case Export::Table:
        Q_EMIT tableRequested({title, *table});
        break;
    }
}

} // namespace tally
