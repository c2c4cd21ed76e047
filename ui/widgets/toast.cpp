// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace tally {

Toast::Toast(const Theme &theme, QWidget *parent)
    : MessageBar(theme, parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::expire);
    connect(this, &MessageBar::dismissed, &m_timer, &QTimer::stop);
    parent->installEventFilter(this);
}

void Toast::showFor(int milliseconds, MessageKind kind, const QString &text, const QString &actionText)
{
    showMessage(kind, text, actionText);
    place();
    raise();
    if (milliseconds > 0)
        m_timer.start(milliseconds);
    else
        m_timer.stop();
}

void Toast::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(std::max(320, sizeHint().width()), std::max(120, room.width() - 48));
    const int height = hasHeightForWidth() ? heightForWidth(width) : sizeHint().height();
    setGeometry((room.width() - width) / 2, room.height() - height - 24, width, height);
}

void Toast::expire()
{
    if (underMouse() || isAncestorOf(QApplication::focusWidget()))
        m_timer.start(2000);
    else
        dismiss();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return MessageBar::eventFilter(watched, event);
}

} // namespace tally
