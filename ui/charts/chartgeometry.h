// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/valueaxis.h"

#include <QRectF>

namespace tally {

/// Where buckets and values lie inside a chart, in the widget's pixels. Lines reach from edge to edge of the
/// plot; bars have a slot each.
struct ChartGeometry
{
    QRectF area; ///< all of the chart, labels included
    QRectF plot;
    qsizetype first = 0;
    qsizetype last = -1;
    bool hasSlots = false; ///< bars
    ValueAxis axis;

    qsizetype size() const { return last - first + 1; }
    /// Axis coordinates of the plot's left and right edge.
    double leftIndex() const;
    double rightIndex() const;
    double pixelsPerBucket() const;
    double x(double index) const;
    double y(double value) const;
    /// The bucket nearest to a pixel, kept inside the window; -1 when there is none.
    qsizetype bucketAt(double pixel) const;
    /// The band that buckets [from, to] take up on screen.
    QRectF band(qsizetype from, qsizetype to) const;
};

} // namespace tally
