// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tally {

/// Above the page of one thing: the way back to all of them, and a line about it.
class SubjectHeader : public QWidget
{
    Q_OBJECT
public:
    SubjectHeader(const Theme &theme, QWidget *parent);
    void setTexts(const QString &back, const QString &note);

Q_SIGNALS:
    void backRequested();

private:
    QPushButton *m_back = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace tally
