// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/numberclasses.h"

#include <string>

namespace tally {

/// The number of a class, from 0, that an SQL number falls into. Null where the number is.
std::string classOrdinalSql(const std::string &number, DimensionKind kind);
/// content_age of the table alias `e` as the number of its class, and as its word. Never null.
std::string ageOrdinalSql();
std::string ageWordSql();

} // namespace tally
