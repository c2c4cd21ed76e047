// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

#include <QLocale>

#include <functional>

namespace tally {

/// One condition of the filter bar.
struct ChipState
{
    Filter filter;
    bool enabled = true;
    bool pinned = false; ///< stays when the page changes
    bool operator==(const ChipState &) const = default;
};

/// What the enabled chips ask for.
QList<Filter> filtersOf(const QList<ChipState> &chips);
/// The opposite: is <-> is_not, has_done <-> has_not_done, anything else within not, or taken out of it.
Filter negatedFilter(const Filter &filter);
bool isNegated(const Filter &filter);
/// "Country is KR, JP", "not Title contains live" in the interface's language.
QString filterSentence(const Filter &filter, const QLocale &locale);
/// "is", "is not", "contains", … in the interface's language.
QString operatorText(Filter::Op op);
/// The catalogue's label of a dimension, its own name where it has none.
QString dimensionTitle(const QString &dimension, const QLocale &locale);

/// Asks for values of a dimension that match a typed text; the answer may come later, or never.
using SuggestValues = std::function<void(const QString &dimension, const QString &typed,
                                         const std::function<void(const QStringList &values)> &answer)>;

} // namespace tally
