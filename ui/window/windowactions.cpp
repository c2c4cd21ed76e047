// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowactions.h"

namespace tally {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(const Theme &theme_, QWidget *window)
    : QObject(window)
    , m_theme(theme_)
    , m_window(window)
{
    open = add("open", u"folder"_s, QKeySequence::Open);
    newDemo = add("newDemo", u"demo"_s);
    import = add("import", u"import"_s, QKeySequence(Qt::CTRL | Qt::Key_I));
    exportSeen = add("export", u"export"_s, QKeySequence(Qt::CTRL | Qt::Key_E));
    addFilter = add("addFilter", u"filter"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    palette = add("palette", u"search"_s, QKeySequence(Qt::CTRL | Qt::Key_K));
    find = add("find", u"search"_s, QKeySequence::Find);
    refreshNow = add("refreshNow", u"refresh"_s, QKeySequence(Qt::Key_F5));
    back = add("back", u"back"_s, QKeySequence(Qt::ALT | Qt::Key_Left));
    forward = add("forward", u"chevron-right"_s, QKeySequence(Qt::ALT | Qt::Key_Right));
    theme = add("theme", u"appearance"_s);
    about = add("about", u"info"_s);
    quit = add("quit", {}, QKeySequence(Qt::CTRL | Qt::Key_Q));
    refreshEvery = group({0, 10, 60, 300});
    themes = group({int(ThemeChoice::System), int(ThemeChoice::Light), int(ThemeChoice::Dark)});
    languages
        = group({int(LanguageChoice::System), int(LanguageChoice::English), int(LanguageChoice::Korean)});
    buildMenus();
    retranslate();
}

QAction *WindowActions::add(const char *name, const QString &icon, const QKeySequence &shortcut)
{
    auto *action = new QAction(m_window);
    action->setObjectName(QString::fromLatin1(name));
    if (!icon.isEmpty())
        action->setIcon(m_theme.icon(icon));
    action->setShortcut(shortcut);
    m_window->addAction(action);
    return action;
}

QActionGroup *WindowActions::group(const QList<int> &values)
{
    auto *made = new QActionGroup(this);
    for (const int value : values) {
        auto *action = new QAction(made);
        action->setCheckable(true);
        action->setData(value);
    }
    return made;
}

void WindowActions::buildMenus()
{
    sourcesMenu = new QMenu(m_window);
    refreshMenu = new QMenu(m_window);
    refreshMenu->addAction(refreshNow);
    refreshMenu->addSeparator();
    refreshMenu->addActions(refreshEvery->actions());
    exportsMenu = new QMenu(m_window);
    moreMenu = new QMenu(m_window);
    moreMenu->addActions({palette, find});
    moreMenu->addSeparator();
    moreMenu->addActions({import, exportSeen, addFilter});
    moreMenu->addSeparator();
    m_themeMenu = moreMenu->addMenu(QString());
    m_themeMenu->addActions(themes->actions());
    m_languageMenu = moreMenu->addMenu(QString());
    m_languageMenu->addActions(languages->actions());
    moreMenu->addSeparator();
    moreMenu->addActions({about, quit});
}

QList<QAction *> WindowActions::all() const
{
    return {open,       newDemo, import,  exportSeen, addFilter, find,
            refreshNow, back,    forward, theme,      about,     quit};
}

void WindowActions::choose(QActionGroup *group, int data)
{
    for (QAction *action : group->actions()) {
        if (action->data().toInt() == data)
            action->setChecked(true);
    }
}

QString WindowActions::refreshText(int seconds)
{
    if (seconds <= 0)
        return tr("Off");
    return seconds < 60 ? tr("%1 s").arg(seconds) : tr("%1 min").arg(seconds / 60);
}

void WindowActions::retranslate()
{
    open->setText(tr("Open store…"));
    newDemo->setText(tr("New demo community…"));
    import->setText(tr("Import files…"));
    exportSeen->setText(tr("Export CSV…"));
    addFilter->setText(tr("Add filter…"));
    palette->setText(tr("Go to or do…"));
    find->setText(tr("Find in the table"));
    refreshNow->setText(tr("Refresh now"));
    back->setText(tr("Back"));
    back->setToolTip(tr("Back to the range and filters before (Alt+Left)"));
    forward->setText(tr("Forward"));
    forward->setToolTip(tr("Forward again (Alt+Right)"));
    theme->setText(tr("Light or dark"));
    theme->setToolTip(tr("Switch between light and dark"));
    about->setText(tr("About Tallyroom"));
    quit->setText(tr("Quit"));
    m_themeMenu->setTitle(tr("Appearance"));
    m_languageMenu->setTitle(tr("Language"));
    const QStringList themeTexts = {tr("Like the system"), tr("Light"), tr("Dark")};
    // Each language names itself, so that one can find one's own.
    const QStringList languageTexts = {tr("Like the system"), u"English"_s, u"한국어"_s};
    for (qsizetype i = 0; i < 3; ++i) {
        themes->actions().at(i)->setText(themeTexts.at(i));
        languages->actions().at(i)->setText(languageTexts.at(i));
    }
    for (QAction *action : refreshEvery->actions())
        action->setText(action->data().toInt() == 0
                            ? tr("Off")
                            : tr("Every %1").arg(refreshText(action->data().toInt())));
}

} // namespace tally
