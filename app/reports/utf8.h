// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

/// UTF-8 as it comes from logs: mostly sound, sometimes cut or made of lone surrogates.
namespace tally::utf8 {

inline constexpr char32_t Replacement = 0xfffd;

/// Takes the first character off `text` (not empty); a byte that starts nothing valid is taken alone and
/// answered as U+FFFD, and so is NUL.
char32_t takeOne(std::string_view &text);

/// Neither NUL, broken sequences, over-long forms nor surrogates.
bool isWellFormed(std::string_view text);

/// The text with U+FFFD in place of what is not well formed.
std::string repaired(std::string_view text);

void append(std::string &out, char32_t character);
/// Lone surrogates become U+FFFD.
void append(std::string &out, QStringView text);

} // namespace tally::utf8
