// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/block.h"

namespace tally {

/// What is known of one content.
struct ContentFacts
{
    QString title;
    Value type;
    Value category;
    Value uploader;
    QString uploaderName;
    std::optional<qint64> publishedMs;
};

/// The block that asks for them, over all time and whatever the bar filters by.
Block contentFactsBlock(const PlanInput &input);
/// Of the subject; nothing before the answer, or where the store has no event of it.
std::optional<ContentFacts> contentFacts(const PlanInput &input);

} // namespace tally
