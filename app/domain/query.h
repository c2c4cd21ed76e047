// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/daterange.h"
#include "domain/value.h"

#include <QList>
#include <QStringList>

namespace tally {

/// A condition on events. Value lists mean "any of"; a null in the values of Is means "missing".
struct Filter
{
    enum class Op { Is, IsNot, Contains, Matches, Gt, Gte, Lt, Lte, Exists, HasDone, HasNotDone, And, Or, Not, Segment };
    Op op = Op::And;
    QString dimension;        ///< short name, for Is … Exists
    QList<Value> values;      ///< for Is … Lte; actions for HasDone, HasNotDone
    QList<Filter> children;   ///< for And, Or, Not
    QString segment;          ///< for Segment

    bool operator==(const Filter &other) const; // not defaulted: the list of children needs it while it is declared
};

struct OrderTerm
{
    QString column; ///< a metric or a dimension of the query
    bool descending = false;
    bool operator==(const OrderTerm &) const = default;
};

/// Keeps the `limit` greatest values of one dimension by one metric, the rest becomes Other.
struct TopSpec
{
    QString dimension;
    int limit = 5;
    QString by;
    bool operator==(const TopSpec &) const = default;
};

enum class Accuracy { Fast, Exact };

/// What retention's cohorts and the spread of views are made of; each metric knows two of them.
enum class Basis {
    FirstEvent, ///< cohorts by the viewer's first event ever
    SignUp,     ///< cohorts by the viewer's sign-up
    Content,    ///< spread over contents
    Uploader    ///< spread over uploaders
};

/// The words of Basis, by its order.
const QStringList &basisNames();

/// The question that everything which shows a number asks. A value; JSON in domain/queryjson.h.
struct Query
{
    QStringList metrics;
    QStringList dimensions;
    RangeSpec range;
    QList<Filter> filters; ///< all must hold
    CompareSpec compare;
    QList<OrderTerm> order;
    std::optional<TopSpec> top;
    int limit = DefaultLimit;
    QString cursor; ///< empty: first page
    Accuracy accuracy = Accuracy::Fast;
    bool allowPartial = false;
    bool includeTotals = false;
    bool includeEmptyBuckets = false;
    bool includeOther = false;
    Qt::DayOfWeek weekStart = Qt::Monday;
    std::optional<Basis> basis; ///< unset, or of no use to a metric: FirstEvent, Content
    bool explain = false; ///< the answer tells how it was made; no part of the question, so that JSON lacks it
    std::optional<qint64> asOfMs; ///< "now" for this query; unset: the clock's

    static constexpr int DefaultLimit = 10'000;
    static constexpr int MaxLimit = 1'000'000;

    bool operator==(const Query &) const = default;
};

/// Names and combinations checked against the catalogue: unknown_metric, unknown_dimension, incompatible_dimension,
/// invalid_time_zone, invalid_query. `place` names the spot. Segments are let pass: expand them first.
Result<void> validate(const Query &query);

/// A dimension or filter on traffic_class lifts the default of human traffic.
bool namesTrafficClass(const Query &query);

} // namespace tally
