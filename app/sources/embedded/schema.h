// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"

namespace tally {

/// The store's tables and their versions. A version is never changed once it was released: what comes later
/// is another migration.
class Schema
{
public:
    static int supportedVersion();

    /// Creates or migrates, in one transaction. Errors: store_too_new, invalid_source (a database of somebody
    /// else), store_damaged, and what the store says.
    static Result<void> prepare(Connection &connection, qint64 nowMs);

    static Result<quint64> dataVersion(Connection &connection);
    static Result<void> bumpDataVersion(Connection &connection);
};

} // namespace tally
