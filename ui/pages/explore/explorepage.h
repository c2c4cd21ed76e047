// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/boardpage.h"
#include "workspace/savedviews.h"

#include <QMenu>

namespace tally {

class ExploreBar;

/// Any metrics by any dimensions, drawn as one likes, kept as views.
class ExplorePage : public BoardPage
{
    Q_OBJECT
public:
    ExplorePage(const Theme &theme, const Clock &clock, const SavedViews &views, QObject *parent = nullptr);

    QString id() const override { return QStringLiteral("explore"); }
    QString icon() const override { return QStringLiteral("explore"); }
    void ask(const PageContext &context) override;
    QString state() const override;
    void setState(const QString &state) override;

    ExploreBar *bar() const { return m_bar; }
    QMenu *viewsMenu() { return &m_menu; }
    void openView(const SavedView &view);
    void importView(const QString &path);
    /// Keeps what is shown under a name; a name in use is replaced.
    void saveView(const QString &name, const QString &note);

Q_SIGNALS:
    void viewSaved(const QString &name);
    /// A saved view brings its filters and range along.
    void scopeRequested(const tally::Scope &scope);

protected:
    QString pageTitle() const override { return tr("Explore"); }
    QList<Block> plan(const PlanInput &input) const override;

private:
    void fillMenu();
    void askForName();
    void askForFile();
    void exportView(const QString &name);

    const Clock &m_clock;
    SavedViews m_views;
    ExploreBar *m_bar = nullptr;
    QMenu m_menu;
    QString m_name; ///< of the view that was opened or saved last
};

} // namespace tally
