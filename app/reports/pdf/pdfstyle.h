// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QList>

namespace tally {

/// How reports look on paper: the window's light colours and fonts. Lengths are device units of the PDF.
namespace pdfstyle {

inline constexpr int Resolution = 600; ///< dots an inch
inline constexpr qreal Pt = Resolution / 72.0;

inline const QColor Text{0x14, 0x1A, 0x24};
inline const QColor Muted{0x66, 0x70, 0x85};
inline const QColor Border{0xE3, 0xE7, 0xED};
inline const QColor Grid{0xED, 0xF0, 0xF4};
inline const QColor Bad{0xC0, 0x26, 0x2B};

const QList<QColor> &series(); ///< six, in the order in which they are given out
const QList<QColor> &ramp(); ///< of heatmaps, from least to most

/// Size in points.
QFont font(double points, QFont::Weight weight = QFont::Normal);

} // namespace pdfstyle
} // namespace tally
