// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"

#include <initializer_list>
#include <string>

/// Reads answers of an engine that may be anything: what is missing or of another kind is null, empty or the
/// default.
namespace tally {

/// pick(json, {"hits", "total", "value"}); a constant null where there is no such thing.
const Json &pick(const Json &json, std::initializer_list<const char *> keys);
const Json &pick(const Json &json, const std::string &key);

QString textOf(const Json &json); ///< a text, a number or a boolean as text; else empty
qint64 integerOf(const Json &json, qint64 otherwise = 0); ///< a number, or a text that is one
bool isTrue(const Json &json); ///< true or "true"

/// Whether an answer is of all shards. One that is just gone counts neither as successful nor as failed.
bool isWhole(const Json &answer);

} // namespace tally
