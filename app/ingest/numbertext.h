// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string_view>

namespace tally {

enum class NumberStatus { Ok, NotANumber, OutOfRange };

/// Text as a whole number: spaces around and a plus sign are allowed, decimals are cut off.
NumberStatus readInteger(std::string_view text, qint64 &number);
/// Text as a finite decimal number.
NumberStatus readDecimal(std::string_view text, double &number);
/// Whether the text is a number as JSON writes them.
bool isJsonNumber(std::string_view text);

std::string_view trimmed(std::string_view text);

} // namespace tally
