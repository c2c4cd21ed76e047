// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tally {

/// Whether a text names an id: as a whole, or as a word of its own between characters that are neither ASCII
/// letters, digits, nor an underscore.
bool namesId(std::string_view text, std::string_view id);

} // namespace tally
