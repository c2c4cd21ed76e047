// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "sources/embedded/plancontext.h"

namespace tally {

/// What a group is told apart by, as the store holds it: an id, a number, a text, nothing, or "the rest" of a
/// `top`.
struct RawKey
{
    SqlValue value; ///< monostate, qint64, double or std::string
    bool other = false;
};

/// The values of one dimension that a `top` keeps; all others are the rest.
struct KeptValues
{
    QString dimension;
    std::vector<SqlValue> values; ///< a monostate among them keeps the missing value
};

/// One dimension as SQL over the table alias `e`.
struct DimensionSql
{
    enum class KeyType { Integer, Decimal, Text };

    DimensionInfo info;
    std::string key; ///< what events are grouped by
    KeyType type = KeyType::Integer;
    std::string with; ///< "name AS (…)", needed by `join`; may be empty
    std::string join; ///< joins after "events e"
    std::string dictionary; ///< table whose `value` is the text of the key; empty: the key is the value
    QList<Bucket> buckets; ///< for Time: the key is a number into these
    QStringList words; ///< for classes of numbers: the key is a number into these
    std::string otherFlag; ///< true for events of the rest; empty without a `top` on this dimension
};

/// Makes the dimension. `eventFilter` is the whole condition on `e` that chooses the pass's events; `index`
/// makes names unique.
Result<DimensionSql> dimensionSql(const DimensionInfo &info, int index, const PlanContext &context,
                                  const std::string &eventFilter, Bindings &bindings);

/// A key as SQL, split into what a `top` keeps and the rest.
struct SplitKey
{
    std::string key;
    std::string otherFlag;
};
SplitKey splitKey(const std::string &key, const KeptValues &kept, Bindings &bindings);
/// Splits the dimension's key into what is kept and the rest.
void keepOnly(DimensionSql &dimension, const KeptValues &kept, Bindings &bindings);

} // namespace tally
