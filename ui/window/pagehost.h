// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/page.h"

#include <QHash>

class QStackedWidget;

namespace tally {

class NavBar;

/// The pages of the window: which there are, which is in front, and which of them know the latest context. A
/// page is asked only while it is in front; coming back to one that knows the latest asks nothing.
class PageHost : public QObject
{
    Q_OBJECT
public:
    PageHost(NavBar *nav, QStackedWidget *stack, QObject *parent);

    void add(Page *page); ///< takes it over; the first one is in front
    const QList<Page *> &pages() const { return m_pages; }
    Page *find(const QString &id) const; ///< null: there is none
    Page *current() const { return m_current; }

    /// In front now, with this subject; asked by the next setContext() or refresh().
    void bringToFront(Page *page, const QString &subject);
    /// The page in front is asked if it does not know this yet.
    void setContext(const PageContext &context);
    /// The page in front is asked anew, the others once they come to the front.
    void refresh(const PageContext &context);
    /// The source is about to be closed.
    void close();
    void retranslate();

Q_SIGNALS:
    void added(tally::Page *page);

private:
    void askCurrent();

    NavBar *m_nav;
    QStackedWidget *m_stack;
    QList<Page *> m_pages;
    Page *m_current = nullptr;
    PageContext m_context;
    quint64 m_generation = 1; ///< of the context
    QHash<Page *, quint64> m_asked;
};

} // namespace tally
