// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/page.h"
#include "ui/pages/overview/overviewpage.h"

namespace tally {

/// Overview as a page of the frame. Its presenter keeps the source's facts up to date for all pages, so it is
/// told of sources and refreshes by the window itself.
class OverviewEntry : public Page
{
    Q_OBJECT
public:
    OverviewEntry(OverviewPresenter &presenter, OverviewPage &page, QObject *parent = nullptr);

    QString id() const override { return QStringLiteral("overview"); }
    QString icon() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }
    QWidget *widget() override { return &m_page; }
    void ask(const PageContext &context) override;
    void leave() override { m_presenter.setActive(false); }
    bool isBusy() const override { return !m_presenter.isSettled(); }
    QList<NamedTable> exportables() const override;
    void setTableLayouts(const QMap<QString, TableLayout> &layouts) override;
    void clearSelection() override;

private:
    void exportTile(Tile tile, OverviewPage::Export what);

    OverviewPresenter &m_presenter;
    OverviewPage &m_page;
    Qt::DayOfWeek m_weekStart = Qt::Monday;
};

} // namespace tally
