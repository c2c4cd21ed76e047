// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tally {

/// Asks for a view's name and note. OK is off while there is no name.
class SaveViewDialog : public QDialog
{
    Q_OBJECT
public:
    SaveViewDialog(const QString &name, QWidget *parent);

    QString name() const;
    QString note() const;

private:
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_note = nullptr;
};

} // namespace tally
