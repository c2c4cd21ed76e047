// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/savedfilters.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace tally {

/// Manages the saved filters: apply, rename (F2), delete, import, export. Not modal.
class SavedFiltersDialog : public QDialog
{
    Q_OBJECT
public:
    SavedFiltersDialog(const SavedFilters &store, QWidget *parent);

    void reload();

Q_SIGNALS:
    void applied(const tally::SavedFilter &filter);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPushButton *button(const QString &text, const char *name, void (SavedFiltersDialog::*slot)());
    void apply();
    void rename();
    void remove();
    void importFile();
    void exportFile();
    void showDetails();
    QString currentName() const;
    void report(const Result<void> &result);

    SavedFilters m_store;
    QListWidget *m_list = nullptr;
    QLabel *m_details = nullptr;
    QLabel *m_message = nullptr;
    QList<QPushButton *> m_onSelection;
};

} // namespace tally
