// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QList>

class QVBoxLayout;
class QButtonGroup;

namespace tally {

class NavButton;

/// The sidebar: pages with icon and label. Up, Down, Home and End move between them, Tab leaves.
class NavBar : public QFrame
{
    Q_OBJECT
public:
    explicit NavBar(const Theme &theme, QWidget *parent = nullptr);

    void addPage(const QString &id, const QString &icon, const QString &label);
    void setLabel(const QString &id, const QString &label);
    void setCurrent(const QString &id); ///< does not emit
    QString current() const { return m_current; }
    void setHeader(QWidget *widget); ///< above the pages; takes it over
    void setFooter(QWidget *widget); ///< at the bottom; takes it over

Q_SIGNALS:
    void pageChosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose(const QString &id);
    void retranslate();

    const Theme &m_theme;
    QVBoxLayout *m_layout = nullptr;
    QVBoxLayout *m_pages = nullptr;
    QList<NavButton *> m_buttons;
    QString m_current;
};

} // namespace tally
