// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally::cli {

/// From here on a fault of the process (a wild read, an abort) is told as a sentence about this store, and
/// the program ends with status 1: the engine's checksums do not tell that a whole block lies in another's
/// place, and it follows what it reads. Sanitizers keep their own reports.
void blameFaultsOn(const QString &store);

} // namespace tally::cli
