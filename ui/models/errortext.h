// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace tally {

/// A sentence for people that says what went wrong and what to do, in the interface's language, with the code
/// at its end so that it can be looked up.
QString errorSentence(const Error &error);
/// Whether asking again may help.
bool canRetry(const Error &error);

} // namespace tally
