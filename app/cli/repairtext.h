// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/upkeeptext.h"
#include "indices/repairer.h"

namespace tally::cli {

/// A preview and an outcome for people and for programs. No record: there was nothing to repair.
QString previewText(const RepairPreview &preview);
QString repairText(const QString &index, const std::optional<RepairRecord> &record);
nlohmann::ordered_json previewJson(const RepairPreview &preview);
nlohmann::ordered_json repairJson(const QString &index, const std::optional<RepairRecord> &record);

} // namespace tally::cli
