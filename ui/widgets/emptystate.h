// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace tally {

/// What a page shows when there is nothing yet: icon, headline, a sentence, and up to three ways on.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    void setIcon(const QString &name);
    void setHeadline(const QString &headline);
    void setText(const QString &text);
    /// Connect the returned button's clicked(); null when there are three already.
    QPushButton *addAction(const QString &text, bool primary = false);

private:
    void refresh();

    const Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_text = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QList<QPushButton *> m_buttons;
};

} // namespace tally
