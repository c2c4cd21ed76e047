// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tally {

/// Whether the whole text matches the pattern: `*` any characters, `?` one character, `\` takes the next one
/// as it is. Case-sensitive, UTF-8.
bool globMatches(std::string_view pattern, std::string_view text);

} // namespace tally
