// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the bar says: scope, history, appearance and language.
#include "ui/models/whendone.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/navbar.h"
#include "ui/widgets/rangetext.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagehost.h"
#include "ui/window/savedfiltersmenu.h"
#include "ui/window/sourcestatus.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QKeyEvent>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

void MainWindow::wireChoices()
{
    connect(m_bar, &TopBar::scopeEdited, this, &MainWindow::setScope);
    connect(m_actions->back, &QAction::triggered, this, [this] { goTo(m_history.back()); });
    connect(m_actions->forward, &QAction::triggered, this, [this] { goTo(m_history.forward()); });
    connect(m_actions->addFilter, &QAction::triggered, this, [this] { m_bar->chips()->openEditor(); });
    connect(m_actions->theme, &QAction::triggered, this,
            [this] { setThemeChoice(m_services.theme.isDark() ? ThemeChoice::Light : ThemeChoice::Dark); });
    connect(m_actions->themes, &QActionGroup::triggered, this,
            [this](QAction *action) { setThemeChoice(ThemeChoice(action->data().toInt())); });
    connect(m_actions->languages, &QActionGroup::triggered, this,
            [this](QAction *action) { setLanguage(LanguageChoice(action->data().toInt())); });
    connect(m_actions->refreshEvery, &QActionGroup::triggered, this,
            [this](QAction *action) { setRefresh(action->data().toInt()); });
    connect(m_actions->refreshNow, &QAction::triggered, this, &MainWindow::refresh);
    connect(&m_refreshTimer, &QTimer::timeout, this, &MainWindow::refresh);
    connect(&m_minuteTimer, &QTimer::timeout, this, [this] {
        m_bar->ranges()->refresh();
        refreshSubtitle();
    });
    m_minuteTimer.start();
    connect(&m_keepTimer, &QTimer::timeout, this, &MainWindow::writeSettings);
    connect(m_saved, &SavedFiltersMenu::applied, this,
            [this](const SavedFilter &filter) { addFilters(filter.filters); });
    m_bar->chips()->setSuggestions([this](const QString &dimension, const QString &typed,
                                          const auto &answer) { suggest(dimension, typed, answer); });
}

void MainWindow::setScope(const Scope &scope)
{
    Place place = m_history.current();
    place.scope = scope;
    m_history.push(place);
    applyScope();
    keep();
}

void MainWindow::goTo(const Place &place)
{
    Q_UNUSED(place) // the history has moved: it is what is in force
    applyPlace();
    keep();
}

void MainWindow::applyScope()
{
    const Scope &scope = m_history.current().scope;
    m_bar->setScope(scope);
    m_actions->back->setEnabled(m_history.canGoBack());
    m_actions->forward->setEnabled(m_history.canGoForward());
    QList<Filter> filters;
    for (const ScopeFilter &filter : scope.filters)
        filters.append(filter.filter);
    m_saved->setCurrent(filters);
    m_pages->setContext(context());
}

void MainWindow::addFilters(const QList<Filter> &filters)
{
    Scope scope = m_history.current().scope;
    for (const Filter &filter : filters) {
        const auto same = std::find_if(scope.filters.begin(), scope.filters.end(),
                                       [&](const ScopeFilter &entry) { return entry.filter == filter; });
        if (same == scope.filters.end())
            scope.filters.append({.filter = filter});
        else
            same->enabled = true;
    }
    setScope(scope);
}

void MainWindow::suggest(const QString &dimension, const QString &typed,
                         const std::function<void(const QStringList &)> &answer)
{
    constexpr int most = 20;
    m_suggestCancel.cancel();
    m_suggestCancel = CancelToken();
    if (!m_session->store().source)
        return;
    whenDone(m_session->store().source->values(dimension, typed, most, m_suggestCancel), this,
             [answer, token = m_suggestCancel](const Result<QList<DimensionValue>> &values) {
                 if (!values || token.isCancelled())
                     return;
                 QStringList texts;
                 for (const DimensionValue &value : *values)
                     texts.append(value.value);
                 answer(texts);
             });
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_settings.theme = choice;
    WindowActions::choose(m_actions->themes, int(choice));
    m_services.theme.setMode(Theme::Mode(int(choice)));
    keep();
}

void MainWindow::setLanguage(LanguageChoice choice)
{
    m_settings.language = choice;
    WindowActions::choose(m_actions->languages, int(choice));
    m_services.language.set(choice);
    setLocale(QLocale());
    // The week may start on another day now.
    m_pages->setContext(context());
    keep();
}

void MainWindow::setRefresh(int seconds)
{
    m_settings.refreshSeconds = seconds;
    WindowActions::choose(m_actions->refreshEvery, seconds);
    m_bar->setRefreshText(WindowActions::refreshText(seconds));
    m_refreshTimer.setInterval(seconds * 1000);
    if (seconds > 0)
        m_refreshTimer.start();
    else
        m_refreshTimer.stop();
    keep();
}

void MainWindow::refreshSubtitle()
{
    if (!m_answeredAtMs)
        return m_bar->setSubtitle({});
    const qint64 minutes = (m_services.clock.nowMs() - *m_answeredAtMs) / 60'000;
    m_bar->setSubtitle(minutes < 1 ? tr("updated just now") : tr("%1 min ago").arg(minutes));
}

void MainWindow::retranslate()
{
    setWindowTitle(u"Tallyroom"_s);
    m_actions->retranslate();
    m_pages->retranslate();
    m_bar->setTitle(m_pages->current()->title());
    m_bar->setRefreshText(WindowActions::refreshText(m_settings.refreshSeconds));
    refreshSubtitle();
    fillSources();
    buildEmptyStates();
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_started)
        retranslate();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    clearSelections();
}

void MainWindow::clearSelections()
{
    m_pages->current()->clearSelection();
    m_message->dismiss();
}

} // namespace tally
