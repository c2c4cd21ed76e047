// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/block.h"

namespace tally {

/// All uploaders: how many and which kind, uploads over time, how views are spread, the table.
QList<Block> planUploaders(const PlanInput &input);
/// One uploader: figures, uploads over time, contents, where the views come from.
QList<Block> planUploader(const PlanInput &input);

/// What is known of one uploader.
struct UploaderFacts
{
    QString name;
    Value uploads; ///< of all time
};
/// Of the subject; nothing before the answer.
std::optional<UploaderFacts> uploaderFacts(const PlanInput &input);

} // namespace tally
