// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"

namespace tally {

ServedResponse answerCatalog(const ApiCall &call);
ServedResponse answerDimensionValues(const ApiCall &call);
ServedResponse answerQuality(const ApiCall &call);
ServedResponse answerHealth(const ApiCall &call);
ServedResponse answerMetrics(const ApiCall &call);
ServedResponse answerOpenApi(const ApiCall &call);

} // namespace tally
