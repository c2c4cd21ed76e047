// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace tally {

/// Where the process that has a store open answers the others of the same user: a socket in the user's
/// runtime folder, in a folder that no other user can enter, named by the store's path. Errors: `io_error`
/// where no such folder can be had.
Result<QString> storeSocket(const QString &store);

} // namespace tally
