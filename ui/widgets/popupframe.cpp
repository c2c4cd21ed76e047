// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popupframe.h"

#include <QLocale>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace tally {

PopupFrame::PopupFrame(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    if (parent)
        setLocale(parent->locale());
}

void PopupFrame::showBelow(const QWidget &anchor, Qt::Alignment edge)
{
    ensurePolished();
    adjustSize();
    const QRect screen = anchor.screen()->availableGeometry();
    const int left = edge.testFlag(Qt::AlignRight) ? anchor.width() - width() : 0;
    const QPoint wanted = anchor.mapToGlobal(QPoint(left, anchor.height() + 6));
    const auto within = [](int at, int from, int to) { return std::clamp(at, from, std::max(from, to)); };
    move(within(wanted.x(), screen.left(), screen.right() - width()),
         within(wanted.y(), screen.top(), screen.bottom() - height()));
    show();
}

// A translucent window gets no ground from the style sheet.
void PopupFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.tokens().border);
    painter.setBrush(m_theme.tokens().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
}

} // namespace tally
