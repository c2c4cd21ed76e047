// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tally {

/// Appends the text as a JSON string with its quotes. The text must be UTF-8.
void appendJsonString(std::string &to, std::string_view utf8);

bool isUtf8(std::string_view text);
/// The text with U+FFFD in place of what is no UTF-8.
std::string repairedUtf8(std::string_view text);

} // namespace tally
