// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the palette offers.
#include "ui/models/whendone.h"
#include "ui/pages/common/queryframe.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/widgets/rangetext.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagehost.h"
#include "ui/window/windowactions.h"

#include <QAction>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostFound = 8;

} // namespace

void MainWindow::openPalette()
{
    if (findChild<CommandPalette *>())
        return;
    auto *palette = new CommandPalette(
        m_services.theme, commands(),
        [this](const QString &typed, const CommandPalette::Found &found) {
            m_paletteCancel.cancel();
            m_paletteCancel = CancelToken();
            searchThings(u"content"_s, u"content_title"_s, typed, found);
            searchThings(u"uploader"_s, u"uploader_name"_s, typed, found);
        },
        this);
    palette->open();
}

QList<Command> MainWindow::commands()
{
    QList<Command> all;
    for (const Page *page : m_pages->pages())
        all.append({page->label(), tr("Page"), page->icon(), [this, id = page->id()] { showPage(id); }});
    for (const SavedFilter &filter : m_filterStore.list().filters)
        all.append(
            {filter.name, tr("Saved filter"), u"bookmark"_s, [this, filter] { addFilters(filter.filters); }});
    for (const SavedView &view : SavedViews(m_services.configFolder + u"/views"_s).list().items)
        all.append({view.name, tr("Saved view"), u"bookmark"_s, [this, view] {
                        showPage(u"explore"_s);
                        m_explore->openView(view);
                    }});
    for (const QString &range : offeredRanges())
        all.append({rangeTitle(range), tr("Date range"), u"calendar"_s, [this, range] {
                        Scope scope = m_history.current().scope;
                        scope.range = {.name = range, .from = {}, .to = {}, .zone = scope.range.zone};
                        setScope(scope);
                    }});
    QList<QAction *> actions = m_actions->all();
    actions += m_pages->current()->actions();
    for (QAction *action : std::as_const(actions)) {
        if (action->isEnabled())
            all.append({QString(action->text()).remove(u'&'), tr("Action"), u"chevron-right"_s,
                        [action] { action->trigger(); }});
    }
    return all;
}

void MainWindow::searchThings(const QString &dimension, const QString &name, const QString &typed,
                              const std::function<void(const QList<Command> &)> &found)
{
    const auto &info = m_presenter->info();
    const auto source = m_session->store().source;
    const QString page = dimension == u"content"_s ? dimension : u"uploaders"_s;
    if (!source || !info || !info->fields.contains(dimension))
        return;
    const bool isNamed = info->fields.contains(name);
    Query query;
    query.metrics = {u"events"_s};
    query.dimensions = isNamed ? QStringList{dimension, name} : QStringList{dimension};
    query.range = {.name = u"all"_s, .from = {}, .to = {}, .zone = m_history.current().scope.range.zone};
    Filter contains = isFilter(isNamed ? name : dimension, typed);
    contains.op = Filter::Op::Contains;
    query.filters = {contains};
    query.order = {{u"events"_s, true}};
    query.limit = MostFound;
    query.asOfMs = m_services.clock.nowMs();
    whenDone(source->query(query, m_paletteCancel), this,
             [this, page, found,
              kind = page == dimension ? tr("Content") : tr("Uploader")](const Result<ResultTable> &answer) {
                 QList<Command> commands;
                 for (const Row &row : answer ? answer->rows : QList<Row>()) {
                     const QString id = row.value(0).toPlainText();
                     const Value title = row.value(answer->query.dimensions.size() - 1);
                     commands.append({title.isNull() ? id : title.toPlainText(), kind, page,
                                      [this, page, id] { showPage(page, id); }});
                 }
                 if (!commands.isEmpty())
                     found(commands);
             });
}

} // namespace tally
