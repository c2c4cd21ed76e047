// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/storekeeper.h"

namespace tally {

class Connection;

/// All but path and bytes.
Result<StoreFacts> storeFacts(Connection &connection, int imports, const CancelToken &cancel);

} // namespace tally
