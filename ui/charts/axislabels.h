// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/charts/chartgeometry.h"

#include <QLocale>

#include <functional>

namespace tally {

/// A label of the x axis: its bucket, its text and where it begins and ends, in pixels.
struct AxisLabel
{
    qsizetype index = 0;
    QString text;
    double left = 0;
    double right = 0;
};

using TextWidth = std::function<double(const QString &)>;
using TextElide = std::function<QString(const QString &, double)>;

/// Labels for the buckets in sight: at calendar boundaries for time, else each category, as many as stand
/// side by side without touching; none reaches out of `geometry.area`. The text follows the locale.
QList<AxisLabel> axisLabels(const ChartData &data, const ChartGeometry &geometry, const QLocale &locale,
                            const TextWidth &width, const TextElide &elide);

} // namespace tally
