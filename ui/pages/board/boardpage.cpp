// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/boardpage.h"

#include "ui/pages/board/subjectheader.h"

#include <QEvent>

namespace tally {

BoardPage::BoardPage(const Theme &theme, const Clock &clock, QObject *parent)
    : Page(parent)
    , m_presenter(new BoardPresenter(
          clock, [this](const PlanInput &input) { return plan(input); }, this))
    , m_view(new BoardView(theme, *m_presenter))
{
    connect(m_presenter, &BoardPresenter::settled, this, &Page::settled);
    connect(m_presenter, &BoardPresenter::planChanged, this, &BoardPage::retitle);
    connect(m_view, &BoardView::viewAdded, this, &BoardPage::wire);
    connect(m_view, &BoardView::choicesChanged, this, &Page::stateChanged);
    m_header = new SubjectHeader(theme, m_view);
    m_header->hide();
    m_view->setHeader(m_header);
    connect(m_header, &SubjectHeader::backRequested, this, [this] { Q_EMIT pageRequested(id(), {}); });
    m_view->installEventFilter(this);
}

BoardPage::~BoardPage()
{
    // The presenter's last words would find a page that is half gone.
    m_presenter->disconnect(this);
}

void BoardPage::ask(const PageContext &context)
{
    m_presenter->ask(context, m_subject, m_view->locale());
    retitle();
}

void BoardPage::close()
{
    m_presenter->ask({}, m_subject, m_view->locale());
}

void BoardPage::setSubject(const QString &subject)
{
    m_subject = subject;
}

void BoardPage::setTableLayouts(const QMap<QString, TableLayout> &layouts)
{
    m_view->setTableLayouts(layouts);
}

QString BoardPage::title() const
{
    const auto input = m_subject.isEmpty() ? std::nullopt : m_presenter->planInput();
    const QString name = input ? subjectName(*input) : QString();
    return name.isEmpty() ? pageTitle() : name;
}

void BoardPage::retitle()
{
    const auto input = m_presenter->planInput();
    m_header->setVisible(!m_subject.isEmpty());
    m_header->setTexts(backText(), input ? subjectNote(*input) : QString());
    m_view->setAccessibleName(title());
    Q_EMIT titleChanged();
}

void BoardPage::wire(BlockView *view)
{
    connect(view, &BlockView::filtersRequested, this, &Page::filtersRequested);
    connect(view, &BlockView::pageRequested, this, &Page::pageRequested);
    connect(view, &BlockView::rangeChosen, this, &Page::rangeChosen);
    connect(view, &BlockView::undoRequested, this, &Page::undoRequested);
    connect(view, &BlockView::unitChosen, this, &Page::unitChosen);
    connect(view, &BlockView::tableLayoutChanged, this, &Page::tableLayoutChanged);
    connect(view, &BlockView::csvRequested, this, &Page::csvRequested);
    connect(view, &BlockView::tableRequested, this, &Page::tableRequested);
    connect(view, &BlockView::pictureRequested, this, &Page::pictureRequested);
    connect(view, &BlockView::copied, this, &Page::copied);
}

bool BoardPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view
        && (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)) {
        m_presenter->replan(m_view->locale());
        retitle();
    }
    return Page::eventFilter(watched, event);
}

} // namespace tally
