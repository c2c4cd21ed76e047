// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDialog>

#include <functional>

class QLineEdit;
class QListWidget;

namespace tally {

/// Something the palette can do.
struct Command
{
    QString title;
    QString kind; ///< "Page", "Content", …
    QString icon;
    std::function<void()> run;
};

/// Ctrl+K: everything that can be gone to or done, narrowed by typing. What must be asked for comes in when
/// it is there; the newest typing wins.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    using Found = std::function<void(const QList<Command> &)>;
    using Search = std::function<void(const QString &typed, const Found &found)>;

    CommandPalette(const Theme &theme, const QList<Command> &commands, Search search, QWidget *parent);
    QLineEdit *field() const { return m_field; }
    QListWidget *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow();
    void fill();
    void runRow(int row);

    const Theme &m_theme;
    QList<Command> m_commands;
    QList<Command> m_found;
    QList<Command> m_shown;
    Search m_search;
    int m_question = 0;
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace tally
