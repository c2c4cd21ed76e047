// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which page is in front, and how pages are wired to the frame.
#include "ui/models/errortext.h"
#include "ui/pages/content/contentpage.h"
#include "ui/pages/data/datapage.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/overview/overviewentry.h"
#include "ui/pages/reports/reportspage.h"
#include "ui/pages/uploaders/uploaderspage.h"
#include "ui/pages/viewers/viewerspage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/navbar.h"
#include "ui/widgets/rangetext.h"
#include "ui/widgets/toast.h"
#include "ui/window/exporter.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagehost.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QStackedWidget>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int ToastMs = 6000;

} // namespace

void MainWindow::addPages()
{
    connect(m_pages, &PageHost::added, this, &MainWindow::wirePage);
    // One line a page, in the order of the sidebar.
    m_pages->add(new OverviewEntry(*m_presenter, *m_page));
    m_pages->add(new ContentPage(m_services.theme, m_services.clock));
    m_pages->add(new UploadersPage(m_services.theme, m_services.clock));
    m_pages->add(new ViewersPage(m_services.theme, m_services.clock));
    m_explore = new ExplorePage(m_services.theme, m_services.clock,
                                SavedViews(m_services.configFolder + u"/views"_s));
    m_pages->add(m_explore);
    m_pages->add(new ReportsPage(m_services.theme, m_services.clock,
                                 {.viewsFolder = m_services.configFolder + u"/views"_s,
                                  .reportsFolder = m_services.configFolder + u"/reports"_s,
                                  .filtersFolder = m_services.configFolder + u"/filters"_s,
                                  .runsPath = m_services.dataFolder + u"/report-runs.jsonl"_s,
                                  .unitsFolder = m_services.unitsFolder,
                                  .program = m_services.commandLine}));
    m_pages->add(new DataPage(m_services.theme, m_services.clock, m_services.dataFolder + u"/rejected"_s));
    connect(m_nav, &NavBar::pageChosen, this, [this](const QString &id) { showPage(id); });
    connect(m_actions->palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(m_actions->find, &QAction::triggered, this, [this] { m_pages->current()->find(); });
    connect(m_explore, &ExplorePage::scopeRequested, this, &MainWindow::setScope);
    connect(m_explore, &ExplorePage::viewSaved, this, [this](const QString &name) {
        m_toast->showFor(ToastMs, MessageKind::Good, tr("View saved as “%1”.").arg(name));
    });
    for (int i = 0; i < m_pages->pages().size() && i < 9; ++i) {
        auto *go = new QAction(this);
        go->setShortcut(QKeySequence(int(Qt::CTRL) | (int(Qt::Key_1) + i)));
        addAction(go);
        connect(go, &QAction::triggered, this, [this, i] { showPage(m_pages->pages().at(i)->id()); });
    }
}

void MainWindow::wirePage(Page *page)
{
    connect(page, &Page::filtersRequested, this, &MainWindow::addFilters);
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
    connect(page, &Page::undoRequested, m_actions->back, &QAction::trigger);
    connect(page, &Page::csvRequested, m_exporter, &Exporter::askForCsv);
    connect(page, &Page::pictureRequested, m_exporter, &Exporter::askForPicture);
    connect(page, &Page::tableRequested, this, &MainWindow::showTable);
    connect(page, &Page::stateChanged, this, &MainWindow::keep);
    connect(page, &Page::copied, this,
            [this] { m_toast->showFor(ToastMs, MessageKind::Good, tr("Copied.")); });
    connect(page, &Page::failed, this, [this](const Error &error) {
        m_toast->showFor(ToastMs, MessageKind::Bad, errorSentence(error));
    });
    connect(page, &Page::rangeChosen, this, [this](qint64 fromMs, qint64 toMs) {
        Scope scope = m_history.current().scope;
        const auto zone = Zone::find(scope.range.zone);
        if (!zone || toMs <= fromMs)
            return;
        scope.range
            = specOf(DateRange::ofInstants(fromMs, toMs, *zone), m_services.clock.nowMs(), weekStart());
        setScope(scope);
    });
    connect(page, &Page::unitChosen, this, [this](const std::optional<TimeUnit> &unit) {
        Scope scope = m_history.current().scope;
        scope.unit = unit;
        setScope(scope);
    });
    connect(page, &Page::tableLayoutChanged, this, [this](const QString &table, const TableLayout &layout) {
        m_settings.tables.insert(table, layout);
        keep();
    });
    connect(page, &Page::titleChanged, this, [this, page] {
        if (page == m_pages->current())
            m_bar->setTitle(page->title());
    });
    connect(page, &Page::settled, this, [this, page] {
        if (page == m_pages->current() && !page->isBusy() && m_presenter->info())
            m_answeredAtMs = m_services.clock.nowMs();
        refreshSubtitle();
        Q_EMIT settled();
    });
    if (page->id() == u"overview"_s)
        connect(m_page, &OverviewPage::chartMetricChosen, this, [this](const QString &metric) {
            m_settings.chartMetric = metric;
            keep();
        });
}

bool MainWindow::hasPage(const QString &id) const
{
    return m_pages->find(id) != nullptr;
}

PageContext MainWindow::context() const
{
    return {m_session->store().source, m_presenter->info(), m_history.current().scope, weekStart()};
}

void MainWindow::refresh()
{
    // The facts come first; when they are here the page is asked.
    m_presenter->refresh();
}

QList<ScopeFilter> MainWindow::filtersFor(const QString &page) const
{
    QList<ScopeFilter> filters;
    for (const ScopeFilter &filter : m_history.current().scope.filters) {
        if (filter.pinned)
            filters.append(filter);
    }
    for (const ScopeFilter &own : m_settings.pageFilters.value(page)) {
        const bool isThere = std::any_of(filters.begin(), filters.end(), [&](const ScopeFilter &filter) {
            return filter.filter == own.filter;
        });
        if (!isThere)
            filters.append(own);
    }
    return filters;
}

void MainWindow::showPage(const QString &id, const QString &subject)
{
    const Page *page = m_pages->find(id);
    if (!page)
        return;
    Place place = m_history.current();
    if (place.page != id) {
        QList<ScopeFilter> own;
        std::copy_if(place.scope.filters.begin(), place.scope.filters.end(), std::back_inserter(own),
                     [](const ScopeFilter &filter) { return !filter.pinned; });
        m_settings.pageFilters.insert(place.page, own);
        place.scope.filters = filtersFor(id);
    }
    place.page = id;
    place.subject = subject;
    // Before anything was opened there is nothing to go back to.
    if (m_session->location().isEmpty())
        m_history = ScopeHistory(place);
    else
        m_history.push(place);
    applyPlace();
    keep();
}

void MainWindow::applyPlace()
{
    const Place place = m_history.current();
    Page *page = m_pages->find(place.page);
    m_pages->bringToFront(page, place.subject);
    m_bar->setTitle(page->title());
    m_bar->setScoped(page->usesScope());
    showFront();
    applyScope();
}

void MainWindow::showFront()
{
    Page *page = m_pages->current();
    QWidget *shown = page->widget();
    if (page->needsData() && m_hasFailed)
        shown = m_failure;
    else if (page->needsData() && m_presenter->info() && m_presenter->info()->events == 0)
        shown = m_empty;
    m_stack->setCurrentWidget(shown);
}

} // namespace tally
