// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tally {

struct ErasedLabels
{
    std::string json; ///< what stays, as it was written; empty where nothing stays
    int removed = 0;
};

/// An event's labels (the text of a flat JSON object) without the members whose value names the id.
ErasedLabels eraseLabels(std::string_view json, std::string_view id);

} // namespace tally
