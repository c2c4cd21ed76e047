// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/figurebutton.h"

#include "ui/widgets/sparkline.h"

#include <QPainter>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = 12;
constexpr int Height = 92;

} // namespace

FigureButton::FigureButton(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigureButton::setFigure(const QString &name, const QString &share, bool isBad,
                             const QList<double> &trend)
{
    m_name = name;
    m_share = share;
    m_isBad = isBad;
    m_trend = trend;
    setText(name);
    setAccessibleName(name + u": "_s + share);
    update();
}

QSize FigureButton::sizeHint() const
{
    return {150, Height};
}

QSize FigureButton::minimumSizeHint() const
{
    return {104, Height};
}

void FigureButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool isMarked = isChecked() || hasFocus();
    painter.setPen(QPen(isMarked ? tokens.accent : tokens.border, isMarked ? 2 : 1));
    painter.setBrush(isChecked() ? tokens.accentSoft : underMouse() ? tokens.hover : tokens.surface);
    painter.drawRoundedRect(frame, 10, 10);
    const QRectF inner = frame.adjusted(Padding, 8, -Padding, -8);
    painter.setFont(Theme::font(FontRole::Small));
    painter.setPen(isChecked() ? tokens.text : tokens.muted);
    const QFontMetrics small(painter.font());
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), 18), Qt::AlignLeft | Qt::AlignVCenter,
                     small.elidedText(m_name, Qt::ElideRight, int(inner.width())));
    painter.setFont(Theme::font(FontRole::Title));
    painter.setPen(m_isBad ? tokens.badText : tokens.text);
    painter.drawText(QRectF(inner.left(), inner.top() + 18, inner.width(), 28),
                     Qt::AlignLeft | Qt::AlignVCenter, m_share);
    Sparkline::paint(painter, QRectF(inner.left(), inner.top() + 50, inner.width(), inner.height() - 50),
                     m_trend, {.line = m_isBad ? tokens.bad : tokens.accent, .fill = false, .endDot = true});
}

} // namespace tally
