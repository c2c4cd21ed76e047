// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/statement.h"

namespace tally {

/// " ORDER BY …" over the columns of a page: as asked for, ties by all dimensions ascending, missing values
/// last. Empty where there is nothing to order.
std::string orderSql(const PassSpec &spec, const QList<DimensionSql> &dimensions);

/// The metric of the pass that has the name of an order's column; null where it is a dimension.
const MetricInfo *orderedMetric(const PassSpec &spec, const OrderTerm &term);

} // namespace tally
