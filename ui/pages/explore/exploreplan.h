// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/block.h"
#include "workspace/savedviews.h"

namespace tally {

/// What Explore begins with: views by day as a line.
SavedView freshView();
/// "Line", "Stacked bars", …
QString chartKindTitle(ChartKind kind);
/// The dimensions that a source has something of.
QList<DimensionInfo> offeredDimensions(const SourceInfo &info);
/// The view's question in the frame of the bar.
Query exploreQuery(const SavedView &view, const PlanInput &input);
/// Tiles of the metrics that can be told without a dimension, the answer as it is to be drawn, and as a
/// table.
QList<Block> planExplore(const SavedView &view, bool isShareOfTotal, const PlanInput &input);

} // namespace tally
