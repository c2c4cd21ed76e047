// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valueaxis.h"

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

constexpr double Largest = 1e300;
constexpr double Smallest = 1e-290;

double roundStep(double rough, bool integers)
{
    if (integers && rough <= 1)
        return 1;
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        const double step = factor * magnitude;
        const bool whole = !integers || std::abs(step - std::round(step)) < 1e-9;
        if (step >= rough * (1 - 1e-9) && whole)
            return step;
    }
    return 10 * magnitude;
}

} // namespace

ValueAxis valueAxis(double least, double greatest, int wanted, bool integers)
{
    // Far from where rounding up would overflow or a step would vanish.
    double low = std::isfinite(least) ? std::clamp(least, -Largest, 0.0) : 0.0;
    double high = std::isfinite(greatest) ? std::clamp(greatest, 0.0, Largest) : 0.0;
    if (high - low < Smallest)
        high = low + 1;
    const double step = roundStep((high - low) / std::max(1, wanted), integers);
    // Ticks come from whole multiples of the step, so that no error adds up along the axis;
    // the factor undoes what the division may have rounded up.
    const double firstTick = std::floor(low / step * (1 - 1e-12));
    const double lastTick = std::ceil(high / step * (1 - 1e-12));

    ValueAxis axis;
    axis.min = firstTick * step;
    axis.max = lastTick * step;
    axis.ticks.clear();
    for (double tick = firstTick; tick <= lastTick && axis.ticks.size() < 1000; ++tick)
        axis.ticks.append(tick * step + 0.0); // + 0.0: no "-0"
    return axis;
}

} // namespace tally
