// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "ui/pages/board/block.h"

namespace tally {

/// What a chart shows of an answer: one metric over time with the compared period behind it, several metrics
/// over time, one metric over time by the values of a dimension, or a metric over the values of one
/// dimension. Unknown is a gap.
ChartData chartOf(const Block &block, const ResultTable &table, const QStringList &metrics,
                  const QLocale &locale);

} // namespace tally
