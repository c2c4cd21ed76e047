// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>

namespace tally::csv {

/// Appends a text cell as RFC 4180 wants it. A cell that a spreadsheet could take for a formula gets a
/// leading apostrophe; NUL, broken UTF-8 and lone surrogates become U+FFFD. Everything else stays as it is.
void appendText(std::string &out, std::string_view utf8);

/// Whether a spreadsheet could take this text for a formula: the first character that is neither blank,
/// invisible nor a control is one of = + - @ (or a wide form of these), or the text starts with a tab or a
/// line end.
bool looksLikeFormula(std::string_view utf8);

void appendInteger(std::string &out, qint64 number);
/// The shortest decimal that reads back as the same number, without exponent where it is below 10^15; NaN and
/// the infinities, which no spreadsheet reads, as an empty cell.
void appendDecimal(std::string &out, double number);

} // namespace tally::csv
