// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"

#include <optional>

namespace tally {

/// Waits on the calling thread until cancelled, or for that many milliseconds at the most.
void waitForCancel(const CancelToken &cancel, std::optional<int> ms = {});

} // namespace tally
