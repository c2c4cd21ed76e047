// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/qualitysource.h"

#include <nlohmann/json_fwd.hpp>

/// The figures of quality between two processes of one store; as wire.h.
namespace tally::wire {

nlohmann::ordered_json questionJson(const QualityQuestion &question);
nlohmann::ordered_json reportJson(const QualityReport &report);
nlohmann::ordered_json rowsJson(const QualityRows &rows);

Result<QualityQuestion> readQuestion(const nlohmann::ordered_json &json);
Result<QualityReport> readReport(const nlohmann::ordered_json &json);
Result<QualityRows> readRows(const nlohmann::ordered_json &json);

} // namespace tally::wire
