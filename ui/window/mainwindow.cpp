// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/navbar.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/toast.h"
#include "ui/window/exporter.h"
#include "ui/window/importdialog.h"
#include "ui/window/pagehost.h"
#include "ui/window/savedfiltersmenu.h"
#include "ui/window/sourcestatus.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QFileInfo>
#include <QLabel>
#include <QStackedWidget>
#include <QTimeZone>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int KeepAfterMs = 400;
constexpr int SidebarWidth = 192;
constexpr int ToastMs = 8000;

Scope freshScope()
{
    Scope scope;
    const QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    scope.range.zone = Zone::find(zone) ? zone : u"UTC"_s;
    return scope;
}

} // namespace

MainWindow::MainWindow(const WindowServices &services)
    : m_services(services)
    , m_settingsFile(services.configFolder + u"/settings.json"_s)
    , m_filterStore(services.configFolder + u"/filters"_s)
    , m_history(Place{})
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    setMinimumSize(980, 560);
    resize(1280, 800);
    m_keepTimer.setSingleShot(true);
    m_keepTimer.setInterval(KeepAfterMs);
    m_minuteTimer.setInterval(60'000);
    const auto loaded = m_settingsFile.load();
    m_settings = loaded.settings;
    if (loaded.origin == SettingsFile::Origin::Fresh || loaded.origin == SettingsFile::Origin::Defaults)
        m_settings.scope = freshScope();
    m_history = ScopeHistory({m_settings.page, m_settings.subject, m_settings.scope});
    m_services.language.set(m_settings.language);
    setLocale(QLocale());
    build();
    loadSettings(loaded);
    retranslate();
    m_started = true;
}

MainWindow::~MainWindow()
{
    // Work on other threads ends before what it reports to.
    delete m_job;
    m_presenter->setSource(nullptr);
}

void MainWindow::loadSettings(const SettingsFile::Loaded &loaded)
{
    m_services.theme.setMode(Theme::Mode(int(m_settings.theme)));
    WindowActions::choose(m_actions->themes, int(m_settings.theme));
    WindowActions::choose(m_actions->languages, int(m_settings.language));
    setRefresh(m_settings.refreshSeconds);
    for (Page *page : m_pages->pages()) {
        page->setTableLayouts(m_settings.tables);
        page->setState(m_settings.pageStates.value(page->id()));
    }
    if (!m_settings.chartMetric.isEmpty())
        m_page->setChartMetric(m_settings.chartMetric);
    if (!m_settings.windowGeometry.isEmpty())
        restoreGeometry(m_settings.windowGeometry);
    Place start = m_history.current();
    if (!m_pages->find(start.page))
        start = {m_pages->pages().first()->id(), {}, start.scope};
    m_history = ScopeHistory(start);
    applyPlace();
    using Origin = SettingsFile::Origin;
    if (loaded.badFile.isEmpty())
        return;
    m_message->showMessage(
        MessageKind::Warning,
        loaded.origin == Origin::LastGood
            ? tr("The settings were damaged. The last good ones are in use; the damaged file is %1.")
                  .arg(loaded.badFile)
            : tr("The settings were damaged. Tallyroom starts with fresh ones; the damaged file is %1.")
                  .arg(loaded.badFile));
}

void MainWindow::build()
{
    m_actions = new WindowActions(m_services.theme, this);
    m_saved = new SavedFiltersMenu(m_filterStore, this);
    m_session = new SourceSession(m_services.opener, this);
    m_presenter = new OverviewPresenter(m_services.clock, this);
    m_job = new ImportJob(this);
    m_exporter = new Exporter(m_services.clock, this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildSidebar());
    row->addWidget(buildMain(), 1);
    m_toast = new Toast(m_services.theme, this);
    wireActions();
    wireChoices();
    addPages();
    wireData();
}

QWidget *MainWindow::buildSidebar()
{
    m_nav = new NavBar(m_services.theme, this);
    m_nav->setFixedWidth(SidebarWidth);
    auto *brand = new QWidget(m_nav);
    auto *brandRow = new QHBoxLayout(brand);
    brandRow->setContentsMargins(8, 2, 8, 6);
    auto *logo = new QLabel(brand);
    logo->setPixmap(m_services.theme.icon(u"logo"_s, IconTone::Accent).pixmap(18, 18));
    connect(&m_services.theme, &Theme::changed, logo, [this, logo] {
        logo->setPixmap(m_services.theme.icon(u"logo"_s, IconTone::Accent).pixmap(18, 18));
    });
    auto *name = new QLabel(u"Tallyroom"_s, brand);
    name->setFont(Theme::font(FontRole::Heading));
    brandRow->addWidget(logo);
    brandRow->addWidget(name, 1);
    m_nav->setHeader(brand);
    m_status = new SourceStatus(m_services.theme, m_nav);
    m_nav->setFooter(m_status);
    return m_nav;
}

QWidget *MainWindow::buildMain()
{
    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const TopBar::Parts parts{.back = m_actions->back,
                              .forward = m_actions->forward,
                              .theme = m_actions->theme,
                              .sources = m_actions->sourcesMenu,
                              .refresh = m_actions->refreshMenu,
                              .exports = m_actions->exportsMenu,
                              .saved = m_saved,
                              .more = m_actions->moreMenu};
    m_bar = new TopBar(m_services.theme, m_services.clock, parts, main);
    column->addWidget(m_bar);
    auto *notices = new QVBoxLayout;
    notices->setContentsMargins(22, 0, 22, 8);
    m_message = new MessageBar(m_services.theme, main);
    m_progress = new ProgressPanel(m_services.theme, main);
    m_progress->hide();
    notices->addWidget(m_message);
    notices->addWidget(m_progress);
    column->addLayout(notices);
    m_stack = new QStackedWidget(main);
    m_page = new OverviewPage(m_services.theme, *m_presenter, m_stack);
    m_pages = new PageHost(m_nav, m_stack, this);
    buildEmptyStates();
    column->addWidget(m_stack, 1);
    return main;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.windowGeometry = saveGeometry();
    writeSettings();
    QWidget::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keep();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    keep();
}

void MainWindow::keep()
{
    if (m_started)
        m_keepTimer.start();
}

void MainWindow::writeSettings()
{
    m_keepTimer.stop();
    if (!m_services.keepSettings)
        return;
    if (isVisible())
        m_settings.windowGeometry = saveGeometry();
    const Place &place = m_history.current();
    m_settings.scope = place.scope;
    m_settings.page = place.page;
    m_settings.subject = place.subject;
    for (const Page *page : m_pages->pages()) {
        if (const QString state = page->state(); !state.isEmpty())
            m_settings.pageStates.insert(page->id(), state);
    }
    if (const auto saved = m_settingsFile.save(m_settings); !saved)
        m_toast->showFor(ToastMs, MessageKind::Warning,
                         tr("The settings could not be written: %1").arg(saved.error().detail));
}

} // namespace tally
