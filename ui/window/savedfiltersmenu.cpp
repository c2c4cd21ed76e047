// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/savedfiltersmenu.h"

#include "ui/window/savedfiltersdialog.h"
#include "ui/window/savefilterdialog.h"

namespace tally {

using namespace Qt::StringLiterals;

SavedFiltersMenu::SavedFiltersMenu(const SavedFilters &store, QWidget *parent)
    : QMenu(parent)
    , m_store(store)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &SavedFiltersMenu::fill);
    fill();
}

void SavedFiltersMenu::fill()
{
    clear();
    const auto listing = m_store.list();
    for (const SavedFilter &filter : listing.filters) {
        QAction *action = addAction(QString(filter.name).replace(u'&', u"&&"_s));
        action->setToolTip(filter.note);
        connect(action, &QAction::triggered, this, [this, filter] { Q_EMIT applied(filter); });
    }
    if (!listing.filters.isEmpty())
        addSeparator();
    QAction *save = addAction(tr("Save these filters…"));
    save->setObjectName(u"saveFilters"_s);
    save->setEnabled(!m_current.isEmpty());
    connect(save, &QAction::triggered, this, &SavedFiltersMenu::askForName);
    QAction *manage = addAction(tr("Manage saved filters…"));
    manage->setObjectName(u"manageFilters"_s);
    connect(manage, &QAction::triggered, this, &SavedFiltersMenu::openManager);
}

void SavedFiltersMenu::askForName()
{
    auto *dialog = new SaveFilterDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        SavedFilter filter{.name = dialog->name(), .note = dialog->note(), .filters = m_current};
        if (const auto kept = m_store.save(filter); !kept)
            Q_EMIT failed(kept.error());
        else
            Q_EMIT saved(filter.name);
    });
    dialog->open();
}

void SavedFiltersMenu::openManager()
{
    if (!m_manager) {
        m_manager = new SavedFiltersDialog(m_store, parentWidget());
        m_manager->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_manager, &SavedFiltersDialog::applied, this, &SavedFiltersMenu::applied);
    }
    m_manager->show();
    m_manager->raise();
}

void SavedFiltersMenu::importFile(const QString &path)
{
    if (const auto filter = m_store.importFile(path))
        Q_EMIT imported(*filter);
    else
        Q_EMIT failed(filter.error());
}

} // namespace tally
