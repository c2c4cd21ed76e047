// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>

namespace tally {

/// The colours of one appearance. Text colours have at least 4.5:1 on every surface they are meant for.
struct Tokens
{
    bool dark = false;
    QColor window; ///< behind cards
    QColor surface; ///< cards, sidebar, inputs
    QColor raised; ///< popups, menus, tooltips
    QColor border;
    QColor grid; ///< grid lines of charts, tracks of bars
    QColor hover; ///< a surface under the mouse
    QColor text;
    QColor muted; ///< secondary text
    QColor accent; ///< primary buttons, lines, selection edges
    QColor accentText; ///< accent as text, also on accentSoft
    QColor accentSoft; ///< selected rows, ranges, pages
    QColor onAccent; ///< text on accent
    QColor good;
    QColor goodText;
    QColor goodSoft; ///< behind goodText
    QColor bad;
    QColor badText;
    QColor badSoft; ///< behind badText
    QColor warnText;
    QColor warnSoft; ///< behind warnText
    QList<QColor> series; ///< six, in the order in which they are given out
    QList<QColor> ramp; ///< eight steps of a heatmap, from least to most
};

const Tokens &lightTokens();
const Tokens &darkTokens();

/// WCAG 2 contrast of two opaque colours, 1–21.
double contrastRatio(const QColor &one, const QColor &other);
/// `share` of `over` painted on `under`.
QColor mixed(const QColor &under, const QColor &over, double share);

} // namespace tally
