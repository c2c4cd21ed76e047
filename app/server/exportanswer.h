// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"

namespace tally {

/// GET /v1/exports.csv: the first rows are there before the answer begins, so that a wrong question is a problem and
/// no broken file.
ServedResponse answerExport(const ApiCall &call);

} // namespace tally
