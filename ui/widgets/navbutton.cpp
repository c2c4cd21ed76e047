// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navbutton.h"

#include "ui/widgets/keyboardfocus.h"

#include <QFontMetricsF>
#include <QPainter>

namespace tally {

NavButton::NavButton(const Theme &theme, const QString &id, const QString &icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_id(id)
    , m_plain(theme.icon(icon, IconTone::Muted))
    , m_chosen(theme.icon(icon, IconTone::Accent))
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize NavButton::sizeHint() const
{
    const QFontMetricsF metrics(Theme::font(FontRole::Heading));
    return {int(metrics.horizontalAdvance(text())) + 62, 38};
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() && m_ring ? QPen(tokens.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? QBrush(tokens.accentSoft)
                                 : (underMouse() ? QBrush(tokens.hover) : QBrush()));
    painter.drawRoundedRect(box, 8, 8);
    (isChecked() ? m_chosen : m_plain).paint(&painter, QRect(12, (height() - 18) / 2, 18, 18));
    painter.setFont(Theme::font(FontRole::Heading));
    painter.setPen(isChecked() ? tokens.accentText : tokens.muted);
    const QRectF words = box.adjusted(38, 0, -8, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(text(), Qt::ElideRight, words.width()));
}

void NavButton::focusInEvent(QFocusEvent *event)
{
    m_ring = ringAfter(*event, m_ring);
    QAbstractButton::focusInEvent(event);
}

} // namespace tally
