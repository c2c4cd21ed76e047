// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/block.h"

namespace tally {

/// Reach, habit, retention, visits, and who the viewers are.
QList<Block> planViewers(const PlanInput &input);
/// The cohorts' unit that a range has some of: weeks, days below three weeks, months from half a year on.
TimeUnit cohortUnit(const DateRange &range);

} // namespace tally
