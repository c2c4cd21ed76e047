// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorcodes.h"

namespace tally::codes {

inline const QString RepairImpossible = QStringLiteral("repair_impossible");
inline const QString RepairDiffers = QStringLiteral("repair_differs");
inline const QString RepairTakenOver = QStringLiteral("repair_taken_over");

} // namespace tally::codes
