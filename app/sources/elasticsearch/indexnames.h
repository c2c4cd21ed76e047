// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/daterange.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace tally {

/// How the indices of one base name follow each other in time.
enum class IndexStyle {
    Day, ///< NAME-2026.10.01, also with a number behind it (NAME-2026.10.01-000002)
    Month, ///< NAME-2026.10
    Week, ///< NAME-2026.40: ISO weeks
    MonthOrWeek, ///< NAME-2026.10 where no neighbour tells which
    Numbered, ///< NAME-000001
    DataStream, ///< .ds-NAME-2026.10.01-000001: the date is the day on which it was made, not that of its
                ///< events
    Other
};

/// One index as its name describes it.
struct IndexName
{
    QString name;
    IndexStyle style = IndexStyle::Other;
    /// The UTC span of the events that it is for, where the name tells; else to be asked of the data.
    std::optional<qint64> fromMs;
    std::optional<qint64> toMs; ///< exclusive
};

/// Reads the names of a base's indices. All of them at a time: 2026.10 is a week where a neighbour is
/// 2026.40. Foreign names and impossible dates are Other. Keeps the order.
QList<IndexName> readIndexNames(const QString &base, const QStringList &names);

/// The index that takes an event of this instant; by day unless the style is Month or Week.
QString indexOfInstant(const QString &base, IndexStyle style, qint64 utcMs);

/// The indices that may hold events of the range, in the given order. Where the name does not tell, `bounds`
/// (first and last event by index) does; an index without either is kept, one known to be empty is not in
/// question.
QStringList indicesTouched(const QList<IndexName> &indices, const DateRange &range,
                           const QHash<QString, DataBounds> &bounds = {});

/// Days, months or weeks between the first and the last named one for which there is no index, as index
/// names. None where the names tell no time.
QStringList missingIndices(const QString &base, const QList<IndexName> &indices);

/// Whether a name fits an index expression (`a-*,b-*`, without exclusions), as the engines read it.
bool matchesIndexPattern(const QString &pattern, const QString &name);

} // namespace tally
