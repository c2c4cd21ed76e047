// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartpainter.h"

namespace tally {

/// What a chart shows, in words for those who can't see it: each visible series with its least, greatest and
/// last value and when they were.
QString chartSummary(const ChartContent &content);

/// The numbers as rows: a column for the buckets, then one for each series that is not hidden (and one before
/// it for the own dates of a compared one).
ChartTable chartTable(const ChartData &data, const QSet<int> &hidden, const QLocale &locale);

} // namespace tally
