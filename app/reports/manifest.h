// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "reports/csvwriter.h"
#include "sources/source.h"

#include <nlohmann/json_fwd.hpp>

namespace tally {

/// How the numbers of a report were made, so that it can be understood and made again without this program:
/// query, resolved range, zone, filters, definitions, quality, totals. `table` may be the first of several
/// pages; `rows` counts all.
nlohmann::ordered_json resultManifest(const ResultTable &table, qint64 rows, qint64 createdMs);

/// The same for raw events. `range` is the resolved one, unset for all events.
nlohmann::ordered_json eventsManifest(const EventSelection &selection, const std::optional<DateRange> &range,
                                      const Zone &zone, qint64 rows, qint64 createdMs);

} // namespace tally
