// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/block.h"

namespace tally {

/// All contents: figures, over time, the table, categories, how old what is watched is, reactions.
QList<Block> planContents(const PlanInput &input);
/// One content: figures, since its publication, its first days beside its uploader's median, where its views
/// come from.
QList<Block> planContent(const PlanInput &input);

/// The middle of the known numbers; nothing where there are none.
std::optional<double> median(QList<double> numbers);

} // namespace tally
