// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally {

/// What a kept thing may be called: 1 to 200 characters that are not all blank, no control characters.
bool isKeptName(const QString &name);
inline constexpr int MaxKeptName = 200;

/// A file name that no name can make dangerous: letters, digits, and a hash that tells equal ones apart.
/// `fallback` stands where the name has no letter.
QString keptFileName(const QString &name, const QString &fallback);

} // namespace tally
