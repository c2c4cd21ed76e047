// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/svgicon.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace tally {

SvgIcon::SvgIcon(const Theme *theme, QByteArray svg, IconTone tone)
    : m_theme(theme)
    , m_svg(std::move(svg))
    , m_tone(tone)
{
}

void SvgIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const int side = qMin(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    QSvgRenderer renderer(coloured(mode));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, square);
    painter->restore();
}

QPixmap SvgIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

// `size` is in device pixels already; QIcon sets the ratio on what comes back.
QPixmap SvgIcon::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
}

QIconEngine *SvgIcon::clone() const
{
    return new SvgIcon(*this);
}

QByteArray SvgIcon::coloured(QIcon::Mode mode) const
{
    if (!m_theme)
        return m_svg;
    QColor colour = m_theme->toneColour(m_tone);
    if (mode == QIcon::Disabled)
        colour = mixed(m_theme->tokens().surface, m_theme->tokens().muted, 0.6);
    QByteArray svg = m_svg;
    return svg.replace("currentColor", colour.name().toLatin1());
}

} // namespace tally
