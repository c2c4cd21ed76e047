// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/pagetexts.h"
#include "ui/pages/overview/overviewplan.h"

namespace tally {

/// The title of a tile's card: "Top contents", "Devices", …
QString tileTitle(Tile tile);
/// The columns of a top table.
QList<TableColumn> topColumns(Tile tile, const ResultTable &table, Language language);

} // namespace tally
