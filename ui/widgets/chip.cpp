// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/widgets/keyboardfocus.h"

#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Height = 32;
constexpr int MaxWidth = 360;

} // namespace

Chip::Chip(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_pin(theme.icon(u"pin"_s, IconTone::Accent))
    , m_close(theme.icon(u"close"_s, IconTone::Muted))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setState(const ChipState &state)
{
    m_state = state;
    refresh();
}

void Chip::refresh()
{
    const QString sentence = filterSentence(m_state.filter, locale());
    setText(sentence);
    QStringList states;
    if (!m_state.enabled)
        states.append(tr("switched off"));
    if (m_state.pinned)
        states.append(tr("pinned to all pages"));
    setAccessibleName(tr("Filter: %1").arg(sentence)
                      + (states.isEmpty() ? QString() : u" ("_s + states.join(u", "_s) + u')'));
    setAccessibleDescription(tr("Enter edits, Space switches off and on, N negates, P pins, Delete removes"));
    setToolTip(sentence);
    updateGeometry();
    update();
}

qreal Chip::textLeft() const
{
    return m_state.pinned ? 30 : 12;
}

QRectF Chip::closeRect() const
{
    return {qreal(width()) - 28, 0, 28, qreal(height())};
}

QSize Chip::sizeHint() const
{
    const QFontMetricsF metrics(Theme::font(FontRole::Body));
    return {int(std::min<qreal>(MaxWidth, std::ceil(metrics.horizontalAdvance(text())) + textLeft() + 32)),
            Height};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool off = !m_state.enabled;
    const bool negated = isNegated(m_state.filter);
    const QColor back = off ? tokens.surface : (negated ? tokens.badSoft : tokens.accentSoft);
    const QColor ink = off ? tokens.muted : (negated ? tokens.badText : tokens.accentText);
    const bool ring = hasFocus() && m_ring;
    const qreal edge = ring ? 2 : 1;
    QPen border(ring ? tokens.accent : (off ? tokens.border : mixed(back, ink, underMouse() ? 0.5 : 0.2)),
                edge);
    if (off && !ring)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(back);
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), 15, 15);

    if (m_state.pinned)
        m_pin.paint(&painter, QRect(10, (height() - 15) / 2, 15, 15));
    QFont font = Theme::font(FontRole::Body);
    font.setStrikeOut(off);
    painter.setFont(font);
    painter.setPen(ink);
    const QRectF box(textLeft(), 0, closeRect().left() - textLeft() + 2, height());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(text(), Qt::ElideRight, box.width() + 0.5));
    m_close.paint(&painter, QRect(width() - 24, (height() - 12) / 2, 12, 12));
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Space:
        Q_EMIT toggleWanted();
        return;
    case Qt::Key_N:
        Q_EMIT negateWanted();
        return;
    case Qt::Key_P:
        Q_EMIT pinWanted();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeWanted();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    if (!closeRect().contains(event->position()))
        QAbstractButton::mousePressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (!isDown() && event->button() == Qt::LeftButton && closeRect().contains(event->position()))
        Q_EMIT removeWanted();
    else if (!isDown() && event->button() == Qt::MiddleButton && rect().contains(event->pos()))
        Q_EMIT removeWanted();
    else
        QAbstractButton::mouseReleaseEvent(event);
}

void Chip::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuWanted(byKey ? mapToGlobal(QPoint(12, height())) : event->globalPos());
}

void Chip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

void Chip::focusInEvent(QFocusEvent *event)
{
    m_ring = ringAfter(*event, m_ring);
    QAbstractButton::focusInEvent(event);
}

} // namespace tally
