// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dimoverlay.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace tally {

DimOverlay::DimOverlay(const Theme &theme, QWidget *covered)
    : QWidget(covered)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    covered->installEventFilter(this);
    hide();
}

void DimOverlay::cover(bool skeleton)
{
    m_skeleton = skeleton;
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
}

void DimOverlay::uncover()
{
    hide();
}

void DimOverlay::paintSkeleton(QPainter &painter, const QRectF &box, const Tokens &tokens)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.grid);
    constexpr std::array widths{0.45, 0.9, 0.75, 0.85, 0.6};
    qreal y = box.top() + 4;
    for (const double width : widths) {
        if (y + 12 > box.bottom())
            return;
        painter.drawRoundedRect(QRectF(box.left(), y, box.width() * width, 12), 6, 6);
        y += 28;
    }
}

void DimOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = m_theme.tokens().surface;
    if (!m_skeleton)
        veil.setAlphaF(0.6F);
    painter.fillRect(rect(), veil);
    if (m_skeleton)
        paintSkeleton(painter, QRectF(rect()), m_theme.tokens());
}

bool DimOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace tally
