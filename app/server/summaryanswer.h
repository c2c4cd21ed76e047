// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"

namespace tally {

/// The four numbers and the series of one metric over a range: GET /v1/viewers/summary and /v1/contents/summary.
ServedResponse answerSummary(const ApiCall &call, const QString &metric);

} // namespace tally
