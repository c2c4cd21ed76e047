// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"

namespace tally {

/// Saved filters, the same ones as the window's.
HttpResponse answerGetSegment(const ApiCall &call);
HttpResponse answerPutSegment(const ApiCall &call);
HttpResponse answerDeleteSegment(const ApiCall &call);
/// The notes of the workspace folder's `annotations` files.
HttpResponse answerAnnotations(const ApiCall &call);

} // namespace tally
