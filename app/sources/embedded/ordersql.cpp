// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/ordersql.h"

#include "sources/embedded/textsql.h"

#include <algorithm>

namespace tally {
namespace {

using Terms = std::vector<std::string>;

void addDimension(Terms &terms, const DimensionSql &dimension, int index, bool descending)
{
    const std::string text = "t" + std::to_string(index);
    const std::string other = "o" + std::to_string(index);
    if (!dimension.otherFlag.empty()) {
        terms.push_back('(' + text + " IS NULL AND NOT " + other + ')');
        terms.push_back(other);
    }
    terms.push_back(text + (descending ? " DESC NULLS LAST" : " ASC NULLS LAST"));
}

} // namespace

const MetricInfo *orderedMetric(const PassSpec &spec, const OrderTerm &term)
{
    const auto metric = std::find_if(spec.metrics.cbegin(), spec.metrics.cend(),
                                     [&](const MetricInfo &info) { return info.name == term.column; });
    return metric == spec.metrics.cend() ? nullptr : &*metric;
}

std::string orderSql(const PassSpec &spec, const QList<DimensionSql> &dimensions)
{
    Terms terms;
    for (const OrderTerm &term : spec.order) {
        if (const MetricInfo *metric = orderedMetric(spec, term)) {
            terms.push_back(metricSql(*metric) + (term.descending ? " DESC NULLS LAST" : " ASC NULLS LAST"));
            continue;
        }
        for (int i = 0; i < dimensions.size(); ++i) {
            if (dimensions[i].info.name == term.column)
                addDimension(terms, dimensions[i], i, term.descending);
        }
    }
    for (int i = 0; spec.grouped && i < dimensions.size(); ++i)
        addDimension(terms, dimensions[i], i, false);
    return terms.empty() ? std::string() : " ORDER BY " + joined(terms, ", ");
}

} // namespace tally
