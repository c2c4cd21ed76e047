// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "sources/embedded/plancontext.h"

namespace tally {

/// Filters as a condition on the table alias `e`. Two-valued: a condition that is unknown is not met, and its
/// negation is. Every value from the query is bound. Errors: invalid_query, unknown_dimension,
/// incompatible_dimension, unknown_segment, and what looking up ids gives.
class FilterSql
{
public:
    FilterSql(const PlanContext &context, Bindings &bindings)
        : m_context(context)
        , m_bindings(bindings)
    {
    }

    /// All must hold; "true" for none.
    Result<std::string> all(const QList<Filter> &filters);

private:
    Result<std::string> condition(const Filter &filter, bool negated);
    Result<std::string> group(const QList<Filter> &filters, bool every, bool negated);
    Result<std::string> leaf(const Filter &filter);
    Result<std::string> onDimension(const Filter &filter, const DimensionInfo &dimension);
    Result<std::string> compared(const Filter &filter, const DimensionInfo &dimension,
                                 const QList<Value> &values);
    Result<std::string> onField(const Filter &filter, const DimensionInfo &dimension,
                                const QList<Value> &values);
    Result<std::string> onDictionary(const Filter &filter, Field field, const QList<Value> &values);
    Result<std::string> onNumber(const Filter &filter, const std::string &number, bool instant,
                                 const QList<Value> &values);
    std::string onLabel(const Filter &filter, const std::string &label, const QList<Value> &values);
    Result<std::string> hasDone(const Filter &filter);
    Result<std::string> expression(const DimensionInfo &dimension);
    Result<std::string> oneOfIds(const std::string &column, const std::string &select,
                                 const std::string &table, const std::string &text, Filter::Op op,
                                 const QList<Value> &values);

    const PlanContext &m_context;
    Bindings &m_bindings;
};

/// The label `name` of the table alias `e` as text, null where it is missing.
std::string labelSql(const QString &name, Bindings &bindings);

} // namespace tally
