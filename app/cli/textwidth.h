// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally::cli {

/// Columns of a terminal that a text takes: two for East Asian wide characters, none for combining ones.
int textWidth(const QString &text);

/// The text without what a terminal would obey: controls, escape sequences and marks that turn the direction
/// become U+FFFD. Logs are written by strangers.
QString printable(const QString &text);

} // namespace tally::cli
