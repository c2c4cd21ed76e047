// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pagehost.h"

#include "ui/widgets/navbar.h"

#include <QStackedWidget>

#include <algorithm>

namespace tally {

PageHost::PageHost(NavBar *nav, QStackedWidget *stack, QObject *parent)
    : QObject(parent)
    , m_nav(nav)
    , m_stack(stack)
{
}

void PageHost::add(Page *page)
{
    page->setParent(this);
    m_pages.append(page);
    m_stack->addWidget(page->widget());
    m_nav->addPage(page->id(), page->icon(), page->label());
    if (!m_current)
        m_current = page;
    Q_EMIT added(page);
}

Page *PageHost::find(const QString &id) const
{
    const auto found
        = std::find_if(m_pages.begin(), m_pages.end(), [&](Page *page) { return page->id() == id; });
    return found == m_pages.end() ? nullptr : *found;
}

void PageHost::bringToFront(Page *page, const QString &subject)
{
    if (m_current && m_current != page) {
        // What was not answered yet is asked again when it comes back.
        if (m_current->isBusy())
            m_asked.remove(m_current);
        m_current->leave();
    }
    m_current = page;
    if (page->subject() != subject) {
        page->setSubject(subject);
        m_asked.remove(page);
    }
    m_nav->setCurrent(page->id());
}

void PageHost::setContext(const PageContext &context)
{
    const bool isSame = m_context.source == context.source && m_context.scope == context.scope
        && m_context.weekStart == context.weekStart && m_context.info.has_value() == context.info.has_value()
        && (!context.info || m_context.info->dataVersion == context.info->dataVersion);
    m_context = context;
    if (!isSame)
        ++m_generation;
    askCurrent();
}

void PageHost::refresh(const PageContext &context)
{
    m_context = context;
    ++m_generation;
    askCurrent();
}

void PageHost::askCurrent()
{
    if (!m_current || m_asked.value(m_current) == m_generation)
        return;
    m_asked.insert(m_current, m_generation);
    m_current->ask(m_context);
}

void PageHost::close()
{
    m_context.source.reset();
    m_context.info.reset();
    ++m_generation;
    for (Page *page : std::as_const(m_pages))
        page->close();
}

void PageHost::retranslate()
{
    for (const Page *page : m_pages)
        m_nav->setLabel(page->id(), page->label());
}

} // namespace tally
