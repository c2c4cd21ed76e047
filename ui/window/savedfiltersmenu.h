// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/savedfiltersdialog.h"

#include <QMenu>
#include <QPointer>

namespace tally {

/// The menu of saved filters: apply one, keep the filters in force under a name, and the dialog that manages
/// them.
class SavedFiltersMenu : public QMenu
{
    Q_OBJECT
public:
    explicit SavedFiltersMenu(const SavedFilters &store, QWidget *parent);

    /// The filters that "save" would keep.
    void setCurrent(const QList<Filter> &filters) { m_current = filters; }
    void askForName();
    void openManager();
    SavedFiltersDialog *manager() const { return m_manager; }
    /// Takes a file in; tells what became of it by imported() or failed().
    void importFile(const QString &path);

Q_SIGNALS:
    void applied(const tally::SavedFilter &filter);
    void imported(const tally::SavedFilter &filter);
    void saved(const QString &name);
    void failed(const tally::Error &error);

private:
    void fill();

    SavedFilters m_store;
    QList<Filter> m_current;
    QPointer<SavedFiltersDialog> m_manager;
};

} // namespace tally
