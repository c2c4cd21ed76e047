// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace tally {

/// The names of a flat JSON object's members, as they stand in the text (escapes left as they are). Whatever
/// is no object gives what could be read of it. The views point into `json`.
std::vector<std::string_view> labelNames(std::string_view json);

} // namespace tally
