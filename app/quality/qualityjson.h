// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/qualitysource.h"

#include <nlohmann/json_fwd.hpp>

namespace tally {

/// {"from", "to", "days": [{"day", "events", "ledger", "figures": {"validity": {"checked", "failed",
/// "good_share", "problems": {…}}, …}, "lag_ms": {"median", "p95"}}], "total", "undated", "definitions"}.
nlohmann::ordered_json qualityToJson(const QualityReport &report);
/// {"figure", "count", "rows": [{"time", "event_id", …, "problem", "value"}], "imports": […]}.
nlohmann::ordered_json qualityRowsToJson(QualityFigure figure, const QualityRows &rows);

} // namespace tally
