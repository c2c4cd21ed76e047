// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"
#include "server/http/handler.h"

namespace tally {

/// POST /v1/events: answers once the events are on disk, with the reason of each rejected line. Parses on the
/// calling thread.
void answerEvents(const ApiCall &call, const HttpResponder &respond);

} // namespace tally
