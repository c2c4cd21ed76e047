// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

namespace tally {

/// Each filter against the catalogue: names, operators that fit, values of the right type. Local instants are
/// read in `zone`. Segments are let pass: they are checked once they are expanded.
Result<void> checkFilters(const QList<Filter> &filters, const Zone &zone);
/// What an event has by itself, whatever the range or the other events are.
bool isFilterable(DimensionKind kind);
bool namesDimension(const QList<Filter> &filters, const QString &dimension);

} // namespace tally
