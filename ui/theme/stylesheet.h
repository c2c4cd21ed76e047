// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QPalette>
#include <QString>

namespace tally {

QPalette paletteFor(const Tokens &tokens);
/// The style sheet of the whole program. Widgets ask for a look by the dynamic properties that it knows:
/// `kind` = "primary" | "quiet" | "link" on buttons, "title" | "heading" | "small" | "muted" | "error" on
/// labels, "card" | "popup" | "bar" | "side" on frames.
QString styleSheetFor(const Tokens &tokens);

} // namespace tally
