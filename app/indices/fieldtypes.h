// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field.h"
#include "domain/jsonreading.h"

namespace tally {

/// Types that answer the same requests with the same meaning; indices may mix the types of one family.
enum class TypeFamily { Keyword, Text, Boolean, Number, Date, Object, Other };

TypeFamily familyOf(const QString &engineType);

/// What a repair can turn a field into.
enum class TargetType { Keyword, Text, Boolean, Long, Double, Date };

std::optional<TargetType> targetTypeByName(const QString &name);
QString targetTypeName(TargetType type); ///< as the engines name it
QStringList targetTypeNames();
TypeFamily familyOf(TargetType type);

/// Longer keywords are kept but not found. The most that any engine can index, whatever the script.
inline constexpr int LongestKeyword = 8191;

/// The mapping of a field of that type.
Json mappingOf(TargetType type);
/// What the catalogue wants of one of its fields; nothing for labels, which hold fields of their own.
std::optional<TargetType> targetTypeOf(Field field);

} // namespace tally
