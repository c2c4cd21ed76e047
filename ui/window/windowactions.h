// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "workspace/settings.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace tally {

/// The window's actions and the menus they stand in, with their shortcuts. Made once, translated again and
/// again.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    WindowActions(const Theme &theme, QWidget *window);

    QAction *open = nullptr;
    QAction *newDemo = nullptr;
    QAction *import = nullptr;
    QAction *exportSeen = nullptr;
    QAction *addFilter = nullptr;
    QAction *palette = nullptr;
    QAction *find = nullptr; ///< in the page's table
    QAction *refreshNow = nullptr;
    QAction *back = nullptr;
    QAction *forward = nullptr;
    QAction *theme = nullptr; ///< light and dark in turn
    QAction *about = nullptr;
    QAction *quit = nullptr;
    QActionGroup *refreshEvery = nullptr; ///< data(): seconds
    QActionGroup *themes = nullptr; ///< data(): ThemeChoice
    QActionGroup *languages = nullptr; ///< data(): LanguageChoice

    QMenu *sourcesMenu = nullptr; ///< open, new demo; the window adds recent ones
    QMenu *refreshMenu = nullptr;
    QMenu *exportsMenu = nullptr; ///< filled when it opens
    QMenu *moreMenu = nullptr;

    void retranslate();
    QList<QAction *> all() const; ///< without the choices
    static void choose(QActionGroup *group, int data);
    static QString refreshText(int seconds);

private:
    QAction *add(const char *name, const QString &icon, const QKeySequence &shortcut = {});
    QActionGroup *group(const QList<int> &values);
    void buildMenus();

    const Theme &m_theme;
    QWidget *m_window;
    QMenu *m_themeMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
};

} // namespace tally
