// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace tally {

/// The store's own words for what went wrong, as one of the stable codes. `message` is the engine's, in
/// English.
Error storeError(const QString &message);
/// The same while a file is being opened, where other words mean other things.
Error openError(const QString &message, const QString &path);
Error cancelledError();

} // namespace tally
