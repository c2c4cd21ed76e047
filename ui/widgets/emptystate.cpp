// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int TextWidth = 440;

} // namespace

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_headline(new QLabel(this))
    , m_text(new QLabel(this))
    , m_actions(new QHBoxLayout)
{
    m_headline->setProperty("kind", u"title"_s);
    m_headline->setAlignment(Qt::AlignCenter);
    m_headline->setWordWrap(true);
    m_text->setProperty("kind", u"muted"_s);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(TextWidth);
    m_actions->setSpacing(8);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_headline);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addLayout(m_actions);
    layout->addStretch(3);
    m_actions->addStretch();
    m_actions->addStretch();
    connect(&theme, &Theme::changed, this, &EmptyState::refresh);
}

void EmptyState::setIcon(const QString &name)
{
    m_iconName = name;
    refresh();
}

void EmptyState::setHeadline(const QString &headline)
{
    m_headline->setText(headline);
    setAccessibleName(headline);
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
    // A layout squeezes wrapped text that is aligned: it takes the height of one line for enough.
    m_text->setMinimumHeight(m_text->heightForWidth(TextWidth));
    setAccessibleDescription(text);
}

QPushButton *EmptyState::addAction(const QString &text, bool primary)
{
    if (m_buttons.size() == 3)
        return nullptr;
    auto *button = new QPushButton(text, this);
    if (primary)
        button->setProperty("kind", u"primary"_s);
    m_actions->insertWidget(m_actions->count() - 1, button);
    m_buttons.append(button);
    return button;
}

void EmptyState::refresh()
{
    m_icon->setPixmap(m_theme.icon(m_iconName, IconTone::Muted).pixmap(QSize(44, 44), devicePixelRatioF()));
}

} // namespace tally
