// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartgeometry.h"

#include <algorithm>
#include <cmath>

namespace tally {

double ChartGeometry::leftIndex() const
{
    // A lone point stands in the middle.
    return hasSlots || size() < 2 ? double(first) - 0.5 : double(first);
}

double ChartGeometry::rightIndex() const
{
    return hasSlots || size() < 2 ? double(last) + 0.5 : double(last);
}

double ChartGeometry::pixelsPerBucket() const
{
    const double span = rightIndex() - leftIndex();
    return span > 0 ? plot.width() / span : plot.width();
}

double ChartGeometry::x(double index) const
{
    return plot.left() + (index - leftIndex()) * pixelsPerBucket();
}

double ChartGeometry::y(double value) const
{
    const double span = axis.max - axis.min;
    return plot.bottom() - (value - axis.min) / (span > 0 ? span : 1) * plot.height();
}

qsizetype ChartGeometry::bucketAt(double pixel) const
{
    if (size() <= 0 || plot.width() <= 0)
        return -1;
    const double index = leftIndex() + (pixel - plot.left()) / pixelsPerBucket();
    return qsizetype(std::clamp(std::round(index), double(first), double(last)));
}

QRectF ChartGeometry::band(qsizetype from, qsizetype to) const
{
    const double half = hasSlots || size() < 2 ? 0.5 : 0.0;
    const double left = std::max(plot.left(), x(double(from) - half));
    const double right = std::min(plot.right(), x(double(to) + half));
    return QRectF(QPointF(left, plot.top()), QPointF(std::max(left, right), plot.bottom()));
}

} // namespace tally
