// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tally {

/// Asks for a saved filter's name and note. OK is off while there is no name.
class SaveFilterDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SaveFilterDialog(QWidget *parent);

    QString name() const;
    QString note() const;

private:
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_note = nullptr;
};

} // namespace tally
