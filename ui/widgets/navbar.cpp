// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navbar.h"

#include "ui/widgets/navbutton.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

NavBar::NavBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
    , m_pages(new QVBoxLayout)
{
    setProperty("kind", u"side"_s);
    setMinimumWidth(168);
    m_layout->setContentsMargins(12, 14, 12, 14);
    m_layout->setSpacing(12);
    m_pages->setSpacing(3);
    m_layout->addLayout(m_pages);
    m_layout->addStretch(1);
    retranslate();
}

void NavBar::addPage(const QString &id, const QString &icon, const QString &label)
{
    auto *button = new NavButton(m_theme, id, icon, this);
    button->setText(label);
    button->setAccessibleName(label);
    button->setToolTip(label);
    button->installEventFilter(this);
    connect(button, &QAbstractButton::clicked, this, [this, id] { choose(id); });
    m_pages->addWidget(button);
    m_buttons.append(button);
    if (m_buttons.size() == 1)
        setCurrent(id);
}

void NavBar::setLabel(const QString &id, const QString &label)
{
    for (NavButton *button : std::as_const(m_buttons)) {
        if (button->id() != id)
            continue;
        button->setText(label);
        button->setAccessibleName(label);
        button->setToolTip(label);
        button->updateGeometry();
    }
}

void NavBar::setCurrent(const QString &id)
{
    m_current = id;
    for (NavButton *button : std::as_const(m_buttons))
        button->setChecked(button->id() == id);
}

void NavBar::choose(const QString &id)
{
    const bool other = id != m_current;
    setCurrent(id);
    if (other)
        Q_EMIT pageChosen(id);
}

void NavBar::setHeader(QWidget *widget)
{
    m_layout->insertWidget(0, widget);
}

void NavBar::setFooter(QWidget *widget)
{
    m_layout->addWidget(widget);
}

bool NavBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto at = std::find(m_buttons.cbegin(), m_buttons.cend(), watched) - m_buttons.cbegin();
    qsizetype to = at;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        to = std::max<qsizetype>(0, at - 1);
        break;
    case Qt::Key_Down:
        to = std::min(m_buttons.size() - 1, at + 1);
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = m_buttons.size() - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_buttons.at(at)->click();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
    m_buttons.at(to)->setFocus(Qt::TabFocusReason);
    return true;
}

void NavBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NavBar::retranslate()
{
    setAccessibleName(tr("Pages"));
}

} // namespace tally
