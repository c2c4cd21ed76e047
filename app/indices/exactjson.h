// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"

#include <optional>
#include <string>

/// Documents of an index, read and written without loss: a number that is no 64-bit integer keeps its digits,
/// where a double would round 12345678901234567890123 or 0.10. Such a number is a Json of the kind binary.
namespace tally {

inline constexpr int MaxDocumentDepth = 1000;

/// Errors: invalid_file with what is wrong and where.
Result<Json> parseExact(const QByteArray &text);
std::string dumpExact(const Json &json);

/// The digits of a number, as they came; nothing for what is no number.
std::optional<std::string> numberText(const Json &json);
/// A number from its digits, which must be a JSON number.
Json numberFromText(const std::string &digits);

} // namespace tally
