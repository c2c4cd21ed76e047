// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "domain/query.h"
#include "sources/source.h"

namespace tally::cli {

/// The zone of --zone, or the system's. `invalid_time_zone` where there is none of that name.
Result<Zone> zoneOf(const Arguments &arguments);

/// What --range, --zone and --include-today say; `otherwise` where there is no --range.
Parsed<RangeSpec> rangeOf(const Arguments &arguments, const QString &otherwise);
Parsed<Qt::DayOfWeek> weekStartOf(const Arguments &arguments);
Parsed<std::optional<qint64>> asOfOf(const Arguments &arguments);
/// The conditions of all --filter; `invalid_query` where one can't be read.
Result<QList<Filter>> filtersOf(const Arguments &arguments);

/// The query that options describe, all but its filters. Names are not checked: the source refuses unknown
/// ones.
Parsed<Query> queryOf(const Arguments &arguments);

} // namespace tally::cli
