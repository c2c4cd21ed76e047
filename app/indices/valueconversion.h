// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/fieldtypes.h"

namespace tally {

/// One value of a document as another type wants it. Arrays are converted value by value before this; null
/// stays null.
struct ConvertedValue
{
    bool possible = true;
    Json value; ///< null when not possible
};

/// Never guesses and never rounds: what another type cannot hold exactly is not possible, as 12.5 as a whole
/// number, "yes" as a boolean, an object as anything. Values are those of exactjson.h.
ConvertedValue convertValue(const Json &value, TargetType type);

} // namespace tally
