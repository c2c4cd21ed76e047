// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/dimoverlay.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>
#include <QToolButton>

namespace tally {

using namespace Qt::StringLiterals;

Card::Card(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setProperty("kind", u"card"_s);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(16, 12, 16, 16);
    m_layout->setSpacing(8);
    buildHeader();
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->setStackingMode(QStackedLayout::StackOne);
    m_layout->addWidget(body, 1);
    buildMessage();
    m_dim = new DimOverlay(theme, body);
    retranslate();
    enter(TileState::Loading);
}

void Card::buildHeader()
{
    m_header = new QHBoxLayout;
    m_header->setSpacing(6);
    m_title = new ElidedLabel(this);
    m_title->setProperty("kind", u"heading"_s);
    m_subtitle = new ElidedLabel(this);
    m_subtitle->setProperty("kind", u"small"_s);
    // A subtitle gives way before the title and the buttons do.
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_subtitle->hide();
    m_menu = new QMenu(this);
    m_menu->installEventFilter(this);
    m_menuButton = new QToolButton(this);
    m_menuButton->setIcon(m_theme.icon(u"more"_s, IconTone::Muted));
    m_menuButton->setIconSize({16, 16});
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(m_menu);
    m_menuButton->hide();
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_header->addWidget(m_title);
    m_header->addWidget(m_subtitle, 1);
    m_header->addStretch(0);
    m_header->addWidget(m_menuButton);
    m_layout->addLayout(m_header);
    m_title->setMinimumHeight(28);
}

void Card::buildMessage()
{
    m_message = new QWidget(this);
    auto *layout = new QVBoxLayout(m_message);
    layout->setSpacing(10);
    m_messageText = new QLabel(m_message);
    m_messageText->setWordWrap(true);
    m_messageText->setAlignment(Qt::AlignCenter);
    m_messageText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_retry = new QPushButton(m_message);
    connect(m_retry, &QPushButton::clicked, this, &Card::retryRequested);
    layout->addStretch();
    layout->addWidget(m_messageText);
    layout->addWidget(m_retry, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_stack->addWidget(m_message);
}

QString Card::title() const
{
    return m_title->wholeText();
}

void Card::setTitle(const QString &title)
{
    m_title->setWholeText(title);
    setAccessibleName(title);
    retranslate();
}

void Card::setSubtitle(const QString &subtitle)
{
    m_subtitle->setWholeText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleDescription(subtitle);
}

void Card::setContent(QWidget *content)
{
    if (m_content) {
        m_stack->removeWidget(m_content);
        m_content->deleteLater();
    }
    m_content = content;
    m_stack->addWidget(content);
    enter(m_state);
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_header->insertWidget(m_header->count() - 1, widget);
}

void Card::addMenuAction(QAction *action)
{
    m_menu->addAction(action);
}

void Card::setReady()
{
    m_hadContent = true;
    enter(TileState::Ready);
}

void Card::setLoading()
{
    enter(TileState::Loading);
}

void Card::setError(const QString &sentence, bool canRetry)
{
    m_messageText->setText(sentence);
    m_messageText->setProperty("kind", u"error"_s);
    m_retry->setVisible(canRetry);
    enter(TileState::Error);
}

void Card::setEmpty(const QString &text)
{
    m_messageText->setText(text);
    m_messageText->setProperty("kind", u"muted"_s);
    m_retry->hide();
    enter(TileState::Empty);
}

void Card::enter(TileState state)
{
    m_state = state;
    const bool messageStays
        = state == TileState::Loading && !m_hadContent && !m_messageText->text().isEmpty();
    const bool message = state == TileState::Error || state == TileState::Empty || messageStays;
    if (message) {
        // The sheet looks at `kind` only when a widget is polished again.
        m_messageText->style()->unpolish(m_messageText);
        m_messageText->style()->polish(m_messageText);
        m_stack->setCurrentWidget(m_message);
    } else if (m_content) {
        m_stack->setCurrentWidget(m_content);
    }
    if (state == TileState::Loading)
        m_dim->cover(!m_hadContent && !messageStays);
    else
        m_dim->uncover();
}

bool Card::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_menu && (event->type() == QEvent::ActionAdded || event->type() == QEvent::ActionRemoved))
        m_menuButton->setVisible(!m_menu->isEmpty());
    return QFrame::eventFilter(watched, event);
}

void Card::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Card::retranslate()
{
    m_retry->setText(tr("Try again"));
    m_menuButton->setToolTip(tr("More"));
    m_menuButton->setAccessibleName(tr("More about %1").arg(m_title->wholeText()));
}

} // namespace tally
