// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIconEngine>
#include <QPointer>

namespace tally {

/// Draws one of our stroke icons, which are written in `currentColor`, in the theme's colour of the moment
/// and at the device's own resolution.
class SvgIcon final : public QIconEngine
{
public:
    SvgIcon(const Theme *theme, QByteArray svg, IconTone tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;

private:
    QByteArray coloured(QIcon::Mode mode) const;

    QPointer<const Theme> m_theme;
    QByteArray m_svg;
    IconTone m_tone;
};

} // namespace tally
