// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/savedreports.h"
#include "workspace/savedviews.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace tally {

/// A new report: its name, its range, and the saved views that it is made of, in their order.
class ReportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `zone`: of the range.
    ReportDialog(const QList<SavedView> &views, const QString &zone, QWidget *parent = nullptr);

    Report report() const;
    QLineEdit *nameField() const { return m_name; }
    QListWidget *viewList() const { return m_list; }
    QComboBox *rangeBox() const { return m_range; }
    void setError(const QString &sentence);

Q_SIGNALS:
    void wanted(const tally::Report &report); ///< the owner closes the dialog once it is kept

private:
    void enable();

    QList<SavedView> m_views;
    QString m_zone;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_note = nullptr;
    QComboBox *m_range = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_error = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace tally
