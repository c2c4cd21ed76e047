// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/apicall.h"

namespace tally {

/// Saved filters, the same ones as the window's.
ServedResponse answerGetSegment(const ApiCall &call);
ServedResponse answerPutSegment(const ApiCall &call);
ServedResponse answerDeleteSegment(const ApiCall &call);
/// The notes of the workspace folder's `annotations` files.
ServedResponse answerAnnotations(const ApiCall &call);

} // namespace tally
