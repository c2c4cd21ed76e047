// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/explorepage.h"

#include "ui/pages/explore/explorebar.h"
#include "ui/pages/explore/exploreplan.h"
#include "ui/pages/explore/saveviewdialog.h"

#include <QFileDialog>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

ExplorePage::ExplorePage(const Theme &theme, const Clock &clock, const SavedViews &views, QObject *parent)
    : BoardPage(theme, clock, parent)
    , m_clock(clock)
    , m_views(views)
{
    m_bar = new ExploreBar(theme, &m_menu, &view());
    view().setHeader(m_bar);
    connect(m_bar, &ExploreBar::changed, this, [this] {
        presenter().replan(view().locale());
        Q_EMIT stateChanged();
    });
    connect(&m_menu, &QMenu::aboutToShow, this, &ExplorePage::fillMenu);
    fillMenu();
}

void ExplorePage::ask(const PageContext &context)
{
    if (context.info)
        m_bar->setSource(*context.info);
    BoardPage::ask(context);
}

QList<Block> ExplorePage::plan(const PlanInput &input) const
{
    return planExplore(m_bar->view(), m_bar->isShareOfTotal(), input);
}

QString ExplorePage::state() const
{
    SavedView now = m_bar->view();
    now.name = m_name.isEmpty() ? u"-"_s : m_name;
    now.note.clear();
    return QString::fromUtf8(savedViewToJson(now)).left(4000);
}

void ExplorePage::setState(const QString &state)
{
    // What can't be read is no reason to complain: Explore begins anew.
    if (const auto kept = savedViewFromJson(state.toUtf8())) {
        m_bar->setView(*kept);
        m_name = kept->name == u"-"_s ? QString() : kept->name;
    }
}

void ExplorePage::openView(const SavedView &saved)
{
    m_name = saved.name;
    m_bar->setView(saved);
    Scope scope = presenter().context().scope;
    scope.range = saved.query.range;
    scope.compare = saved.query.compare;
    scope.filters.removeIf([](const ScopeFilter &filter) { return !filter.pinned; });
    for (const Filter &filter : saved.query.filters) {
        const bool isThere = std::any_of(scope.filters.begin(), scope.filters.end(),
                                         [&](const ScopeFilter &each) { return each.filter == filter; });
        if (!isThere)
            scope.filters.append({.filter = filter});
    }
    presenter().replan(view().locale());
    Q_EMIT scopeRequested(scope);
    Q_EMIT stateChanged();
}

void ExplorePage::saveView(const QString &name, const QString &note)
{
    SavedView saved = m_views.find(name).value_or(SavedView{});
    saved.name = name;
    saved.note = note;
    saved.chart = m_bar->view().chart;
    saved.query = m_bar->view().query;
    const Scope &scope = presenter().context().scope;
    saved.query.range = scope.range;
    saved.query.compare = scope.compare;
    saved.query.filters = scope.activeFilters();
    if (const auto kept = m_views.save(saved, m_clock.nowMs()); !kept) {
        Q_EMIT failed(kept.error());
    } else {
        m_name = name;
        Q_EMIT viewSaved(name);
    }
}

void ExplorePage::importView(const QString &path)
{
    if (const auto kept = m_views.importFile(path, m_clock.nowMs()))
        openView(*kept);
    else
        Q_EMIT failed(kept.error());
}

void ExplorePage::exportView(const QString &name)
{
    auto *dialog = new QFileDialog(&view(), tr("Export view"), {}, tr("Views (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, name](const QString &path) {
        if (const auto written = m_views.exportFile(name, path); !written)
            Q_EMIT failed(written.error());
    });
    dialog->open();
}

void ExplorePage::askForFile()
{
    auto *dialog = new QFileDialog(&view(), tr("Import view"), {}, tr("Views (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ExplorePage::importView);
    dialog->open();
}

void ExplorePage::askForName()
{
    auto *dialog = new SaveViewDialog(m_name, &view());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { saveView(dialog->name(), dialog->note()); });
    dialog->open();
}

void ExplorePage::fillMenu()
{
    m_menu.clear();
    m_menu.setToolTipsVisible(true);
    const auto listing = m_views.list();
    for (const SavedView &saved : listing.items) {
        QAction *action = m_menu.addAction(QString(saved.name).replace(u'&', u"&&"_s));
        action->setToolTip(saved.note);
        action->setCheckable(true);
        action->setChecked(saved.name == m_name);
        connect(action, &QAction::triggered, this, [this, saved] { openView(saved); });
    }
    if (!listing.items.isEmpty())
        m_menu.addSeparator();
    QAction *save = m_menu.addAction(tr("Save this view…"));
    save->setObjectName(u"saveView"_s);
    connect(save, &QAction::triggered, this, &ExplorePage::askForName);
    QAction *import = m_menu.addAction(tr("Import view…"));
    connect(import, &QAction::triggered, this, &ExplorePage::askForFile);
    if (m_name.isEmpty() || !m_views.find(m_name))
        return;
    QAction *exported = m_menu.addAction(tr("Export this view…"));
    connect(exported, &QAction::triggered, this, [this] { exportView(m_name); });
    QAction *removed = m_menu.addAction(tr("Delete this view"));
    connect(removed, &QAction::triggered, this, [this] {
        if (const auto gone = m_views.remove(m_name); !gone)
            Q_EMIT failed(gone.error());
        m_name.clear();
    });
}

} // namespace tally
