// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace tally {

/// A value axis: its ends and its ticks, ends included, ascending.
struct ValueAxis
{
    double min = 0;
    double max = 1;
    QList<double> ticks{0, 1};

    bool operator==(const ValueAxis &) const = default;
};

/// Round ticks (1, 2, 2.5 or 5 times a power of ten) around [least, greatest] and zero, about `wanted` of
/// them. `integers`: no tick between whole numbers. Values that are not finite count as zero.
ValueAxis valueAxis(double least, double greatest, int wanted, bool integers);

} // namespace tally
