// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"

namespace tally {

HttpResponse answerCatalog(const ApiCall &call);
HttpResponse answerDimensionValues(const ApiCall &call);
HttpResponse answerQuality(const ApiCall &call);
HttpResponse answerHealth(const ApiCall &call);
HttpResponse answerMetrics(const ApiCall &call);
HttpResponse answerOpenApi(const ApiCall &call);

} // namespace tally
