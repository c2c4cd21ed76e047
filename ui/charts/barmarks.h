// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartgeometry.h"
#include "ui/theme/tokens.h"

class QPainter;

namespace tally {

struct ChartContent;

/// What bars alone can't say: a known zero has a short line on the axis (an unknown value has nothing), and a
/// bar whose period is still running has a dashed outline.
void paintBarMarks(QPainter &painter, const ChartContent &content, const ChartGeometry &geometry,
                   const Tokens &tokens);

} // namespace tally
