// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

namespace tally {

/// Width of a text whose digits all take the room of the widest one.
qreal figuresWidth(const QFont &font, const QString &text);
/// Paints a number right-aligned in `box`, vertically centred, with digits of one width so that columns line
/// up. Elides where it does not fit.
void drawFigures(QPainter &painter, const QRectF &box, const QString &text);

} // namespace tally
