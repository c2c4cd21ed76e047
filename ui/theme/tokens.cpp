// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

QList<QColor> colours(std::initializer_list<QRgb> rgb)
{
    QList<QColor> list;
    std::transform(rgb.begin(), rgb.end(), std::back_inserter(list),
                   [](QRgb value) { return QColor(value); });
    return list;
}

Tokens makeLight()
{
    Tokens t;
    t.window = QColor(0xF4F6F9);
    t.surface = QColor(0xFFFFFF);
    t.raised = QColor(0xFFFFFF);
    t.border = QColor(0xE3E7ED);
    t.grid = QColor(0xEDF0F4);
    t.hover = QColor(0xF1F4F8);
    t.text = QColor(0x141A24);
    t.muted = QColor(0x667085);
    t.accent = QColor(0x2F6FED);
    t.accentText = QColor(0x1F5BD6);
    t.accentSoft = QColor(0xE8EFFD);
    t.onAccent = QColor(0xFFFFFF);
    t.good = QColor(0x0E8A5F);
    t.goodText = QColor(0x0A7450);
    t.goodSoft = QColor(0xE3F4EC);
    t.bad = QColor(0xD13438);
    t.badText = QColor(0xC0262B);
    t.badSoft = QColor(0xFDE8E8);
    t.warnText = QColor(0x8A5A00);
    t.warnSoft = QColor(0xFDF1DC);
    t.series = colours({0x2F6FED, 0x12A594, 0xF0A020, 0x8E4EC6, 0xE5484D, 0x7C8798});
    t.ramp = colours({0xF1F5FE, 0xD6E3FC, 0xA9C4F8, 0x7BA3F4, 0x4F85F0, 0x2F6FED, 0x1E4FB4, 0x153A85});
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = QColor(0x0D1117);
    t.surface = QColor(0x151B23);
    t.raised = QColor(0x1C2430);
    t.border = QColor(0x28313D);
    t.grid = QColor(0x202934);
    t.hover = QColor(0x212B38);
    t.text = QColor(0xE8ECF2);
    t.muted = QColor(0x8D98A9);
    t.accent = QColor(0x5B93FF);
    t.accentText = QColor(0x7FABFF);
    t.accentSoft = QColor(0x1D2E50);
    t.onAccent = QColor(0x0D1117);
    t.good = QColor(0x3DD68C);
    t.goodText = QColor(0x3DD68C);
    t.goodSoft = QColor(0x16352B);
    t.bad = QColor(0xFF7B7F);
    t.badText = QColor(0xFF7B7F);
    t.badSoft = QColor(0x3D1F25);
    t.warnText = QColor(0xFFC766);
    t.warnSoft = QColor(0x3A2C12);
    t.series = colours({0x5B93FF, 0x2CC7B4, 0xFFB84D, 0xB98AEB, 0xFF7B7F, 0x8D98A9});
    t.ramp = colours({0x1B222C, 0x1A2B49, 0x1F3D70, 0x26549F, 0x3569C4, 0x5B93FF, 0x93B8FF, 0xCFE0FF});
    return t;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto mix
        = [share](float a, float b) { return float(double(a) * (1.0 - share) + double(b) * share); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                            mix(under.blueF(), over.blueF()));
}

} // namespace tally
