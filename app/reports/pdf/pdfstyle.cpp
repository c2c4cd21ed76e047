// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pdfstyle.h"

namespace tally::pdfstyle {

using namespace Qt::StringLiterals;

const QList<QColor> &series()
{
    static const QList<QColor> colours{QColor(0x2F6FED), QColor(0x12A594), QColor(0xF0A020),
                                       QColor(0x8E4EC6), QColor(0xE5484D), QColor(0x7C8798)};
    return colours;
}

const QList<QColor> &ramp()
{
    static const QList<QColor> colours{QColor(0xF1F5FE), QColor(0xD6E3FC), QColor(0xA9C4F8),
                                       QColor(0x7BA3F4), QColor(0x4F85F0), QColor(0x2F6FED),
                                       QColor(0x1E4FB4), QColor(0x153A85)};
    return colours;
}

QFont font(double points, QFont::Weight weight)
{
    QFont font;
    // Both by name: the engine would not find Hangul by itself on a machine without a desktop.
    font.setFamilies({u"Inter"_s, u"Noto Sans CJK KR"_s, u"Noto Sans KR"_s, u"DejaVu Sans"_s});
    font.setPixelSize(int(points * Pt + 0.5));
    font.setWeight(weight);
    // Contextual forms (a colon between digits) have no way back to their characters: a reader could not copy
    // or search them.
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace tally::pdfstyle
