// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"
#include "sources/source.h"

namespace tally {

/// First and last event; nothing for an empty store. From statistics that imports keep: fast at any size.
Result<std::optional<DataBounds>> storeBounds(Connection &connection);

/// Everything about the store but its name, location and size on disk.
Result<SourceInfo> storeInfo(Connection &connection, const CancelToken &cancel);

/// Values of a dimension that contain `text` without regard to case, most frequent first, ties by value.
/// Errors: unknown_dimension; incompatible_dimension for time:UNIT and landing_page, whose values are no
/// event's own.
Result<QList<DimensionValue>> dimensionValues(Connection &connection, const QString &dimension,
                                              const QString &text, int limit, const CancelToken &cancel);

} // namespace tally
