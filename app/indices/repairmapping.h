// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/documentrepair.h"

namespace tally {

/// An index's mapping with the repaired fields as they are to be; all else stays. Errors: repair_impossible
/// where a field lies below one that is no object, is nested, or where documents are not kept as they came
/// (no _source).
Result<Json> repairedMapping(const Json &mapping, const QList<FieldRepair> &repairs);

/// The settings of an index as a new one may have them: without what belongs to that one alone
/// (flat_settings=true).
Json settingsToKeep(const Json &flatSettings);

} // namespace tally
