// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <string>
#include <vector>

namespace tally {

/// Atoms come from families: each family is one grouping of the events of the pass.
enum class Family { Plain, Viewers, Sessions, Uploaders };
Family familyOf(Atom atom);

/// Name of an atom's column: "count_view".
std::string atomColumn(const AtomRef &atom);
/// Revenue has a second column: whether its purchases have several currencies.
inline constexpr const char *SeveralCurrencies = "several_currencies";

/// "SELECT keys, atoms FROM src … GROUP BY keys" for the atoms of one family. `keys` are columns of `source`,
/// which has the events' columns and, where `rowId` is set, `row_id`: then events stand in several rows, and
/// page-views of a visit are counted once for each event.
std::string familySql(Family family, const QList<AtomRef> &atoms, const std::vector<std::string> &keys,
                      const std::string &source, bool rowId);

/// A metric's value from its atoms' columns, null where unknown; as evaluate() in the domain computes it, for
/// order.
std::string metricSql(const MetricInfo &metric);

} // namespace tally
