// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textwidth.h"

#include <QList>

#include <array>

namespace tally::cli {

namespace {

struct Span
{
    char32_t first;
    char32_t last;
};

// Wide and full-width ranges of Unicode's EastAsianWidth, coarse where gaps are unassigned; emoji among them.
constexpr std::array<Span, 17> Wide{{{0x1100, 0x115f},
                                     {0x231a, 0x231b},
                                     {0x2e80, 0x303e},
                                     {0x3041, 0x33ff},
                                     {0x3400, 0x4dbf},
                                     {0x4e00, 0x9fff},
                                     {0xa000, 0xa4cf},
                                     {0xa960, 0xa97f},
                                     {0xac00, 0xd7a3},
                                     {0xf900, 0xfaff},
                                     {0xfe30, 0xfe6f},
                                     {0xff00, 0xff60},
                                     {0xffe0, 0xffe6},
                                     {0x1f300, 0x1f64f},
                                     {0x1f680, 0x1f6ff},
                                     {0x1f900, 0x1f9ff},
                                     {0x20000, 0x3fffd}}};

int widthOf(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format)
        return 0;
    for (const Span &span : Wide) {
        if (c >= span.first && c <= span.last)
            return 2;
    }
    return 1;
}

bool isObeyed(char32_t c)
{
    const bool turnsDirection = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return QChar::category(c) == QChar::Other_Control || turnsDirection || c == 0x2028 || c == 0x2029;
}

} // namespace

int textWidth(const QString &text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += widthOf(c);
    return width;
}

QString printable(const QString &text)
{
    QString out = text;
    for (QChar &unit : out) {
        if (isObeyed(unit.unicode()))
            unit = QChar::ReplacementCharacter;
    }
    return out;
}

} // namespace tally::cli
